import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMessage, printMessage } from './control-message.ts'

test('what is printed is parsed again, with its bytes as they are', () => {
  for (const value of [undefined, null, 'text\n', [1, 2], { name: 'a\nb', deep: { list: [null] } }])
    assert.deepEqual(parseMessage(printMessage(value)), value)
  for (const text of [new Uint8Array(), new TextEncoder().encode('users:\n  - {}\n'), new Uint8Array([10, 0, 255])]) {
    const { bytes, ...rest } = parseMessage(printMessage({ plan: true, bytes: text, name: 'x' })) as { bytes: Buffer }
    assert.deepEqual(rest, { plan: true, name: 'x' })
    assert.deepEqual([...bytes], [...text])
  }
})
