import type { Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { type Condition, constant, type FilterItem, no, undefinedCondition } from './condition.ts'
import { compileValueTest } from './match-value.ts'

/** A filter item that names an attribute in a way every kind of entry understands. */
export type TypedItem = Exclude<FilterItem, { kind: 'unrecognised' } | { kind: 'extensibleMatch' }>

/** Finds the attribute type an item speaks of, and leaves the rest to `compile`. */
export function compileItem(
  item: FilterItem,
  profile: Profile,
  compile: (item: TypedItem, type: AttributeType) => Condition,
): Condition {
  if (item.kind === 'unrecognised' || item.kind === 'extensibleMatch') return undefinedCondition
  const { types } = profile
  const type = types.get(item.attribute) ?? types.get(item.attribute.toLowerCase())
  return type === undefined ? compileUnknown(profile, item.attribute) : compile(item, type)
}

/** A description that names no type: `cn;lang-de` is a kind of cn that nobody has; anything else is not recognised. */
function compileUnknown(profile: Profile, description: string): Condition {
  const [name = '', ...options] = description.toLowerCase().split(';')
  return options.length > 0 && profile.types.has(name) ? no : undefinedCondition
}

/** An item about values that are known before the search. */
export function compileConstant(item: TypedItem, type: AttributeType, values: readonly Uint8Array[]): Condition {
  if (item.kind === 'present') return constant(values.length > 0)
  const test = compileValueTest(item, syntaxOf(type.syntax))
  if (test === undefined) return undefinedCondition
  return constant(values.some(value => test(value, 0, value.length)))
}
