import { ResultCode, type SortKey, type SortResult } from '@doorward/ldap'
import type { Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { findMatchingRule, isSortableBy, type MatchingRule, orderingRuleOf } from '../schema/matching-rule.ts'
import { compareNormal, type Syntax, syntaxOf } from '../schema/syntax.ts'
import { searchLimits } from './limits.ts'
import { type Match, matchAt, type Matches } from './matches.ts'
import { normalForm } from './match-value.ts'

/** A sort key made ready. */
export interface Ordering {
  type: AttributeType
  syntax: Syntax
  reverse: boolean
}

/** Makes sort keys ready (RFC 2891 §1.1), or says why entries cannot be sorted by them. */
export function findOrderings(keys: readonly SortKey[], profile: Profile, isAdmin: boolean): Ordering[] | SortResult {
  if (keys.length > searchLimits.sortKeysMax) return { resultCode: ResultCode.adminLimitExceeded }
  const orderings: Ordering[] = []
  for (const { attribute, orderingRule, reverse } of keys) {
    const type = profile.types.get(attribute.toLowerCase())
    if (type === undefined || (!isAdmin && isHidden(type, profile)))
      return { resultCode: ResultCode.noSuchAttribute, attribute }
    const rule = orderingRule === undefined ? orderingRuleOf(type) : findUsable(orderingRule, type)
    if (rule === undefined) return { resultCode: ResultCode.inappropriateMatching, attribute }
    orderings.push({ type, syntax: syntaxOf(rule.syntax), reverse })
  }
  return orderings
}

/** Attributes for the admin bind alone are not there for anybody else. */
const isHidden = (type: AttributeType, { person }: Profile): boolean =>
  person.attributes.some(attribute => attribute.type === type && attribute.seenBy === 'admins')

function findUsable(name: string, type: AttributeType): MatchingRule | undefined {
  const rule = findMatchingRule(name)
  return rule !== undefined && isSortableBy(rule, type) ? rule : undefined
}

/** The values of an attribute of what matched, as far as they are seen. */
export type ValuesOf = (match: Match, type: AttributeType) => readonly Uint8Array[]

/**
 * Puts matches in order. RFC 2891 §2.2: of several values the least counts, and an entry without one is larger than any
 * other, so it comes last, or first in reverse. What is equal stays in the order it was found in. Pauses now and then.
 * Answers false, and leaves the order, where that takes more room than may be.
 */
export function* sortMatches(
  matches: Matches,
  orderings: readonly Ordering[],
  valuesOf: ValuesOf,
): Generator<void, boolean> {
  const { order } = matches
  if (order.length > searchLimits.sortedEntriesMax) return false
  const keys = new Keys(order.length * orderings.length)
  for (let row = 0; row < order.length; row++) {
    if (row % searchLimits.slotsBetweenLooks === 0) yield
    const match = matchAt(matches, row)
    for (const { type, syntax } of orderings) {
      const least = leastOf(valuesOf(match, type), syntax)
      if (!keys.add(least)) return false
    }
  }
  const width = orderings.length
  const compare = (a: number, b: number): number => {
    for (let i = 0; i < width; i++) {
      const { syntax, reverse } = orderings[i] as Ordering
      const [x, y] = [keys.at(a * width + i), keys.at(b * width + i)]
      const found =
        x === undefined || y === undefined
          ? Number(x === undefined) - Number(y === undefined)
          : compareNormal(syntax, x, y)
      if (found !== 0) return reverse ? -found : found
    }
    return a - b
  }
  const rows = yield* mergeSort(
    Uint32Array.from(order, (_, row) => row),
    compare,
  )
  matches.order = rows.map(row => order[row] as number)
  return true
}

function leastOf(values: readonly Uint8Array[], syntax: Syntax): Uint8Array | undefined {
  let least: Uint8Array | undefined
  for (const value of values) {
    const normal = normalForm(syntax, value)
    if (normal !== undefined && (least === undefined || compareNormal(syntax, normal, least) < 0)) least = normal
  }
  return least
}

/** Normal forms one behind the other: an object for each would take many times the room. */
class Keys {
  #bytes: Uint8Array = new Uint8Array(4096)
  readonly #ends: Uint32Array
  readonly #isThere: Uint8Array
  #count = 0

  constructor(count: number) {
    this.#ends = new Uint32Array(count + 1)
    this.#isThere = new Uint8Array(count)
  }

  /** False when there is no room. */
  add(key: Uint8Array | undefined): boolean {
    const start = this.#ends[this.#count] as number
    const end = start + (key?.length ?? 0)
    if (end > searchLimits.sortKeyBytesMax) return false
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2))
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    if (key !== undefined) {
      this.#bytes.set(key, start)
      this.#isThere[this.#count] = 1
    }
    this.#ends[++this.#count] = end
    return true
  }

  at(index: number): Uint8Array | undefined {
    return this.#isThere[index] === 1 ? this.#bytes.subarray(this.#ends[index], this.#ends[index + 1]) : undefined
  }
}

const runLength = 256

/** Merge sort from the bottom up, with pauses. `compare` tells any two apart. */
export function* mergeSort(from: Uint32Array, compare: (a: number, b: number) => number): Generator<void, Uint32Array> {
  for (let start = 0; start < from.length; start += runLength) {
    from.subarray(start, start + runLength).sort(compare)
    yield
  }
  let to: Uint32Array = new Uint32Array(from.length)
  for (let width = runLength; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length)
      const end = Math.min(middle + width, from.length)
      let [left, right] = [start, middle]
      for (let at = start; at < end; at++) {
        const takesLeft = right === end || (left < middle && compare(from[left] as number, from[right] as number) <= 0)
        to[at] = from[takesLeft ? left++ : right++] as number
        if (at % runLength === 0) yield
      }
    }
    const merged = to
    to = from
    from = merged
  }
  return from
}
