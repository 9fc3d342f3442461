import type { AccessRequest } from '@doorward/contract'
import { printDay } from '../parts/dates.ts'
import { parseDateField, printDateField } from '../parts/last-moment.ts'
import { t } from '../texts/index.ts'

const words = t.requests

const dayMs = 86_400_000

const spans: Record<number, string> = { 1: words.spans.day, 7: words.spans.week, 30: words.spans.month }

/** The last moment of the last day that was asked for, if it were given now; null for good. */
export function wantedEnd({ wantedDays }: Pick<AccessRequest, 'wantedDays'>, now = Date.now()): string | null {
  if (wantedDays === null) return null
  return parseDateField(printDateField(new Date(now + wantedDays * dayMs).toISOString()))
}

/** `1 month, until 12 July 2026`. */
export function printWanted(request: Pick<AccessRequest, 'wantedDays' | 'createdAt'>): string {
  const { wantedDays, createdAt } = request
  if (wantedDays === null) return words.forGood
  const end = wantedEnd(request, Date.parse(createdAt))
  const span = spans[wantedDays] ?? words.days(wantedDays)
  return end === null ? span : words.spanUntil(span, printDay(end))
}

/** `Until 30 June 2026`. */
export const printUntil = (until: string | null): string =>
  until === null ? words.forGood : words.until(printDay(until))
