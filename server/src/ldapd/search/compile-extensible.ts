import type { AttributeType } from '../schema/attribute-type.ts'
import { findMatchingRule, isUsableWith, type MatchingRule } from '../schema/matching-rule.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { byClassName, compileAbsent, type ExtensibleItem, type ItemTarget, type TypedItem } from './compile-item.ts'
import { anyOf, type Condition, decided, undefinedCondition } from './condition.ts'
import { compileValueTest, type ValueTest } from './match-value.ts'

/**
 * Extensible match (RFC 4511 §4.5.1.7.7): a rule on one attribute, or on all it is usable with, and with `:dn:` on the
 * names in the entry's DN too. Undefined where the attribute or the rule is not known, where the one is not usable with
 * the other, and where the value is none of the rule's syntax.
 */
export function compileExtensible(item: ExtensibleItem, target: ItemTarget): Condition {
  const rule = item.matchingRule === undefined ? undefined : findMatchingRule(item.matchingRule)
  if (item.matchingRule !== undefined && rule === undefined) return undefinedCondition
  if (item.attribute !== undefined) {
    const [name = '', ...options] = item.attribute.toLowerCase().split(';')
    const type = target.profile.types.get(name)
    if (type === undefined || (rule !== undefined && !isUsableWith(rule, type))) return undefinedCondition
    if (options.length > 0) return compileAbsent(itemFor(type, rule, item.value), type)
    return compileOn([type], item, rule, target, false)
  }
  if (rule === undefined) return undefinedCondition
  const types = [...new Set(target.profile.types.values())].filter(type => isUsableWith(rule, type))
  return types.length === 0 ? undefinedCondition : compileOn(types, item, rule, target, true)
}

/** `decides`: an attribute that may not be seen is none of those the rule is held against. */
function compileOn(
  types: readonly AttributeType[],
  { value, dnAttributes }: ExtensibleItem,
  rule: MatchingRule | undefined,
  target: ItemTarget,
  decides: boolean,
): Condition {
  const conditions: Condition[] = []
  const tests = new Map<AttributeType, ValueTest>()
  for (const type of types) {
    const item = byClassName(itemFor(type, rule, value), type, target.profile)
    const test = compileValueTest(item, syntaxOf(type.syntax))
    if (test === undefined) return undefinedCondition
    tests.set(type, test)
    const condition = target.compile(item, type)
    conditions.push(decides ? decided(condition) : condition)
  }
  if (dnAttributes)
    conditions.push(target.compileNames((type, value) => tests.get(type)?.(value, 0, value.length) === true))
  return anyOf(conditions)
}

/**
 * A rule that asks what equality asks, so that what finds equal values finds these: the attribute's own, and Active
 * Directory's that follows members through groups, which here name those who are in them through others anyway.
 */
function itemFor(type: AttributeType, rule: MatchingRule | undefined, value: Uint8Array): TypedItem {
  const isEquality = rule === undefined || rule.kind === 'chain' || rule.name === syntaxOf(type.syntax).equality
  return isEquality
    ? { kind: 'equalityMatch', attribute: type.name, value }
    : { kind: 'rule', attribute: type.name, rule, value }
}
