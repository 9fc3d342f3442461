import { searchLimits } from '../search/limits.ts'

/** Which of an attribute's values are asked for, from 0; both ends count. */
export interface ValueRange {
  low: number
  high: number
}

/**
 * Range retrieval, as Active Directory has it ([MS-ADTS] §3.1.1.3.1.3.3): `member;range=0-4999`, or `0-*` for as many as
 * may be. Anything else with an option keeps it, and so names nothing.
 */
export function parseRange(description: string): { name: string; range?: ValueRange } {
  const [, name = '', low, high] = /^([^;]+);range=(\d{1,9})-(\d{1,9}|\*)$/.exec(description) ?? []
  if (low === undefined) return { name: description }
  const range = { low: Number(low), high: high === '*' ? Infinity : Number(high) }
  return range.high < range.low ? { name: description } : { name, range }
}

/** The values of a range, and how the answer calls it: `*` at its end says that there are no more. */
export function takeRange<V>(values: readonly V[], { low, high }: ValueRange): { option: string; values: V[] } {
  const taken = values.slice(low, Math.min(high + 1, low + searchLimits.rangeMax))
  const end = low + taken.length
  return { option: `range=${low}-${end >= values.length ? '*' : end - 1}`, values: taken }
}
