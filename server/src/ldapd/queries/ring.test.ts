import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ring } from './ring.ts'

const seqs = (ring: Ring) => [...ring.newestFirst()].map(({ seq }) => seq)
const put = (ring: Ring, seq: number, text: string): void => {
  const row = ring.next(seq)
  row.octetsAt = -1
  const bytes = Buffer.from(text)
  if (text !== '') ring.keep(row, bytes, 0, bytes.length)
}
const told = (ring: Ring) =>
  [...ring.newestFirst()].map(row => `${row.seq}:${Buffer.from(ring.octetsOf(row) ?? []).toString()}`)

test('the last rows, the newest first', () => {
  const ring = new Ring(3, 100)
  assert.deepEqual(seqs(ring), [])
  for (const seq of [0, 1]) put(ring, seq, '')
  assert.deepEqual(seqs(ring), [1, 0])
  for (const seq of [2, 3, 4]) put(ring, seq, '')
  assert.deepEqual(seqs(ring), [4, 3, 2])
})

test('octets come back as they were, and a row whose octets are written over is gone with all before it', () => {
  const ring = new Ring(10, 10)
  put(ring, 0, 'abcd')
  put(ring, 1, '')
  put(ring, 2, 'efgh')
  assert.deepEqual(told(ring), ['2:efgh', '1:', '0:abcd'])
  // Two octets are left at the end, so it goes to the beginning, over the first.
  put(ring, 3, 'ijk')
  assert.deepEqual(told(ring), ['3:ijk', '2:efgh', '1:'])
  put(ring, 4, '')
  put(ring, 5, 'lm')
  assert.deepEqual(told(ring), ['5:lm', '4:', '3:ijk'])
})

test('whatever is kept, each row told has its own octets', () => {
  const ring = new Ring(7, 40)
  const kept: string[] = []
  for (let seq = 0; seq < 500; seq++) {
    kept[seq] = String(seq).repeat(seq % 5)
    put(ring, seq, kept[seq] as string)
    const rows = told(ring)
    assert.ok(rows.length > 0 && rows.length <= 7)
    rows.forEach((row, i) => assert.equal(row, `${seq - i}:${kept[seq - i]}`))
  }
})
