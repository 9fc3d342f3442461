import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import type { ReadStream } from 'node:tty'
import { askHidden } from './ask-hidden.ts'

/** A terminal as far as the question uses it. */
function terminal(typed: string): { input: ReadStream; modes: boolean[] } {
  const modes: boolean[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  }) as unknown as ReadStream
  ;(input as unknown as PassThrough).write(typed)
  return { input, modes }
}

test('what is typed is not shown, and can be corrected', async () => {
  const { input, modes } = terminal('four wordz\u007fs\r')
  const shown: string[] = []
  const answer = await askHidden('Passphrase', input, text => shown.push(text))
  assert.equal(answer?.reveal(), 'four words')
  assert.deepEqual([shown.join(''), modes], ['Passphrase: \n', [true, false]])
})

test('it can be left, and nobody is asked where there is no terminal', async () => {
  const say = (): void => undefined
  assert.equal(await askHidden('?', terminal('ab\u0003').input, say), undefined)
  assert.equal(await askHidden('?', Object.assign(new PassThrough()) as unknown as ReadStream, say), undefined)
})
