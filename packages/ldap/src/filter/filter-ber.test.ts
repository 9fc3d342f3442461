import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { BerReader } from '../ber/reader.ts'
import { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import { codecLimits } from '../limits.ts'
import { decodeMessage } from '../message/message.ts'
import { and, equal, type Filter, not, or, present } from './filter.ts'
import { readFilter, writeFilter } from './filter-ber.ts'

function nestedIn(levels: number, leaf: Filter = present('a')): Filter {
  let filter = leaf
  for (let i = 0; i < levels; i++) filter = not(filter)
  return filter
}

/** The bytes of a search whose filter is `levels` times "not", with right lengths, however many. */
function deepSearch(levels: number): Uint8Array {
  const leaf = [0x87, 1, 0x61]
  const headers: Buffer[] = []
  let length = leaf.length
  const header = (tag: number) => {
    const octets =
      length < 0x80 ? [length] : [0x84, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255]
    length += 1 + octets.length
    return Buffer.from([tag, ...octets])
  }
  for (let i = 0; i < levels; i++) headers.push(header(0xa2))
  const filter = Buffer.concat([...headers.reverse(), Buffer.from(leaf)])
  const before = Buffer.from('04000a01020a0100020100020100010100', 'hex')
  const writer = new BerWriter(filter.length + 64)
  const message = writer.begin(0x30, 5)
  writer.integer(2)
  const operation = writer.begin(0x63, 5)
  writer.bytes(before)
  writer.bytes(filter)
  writer.bytes(Uint8Array.of(0x30, 0))
  writer.end(operation)
  writer.end(message)
  return writer.copy()
}

function roundTrip(filter: Filter): Filter {
  const writer = new BerWriter()
  writeFilter(writer, filter)
  const reader = new BerReader(writer.copy())
  const read = readFilter(reader, codecLimits)
  assert.ok(reader.atEnd)
  return read
}

suite('filters as bytes', () => {
  test('the deepest permitted is read, one more level is a protocolError that ends the session', () => {
    const deepest = nestedIn(codecLimits.filterDepthMax - 1)
    assert.deepEqual(roundTrip(deepest), deepest)
    assert.throws(
      () => roundTrip(nestedIn(codecLimits.filterDepthMax)),
      (error: unknown) => error instanceof LdapError && error.codeName === 'protocolError' && error.ends === 'session',
    )
  })

  for (const levels of [20_000, 100_000]) {
    test(`${levels} levels are refused without descending`, () => {
      const bytes = deepSearch(levels)
      let refusal: unknown
      const steps = countReads(bytes, counted => {
        try {
          decodeMessage(counted)
        } catch (error) {
          refusal = error
        }
      })
      assert.ok(refusal instanceof LdapError && /nested/.test(refusal.message))
      assert.ok(steps < 1000, `${steps} bytes of ${bytes.length} were looked at`)
    })
  }

  test('items are counted, and too many refuse the operation only', () => {
    const items = (count: number) => or(...Array.from({ length: count }, (_, i) => equal('uid', `u${i}`)))
    roundTrip(items(codecLimits.filterItemsMax - 1))
    assert.throws(
      () => roundTrip(items(codecLimits.filterItemsMax)),
      (error: unknown) =>
        error instanceof LdapError && error.codeName === 'adminLimitExceeded' && error.ends === 'operation',
    )
  })

  test('values are any octets', () => {
    const filter = and(
      equal(
        'a',
        Uint8Array.from({ length: 256 }, (_, i) => i),
      ),
      equal('a', '*)(uid=*'),
      equal('a', ''),
    )
    assert.deepEqual(roundTrip(filter), filter)
  })
})

/** How many single bytes of `bytes` are read while `work` runs on a stand-in for it. */
function countReads(bytes: Uint8Array, work: (counted: Uint8Array) => void): number {
  let reads = 0
  const counted = new Proxy(bytes, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++
      return Reflect.get(target, key, target) as unknown
    },
  })
  work(counted)
  return reads
}
