import assert from 'node:assert/strict'
import { test } from 'node:test'
import { days, hours } from '#ground'
import { chooseOld, fileNameOf, lastDue } from './schedule.ts'

const at = (text: string): number => Date.parse(`${text}Z`)

test('what is due is the latest such moment, today or yesterday', () => {
  assert.equal(lastDue(at('2026-06-12T09:41:00'), '02:00'), at('2026-06-12T02:00:00'))
  assert.equal(lastDue(at('2026-06-12T02:00:00'), '02:00'), at('2026-06-12T02:00:00'))
  assert.equal(lastDue(at('2026-06-12T01:59:59'), '02:00'), at('2026-06-11T02:00:00'))
  assert.equal(lastDue(at('2026-06-12T00:00:00'), '23:59'), at('2026-06-11T23:59:00'))
})

test('every day for keepDays, then the first of each month for keepMonths, and the newest in any case', () => {
  const now = at('2026-06-12T02:00:30')
  const daily = Array.from({ length: 200 }, (_, i) => ({ startedAt: now - days(i) }))
  const old = new Set(chooseOld(daily, now, { keepDays: 14, keepMonths: 4 }))
  const kept = daily.filter(copy => !old.has(copy)).map(({ startedAt }) => fileNameOf(startedAt).slice(0, 10))
  assert.equal(kept.length, 18)
  assert.deepEqual(kept.slice(13), ['2026-05-30', '2026-05-01', '2026-04-01', '2026-03-01', '2026-02-01'])
  assert.equal(chooseOld(daily, now, { keepDays: 14, keepMonths: 0 }).length, 186)
  assert.deepEqual(chooseOld([{ startedAt: 0 }], now, { keepDays: 1, keepMonths: 0 }), [])
  assert.deepEqual(chooseOld([], now, { keepDays: 1, keepMonths: 0 }), [])
})

test('run day after day, it keeps what it would keep at once', () => {
  let copies: { startedAt: number }[] = []
  const keep = { keepDays: 14, keepMonths: 4 }
  const first = at('2026-01-20T02:00:00')
  for (let day = 0; day < 143; day++) {
    const now = first + days(day)
    copies.push({ startedAt: now })
    const old = new Set(chooseOld(copies, now + hours(1), keep))
    copies = copies.filter(copy => !old.has(copy))
  }
  const names = copies.map(({ startedAt }) => fileNameOf(startedAt).slice(0, 10))
  assert.deepEqual(names.slice(0, 4), ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'])
  assert.equal(names.length, 18)
})

test('files are named by their minute, and told apart within it', () => {
  assert.equal(fileNameOf(at('2026-06-12T02:00:59')), '2026-06-12-0200.dwb')
  assert.equal(fileNameOf(at('2026-06-12T02:00:59'), 2), '2026-06-12-0200-2.dwb')
})
