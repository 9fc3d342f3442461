import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFairQueue } from './fair-queue.ts'

test('of what shares an account one runs at a time, and others pass it', async () => {
  const { run } = createFairQueue({ concurrency: 2, queueMax: 4, waitMaxMs: 60_000 })
  const begun: string[] = []
  const ask = (what: string, account?: string) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const done = run('192.0.2.1', () => (begun.push(what), promise), account)
    return { done, end: () => (resolve(), done) }
  }
  const first = ask('una 1', 'una')
  const second = ask('una 2', 'una')
  const third = ask('una 3', 'una')
  const other = ask('ben', 'ben')
  const nobody = ask('no account')
  assert.deepEqual(begun, ['una 1', 'ben'], 'the second place is not hers')
  await other.end()
  assert.deepEqual(begun, ['una 1', 'ben', 'no account'], 'who waits behind her passes')
  await nobody.end()
  assert.deepEqual(begun, ['una 1', 'ben', 'no account'])
  await first.end()
  assert.deepEqual(begun, ['una 1', 'ben', 'no account', 'una 2'])
  await second.end()
  await third.end()
  assert.deepEqual(begun, ['una 1', 'ben', 'no account', 'una 2', 'una 3'])
})
