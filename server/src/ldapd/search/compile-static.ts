import { equalDN, type Filter } from '@doorward/ldap'
import type { StaticEntry } from '../entry/static-entry.ts'
import type { Profile } from '../profile/index.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { compileAbsent, compileItem } from './compile-item.ts'
import { compileFilter, type Condition, Truth, undefinedCondition } from './condition.ts'
import { compileValueTest, type ValueTest } from './match-value.ts'

/** Makes a filter ready for some static entries, by their numbers. Most filters speak of nothing any of them has. */
export function compileStatic(filter: Filter, entries: readonly StaticEntry[], profile: Profile): Condition {
  return compileFilter(filter, item =>
    compileItem(item, profile, (item, type) => {
      if (!entries.some(({ attributes }) => attributes.has(type))) return compileAbsent(item, type)
      let test: ValueTest | undefined
      if (item.kind === 'present') test = () => true
      else if (type.syntax !== 'dn') test = compileValueTest(item, syntaxOf(type.syntax))
      else if (item.kind === 'equalityMatch') test = compileDNTest(item.value)
      if (test === undefined) return undefinedCondition
      const passes = test
      return {
        kind: 'test',
        candidates: undefined,
        test: entry =>
          entries[entry]?.attributes.get(type)?.some(value => passes(value, 0, value.length)) === true
            ? Truth.yes
            : Truth.no,
      }
    }),
  )
}

/** Whether a filter is true of one static entry. */
export function matchesStatic(filter: Filter, entry: StaticEntry, profile: Profile): boolean {
  const condition = compileStatic(filter, [entry], profile)
  return (condition.kind === 'constant' ? condition.truth : condition.test(0)) === Truth.yes
}

function compileDNTest(asserted: Uint8Array): ValueTest {
  const wanted = Buffer.from(asserted).toString()
  return (bytes, start, end) => {
    try {
      return equalDN(wanted, Buffer.from(bytes.subarray(start, end)).toString())
    } catch {
      return false
    }
  }
}
