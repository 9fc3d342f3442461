import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeMessage } from '../message/message.ts'
import { Frames } from './frames.ts'
import { search } from './raw-client.ts'

const messages = [1, 2, 3].map(messageId =>
  encodeMessage({ messageId, operation: search('x'.repeat(messageId * 100)) }),
)
const stream = Buffer.concat(messages)

function take(frames: Frames): Buffer[] {
  const taken: Buffer[] = []
  while (frames.next(10_000)) taken.push(Buffer.from(frames.bytes.subarray(frames.start, frames.end)))
  return taken
}

test('a stream cut in two at any place gives the same messages', () => {
  for (let cut = 0; cut <= stream.length; cut++) {
    const frames = new Frames()
    frames.push(stream.subarray(0, cut))
    const first = take(frames)
    frames.push(stream.subarray(cut))
    assert.deepEqual(
      [...first, ...take(frames)],
      messages.map(message => Buffer.from(message)),
    )
    assert.equal(frames.held, 0)
  }
})

test('what was handed out stays as it was while more arrives', () => {
  const frames = new Frames()
  const views: Uint8Array[] = []
  for (const byte of Buffer.concat([stream, stream])) {
    frames.push(Uint8Array.of(byte))
    while (frames.next(10_000)) views.push(frames.bytes.subarray(frames.start, frames.end))
  }
  assert.deepEqual(
    views.map(view => Buffer.from(view)),
    [...messages, ...messages].map(message => Buffer.from(message)),
  )
})

test('the beginning of a message keeps no large chunk alive', () => {
  const frames = new Frames()
  const unbind = encodeMessage({ messageId: 1, operation: { kind: 'unbindRequest' } })
  const chunk = Buffer.concat([...Array.from({ length: 9000 }, () => unbind), Buffer.from([0x30, 0x84, 0])])
  frames.push(chunk)
  assert.equal(take(frames).length, 9000)
  assert.equal(frames.held, 3)
  assert.ok(frames.bytes.buffer.byteLength < 100, `${frames.bytes.buffer.byteLength} bytes for 3`)
})

test('a message announced as large takes only the memory that has arrived', () => {
  const frames = new Frames()
  frames.push(Buffer.from('30843fffffff', 'hex'))
  assert.equal(frames.next(2 ** 31), false)
  for (let i = 0; i < 1000; i++) {
    frames.push(new Uint8Array(10))
    assert.equal(frames.next(2 ** 31), false)
  }
  assert.equal(frames.held, 10_006)
  assert.ok(frames.bytes.buffer.byteLength < 40_000)
})
