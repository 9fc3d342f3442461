import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextOfCron } from './cron.ts'

const at = (text: string): number => Date.parse(`${text}Z`)

for (const [line, now, next] of [
  ['0 2 * * *', '2026-06-12T09:00', '2026-06-13T02:00'],
  ['0 2 * * *', '2026-06-12T02:00', '2026-06-13T02:00'],
  ['*/15 * * * *', '2026-06-12T09:07', '2026-06-12T09:15'],
  ['5-59/20 * * * *', '2026-06-12T09:07', '2026-06-12T09:25'],
  ['0 8-18/2 * * 1-5', '2026-06-12T18:30', '2026-06-15T08:00'],
  ['30 3 1 * *', '2026-12-12T00:00', '2027-01-01T03:30'],
  ['0 0 29 2 *', '2026-06-12T00:00', '2028-02-29T00:00'],
  ['0 0 * * 7', '2026-06-12T00:00', '2026-06-14T00:00'],
  // Of a day and a weekday either is enough.
  ['0 0 13 * 1', '2026-06-12T00:00', '2026-06-13T00:00'],
  ['0 0 20 * 1', '2026-06-12T00:00', '2026-06-15T00:00'],
  ['0,30 23 * * *', '2026-06-12T23:00', '2026-06-12T23:30'],
] as const)
  test(`${line} after ${now} comes at ${next}`, () => {
    assert.equal(nextOfCron(line, at(now)), at(next))
  })

test('a day that never comes is none', () => {
  assert.equal(nextOfCron('0 0 31 2 *', at('2026-06-12T00:00')), null)
})
