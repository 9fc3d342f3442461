import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysUntil } from './calendar-days.ts'

const hours = ({ from, to }: { from: number; to: number }) => (to - from) / 3_600_000

test('days are those of the zone, today last', () => {
  const now = Date.UTC(2026, 5, 12, 22, 30)
  assert.deepEqual(
    daysUntil(now, 2, 'UTC').map(({ day }) => day),
    ['2026-06-11', '2026-06-12'],
  )
  // In Berlin it is half past midnight of the next day.
  const [before, today] = daysUntil(now, 2, 'Europe/Berlin')
  assert.equal(today?.day, '2026-06-13')
  assert.equal(today?.from, Date.UTC(2026, 5, 12, 22))
  assert.equal(before?.to, today?.from)
})

test('a day on which clocks are changed is an hour shorter or longer', () => {
  const spring = daysUntil(Date.UTC(2026, 2, 29, 12), 1, 'Europe/Berlin')
  const autumn = daysUntil(Date.UTC(2026, 9, 25, 12), 1, 'Europe/Berlin')
  assert.deepEqual([...spring, ...autumn].map(hours), [23, 25])
})

test('days meet, over months and years', () => {
  const days = daysUntil(Date.UTC(2026, 0, 5), 90, 'America/New_York')
  assert.equal(days.length, 90)
  for (const [i, { from }] of days.entries()) assert.equal(from, days[i - 1]?.to ?? from)
})

test('an unknown zone is an error', () => {
  assert.throws(() => daysUntil(0, 1, 'Europe/Nowhere'), RangeError)
})
