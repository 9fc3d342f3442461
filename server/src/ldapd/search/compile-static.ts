import type { Filter } from '@doorward/ldap'
import type { StaticEntry } from '../entry/static-entry.ts'
import type { Profile } from '../profile/index.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { compileAbsent, compileItem, type ItemTarget } from './compile-item.ts'
import { compileFilter, type Condition, Truth, undefinedCondition } from './condition.ts'
import { compileValueTest } from './match-value.ts'
import { namesOf } from './names-of.ts'

/** Makes a filter ready for some static entries, by their numbers. Most filters speak of nothing any of them has. */
export function compileStatic(filter: Filter, entries: readonly StaticEntry[], profile: Profile): Condition {
  const target: ItemTarget = {
    profile,
    compile(item, type) {
      if (!entries.some(({ attributes }) => attributes.has(type))) return compileAbsent(item, type)
      const passes = compileValueTest(item, syntaxOf(type.syntax))
      if (passes === undefined) return undefinedCondition
      return testOf(entry => entry.attributes.get(type)?.some(value => passes(value, 0, value.length)) === true)
    },
    compileNames: passes => testOf(({ dn }) => namesOf(dn, profile).some(({ type, value }) => passes(type, value))),
  }
  const testOf = (test: (entry: StaticEntry) => boolean): Condition => ({
    kind: 'test',
    candidates: undefined,
    test(number) {
      const entry = entries[number]
      return entry !== undefined && test(entry) ? Truth.yes : Truth.no
    },
  })
  return compileFilter(filter, item => compileItem(item, target))
}

/** Whether a filter is true of one static entry. */
export function matchesStatic(filter: Filter, entry: StaticEntry, profile: Profile): boolean {
  const condition = compileStatic(filter, [entry], profile)
  return (condition.kind === 'constant' ? condition.truth : condition.test(0)) === Truth.yes
}
