import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRange, takeRange } from './value-range.ts'

test('a range is read, and what is none keeps its option', () => {
  assert.deepEqual(parseRange('member;range=0-4999'), { name: 'member', range: { low: 0, high: 4999 } })
  assert.deepEqual(parseRange('member;range=5-*'), { name: 'member', range: { low: 5, high: Infinity } })
  for (const text of [
    'member',
    'member;range=5-4',
    'member;range=-5',
    'member;range=*',
    'member;range=0-',
    'cn;lang-de',
  ])
    assert.deepEqual(parseRange(text), { name: text })
  for (const text of ['member;range=0-5;binary', 'member;binary;range=0-5', ';range=0-5', 'member;range=0-1234567890'])
    assert.deepEqual(parseRange(text), { name: text })
})

test('a range says where it ends, and whether anything follows', () => {
  const values = Array.from({ length: 12_000 }, (_, i) => i)
  const take = (low: number, high: number) => {
    const { option, values: taken } = takeRange(values, { low, high })
    return [option, taken.length, taken[0], taken.at(-1)]
  }
  assert.deepEqual(take(0, Infinity), ['range=0-4999', 5000, 0, 4999])
  assert.deepEqual(take(5000, Infinity), ['range=5000-9999', 5000, 5000, 9999])
  assert.deepEqual(take(10_000, Infinity), ['range=10000-*', 2000, 10_000, 11_999])
  assert.deepEqual(take(3, 5), ['range=3-5', 3, 3, 5])
  assert.deepEqual(take(11_999, 11_999), ['range=11999-*', 1, 11_999, 11_999])
  assert.deepEqual(take(0, 100_000), ['range=0-4999', 5000, 0, 4999])
})
