import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LdapError } from '../error.ts'
import { decodeMessage, encodeMessage, type Message } from './message.ts'
import { ReceivedSearchRequest } from './search.ts'

const folder = new URL('../../vectors/', import.meta.url)
const seeds = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .flatMap(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { bytes: string }[])
  .map(({ bytes }) => new Uint8Array(Buffer.from(bytes.replaceAll(' ', ''), 'hex')))
  .filter(bytes => bytes.length > 0)

/** mulberry32: the same numbers for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const telling = [0x00, 0x01, 0x30, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xa0, 0xa2, 0xff]

function mutate(bytes: Uint8Array, next: (below: number) => number): Uint8Array {
  let result = Array.from(bytes)
  for (let changes = 1 + next(3); changes > 0; changes--) {
    const at = next(Math.max(1, result.length))
    const kind = next(9)
    if (kind === 0) result[at] = next(256)
    else if (kind === 1) result[at] = telling[next(telling.length)] as number
    else if (kind === 2) result.splice(at, 1 + next(4))
    else if (kind === 3) result.splice(at, 0, ...Array.from({ length: 1 + next(4) }, () => next(256)))
    else if (kind === 4) result = result.slice(0, at)
    else if (kind > 5) result[at] = (result[at] ?? 0) ^ (1 << next(8))
    else result.splice(at, 0, ...result.slice(at, at + next(40)))
  }
  // With the outer length put right the damage is found further in.
  if (next(2) === 0 && result.length < 128 && result.length > 1) result[1] = result.length - 2
  return Uint8Array.from(result)
}

test('10,000 mutated messages are decoded or refused, and what is decoded can be encoded and is then stable', () => {
  const next = numbers(20_260_101)
  let decoded = 0
  for (let round = 0; round < 10_000; round++) {
    const bytes = mutate(seeds[next(seeds.length)] as Uint8Array, next)
    const hex = Buffer.from(bytes).toString('hex')
    let message: Message
    try {
      message = decodeMessage(bytes)
      if (message.operation instanceof ReceivedSearchRequest) {
        assert.equal(typeof message.operation.baseObject, 'string')
        assert.ok(Array.isArray(message.operation.attributes))
      }
    } catch (error) {
      assert.ok(error instanceof LdapError, `${hex}: ${String(error)}`)
      continue
    }
    decoded++
    const once = encodeMessage(message)
    assert.deepEqual(encodeMessage(decodeMessage(once)), once, hex)
  }
  assert.ok(decoded > 500 && decoded < 9000, `${decoded} were decoded: the mutations are too mild or too wild`)
})
