import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCsn, printCsn } from './value-text.ts'

test('CSNs have one width, sort as the numbers do, and come back', () => {
  const numbers = [
    0,
    1,
    9,
    999_999,
    1_000_000,
    1_000_001,
    59_999_999,
    60_000_000,
    86_399_999_999,
    86_400_000_000,
    2 ** 48,
  ]
  const csns = numbers.map(printCsn)
  assert.deepEqual(csns.toSorted(), csns)
  assert.equal(csns[1], '20000101000000.000001Z#000000#000#000000')
  assert.deepEqual(new Set(csns.map(csn => csn.length)), new Set([40]))
  assert.deepEqual(csns.map(parseCsn), numbers)
})

test('what is no CSN of ours is none', () => {
  for (const csn of [
    '',
    '20000101000000.000001Z',
    '20000101000000.000001Z#000000#001#000000',
    '20000101000000.000001Z#000001#000#000000',
    '20001301000000.000001Z#000000#000#000000',
    '20000101006000.000001Z#000000#000#000000',
    '19991231235959.000001Z#000000#000#000000',
    ' 20000101000000.000001Z#000000#000#000000',
  ])
    assert.equal(parseCsn(csn), undefined, csn)
})
