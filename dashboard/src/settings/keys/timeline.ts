import type { SigningKey } from '@doorward/contract'

const dayMs = 86_400_000
/** Three days back and eleven ahead: a turn from its first day to its last. */
const span = { backMs: 3 * dayMs, aheadMs: 11 * dayMs }

export interface Stretch {
  kind: 'shown' | 'signs' | 'accepted'
  /** Of the drawing's width, 0 to 100. */
  left: number
  width: number
}

/** When a key signs no more: when the next of its algorithm does. Infinity for one that goes on. */
function endOf(key: SigningKey, keys: readonly SigningKey[]): number {
  if (key.retiredAt === null) return Number.POSITIVE_INFINITY
  const from = Date.parse(key.signsFrom)
  const later = keys
    .filter(other => other.kid !== key.kid && other.algorithm === key.algorithm)
    .map(other => Date.parse(other.signsFrom))
    .filter(at => at >= from)
  return Math.min(Date.parse(key.retiredAt), ...later)
}

/** What a key is for over these days, as far as they are drawn. */
export function printStretches(key: SigningKey, keys: readonly SigningKey[], now: number): Stretch[] {
  const [start, end] = [now - span.backMs, now + span.aheadMs]
  const [made, from, stops] = [Date.parse(key.createdAt), Date.parse(key.signsFrom), endOf(key, keys)]
  const gone = key.retiredAt === null ? Number.POSITIVE_INFINITY : Date.parse(key.retiredAt)
  const partOf = (at: number) => (100 * (Math.min(Math.max(at, start), end) - start)) / (end - start)
  const stretches: [Stretch['kind'], number, number][] = [
    ['shown', made, from],
    ['signs', from, stops],
    ['accepted', stops, gone],
  ]
  return stretches
    .map(([kind, begins, ends]) => ({ kind, left: partOf(begins), width: partOf(ends) - partOf(begins) }))
    .filter(({ width }) => width > 0)
}

/** Five days under the drawing; the second is today. */
export const printAxis = (now: number): { at: number; left: number }[] =>
  [0, 3, 7, 11, 14].map(days => ({ at: now - span.backMs + days * dayMs, left: (100 * days) / 14 }))
