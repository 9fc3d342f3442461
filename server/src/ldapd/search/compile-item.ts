import type { Filter } from '@doorward/ldap'
import { findObjectClass, type Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { compileExtensible } from './compile-extensible.ts'
import { type Condition, constant, type FilterItem, no, undefinedCondition } from './condition.ts'
import { compileValueTest, type RuleItem } from './match-value.ts'

/** A filter item that names an attribute in a way every kind of entry understands. */
export type TypedItem = Exclude<FilterItem, { kind: 'unrecognised' } | { kind: 'extensibleMatch' }> | RuleItem

/** What entries of a kind say to the items of a filter. */
export interface ItemTarget {
  profile: Profile
  /** An item about an attribute. */
  compile(item: TypedItem, type: AttributeType): Condition
  /** Whether one of the names in an entry's DN passes, but for those that the entry has as an attribute too. */
  compileNames(passes: (type: AttributeType, value: Uint8Array) => boolean): Condition
}

/** Finds the attribute types an item speaks of, and leaves the rest to the target. */
export function compileItem(item: FilterItem, target: ItemTarget): Condition {
  if (item.kind === 'unrecognised') return undefinedCondition
  if (item.kind === 'extensibleMatch') return compileExtensible(item, target)
  const { types } = target.profile
  const type = types.get(item.attribute) ?? types.get(item.attribute.toLowerCase())
  if (type !== undefined) return target.compile(byClassName(item, type, target.profile), type)
  // `cn;lang-de` is a kind of cn that nobody has; anything else is not recognised.
  const [name = '', ...options] = item.attribute.toLowerCase().split(';')
  const tagged = options.length > 0 ? types.get(name) : undefined
  return tagged === undefined ? undefinedCondition : compileAbsent(item, tagged)
}

/** RFC 4512 §2.6.1: a class may be asked for by its OID; entries have it by name. */
export function byClassName<I extends { kind: string }>(item: I, { syntax }: AttributeType, profile: Profile): I {
  if (syntax !== 'oid' || !('value' in item)) return item
  const { value } = item as I & { value: Uint8Array }
  const first = value[0] ?? 0
  if (first < 0x30 || first > 0x39) return item
  const found = findObjectClass(profile, Buffer.from(value).toString())
  return found === undefined ? item : { ...item, value: Buffer.from(found.name) }
}

/** An item about an attribute that entries of a kind never have: false, unless it could be true of none anywhere. */
export function compileAbsent(item: TypedItem, { syntax: name }: AttributeType): Condition {
  if (item.kind === 'present') return no
  // The usual case, without preparing anything: ASCII is a value of every text syntax.
  const isText = name === 'directoryString' || name === 'ia5String'
  if (item.kind === 'equalityMatch' && isText && item.value.length > 0 && item.value.every(byte => byte < 0x80))
    return no
  return compileValueTest(item, syntaxOf(name)) === undefined ? undefinedCondition : no
}

/** An item about values that are known before the search. */
export function compileConstant(item: TypedItem, type: AttributeType, values: readonly Uint8Array[]): Condition {
  if (item.kind === 'present') return constant(values.length > 0)
  const test = compileValueTest(item, syntaxOf(type.syntax))
  if (test === undefined) return undefinedCondition
  return constant(values.some(value => test(value, 0, value.length)))
}

export type ExtensibleItem = Extract<Filter, { kind: 'extensibleMatch' }>
