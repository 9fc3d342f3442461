import { parseDN } from '@doorward/ldap'
import type { Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { type Condition, constant, type FilterItem, no, undefinedCondition } from './condition.ts'
import { compileValueTest } from './match-value.ts'

/** A filter item that names an attribute in a way every kind of entry understands. */
export type TypedItem = Exclude<FilterItem, { kind: 'unrecognised' } | { kind: 'extensibleMatch' }>

/**
 * Active Directory's LDAP_MATCHING_RULE_IN_CHAIN, which follows members through groups. Here every group names those who
 * are in it through others anyway, so it asks what equality asks.
 */
const inChain = '1.2.840.113556.1.4.1941'

/** Finds the attribute type an item speaks of, and leaves the rest to `compile`. */
export function compileItem(
  item: FilterItem,
  profile: Profile,
  compile: (item: TypedItem, type: AttributeType) => Condition,
): Condition {
  if (item.kind === 'unrecognised') return undefinedCondition
  if (item.kind === 'extensibleMatch') {
    const { attribute, matchingRule, dnAttributes, value } = item
    const type = attribute === undefined ? undefined : profile.types.get(attribute.toLowerCase())
    if (matchingRule !== inChain || dnAttributes || type?.syntax !== 'dn') return undefinedCondition
    return compile({ kind: 'equalityMatch', attribute: type.name, value }, type)
  }
  const { types } = profile
  const type = types.get(item.attribute) ?? types.get(item.attribute.toLowerCase())
  if (type !== undefined) return compile(item, type)
  // `cn;lang-de` is a kind of cn that nobody has; anything else is not recognised.
  const [name = '', ...options] = item.attribute.toLowerCase().split(';')
  const tagged = options.length > 0 ? types.get(name) : undefined
  return tagged === undefined ? undefinedCondition : compileAbsent(item, tagged)
}

/** An item about an attribute that entries of a kind never have: false, unless it could be true of none anywhere. */
export function compileAbsent(item: TypedItem, { syntax: name }: AttributeType): Condition {
  const syntax = syntaxOf(name)
  if (item.kind === 'present') return no
  if (item.kind === 'equalityMatch') {
    if (name === 'dn') return isDN(item.value) ? no : undefinedCondition
    // The usual case, without preparing anything: ASCII is a value of every text syntax.
    const isText = name === 'directoryString' || name === 'ia5String'
    if (isText && item.value.length > 0 && item.value.every(byte => byte < 0x80)) return no
  }
  return compileValueTest(item, syntax) === undefined ? undefinedCondition : no
}

function isDN(value: Uint8Array): boolean {
  try {
    parseDN(Buffer.from(value).toString())
    return true
  } catch {
    return false
  }
}

/** An item about values that are known before the search. */
export function compileConstant(item: TypedItem, type: AttributeType, values: readonly Uint8Array[]): Condition {
  if (item.kind === 'present') return constant(values.length > 0)
  const test = compileValueTest(item, syntaxOf(type.syntax))
  if (test === undefined) return undefinedCondition
  return constant(values.some(value => test(value, 0, value.length)))
}
