import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTurns } from './turns.ts'

test('failure 30: work on one account comes one by one, and sees what came of the work before it', async () => {
  const inTurn = createTurns()
  let failures = 0
  let begun = 0
  const guess = async (): Promise<void> => {
    const isWrong = await inTurn('anna', async () => {
      if (failures >= 3) return false
      begun++
      await Promise.resolve()
      return true
    })
    if (isWrong) failures++
  }
  await Promise.all(Array.from({ length: 20 }, guess))
  assert.deepEqual({ begun, failures }, { begun: 3, failures: 3 })
})

test('accounts do not wait for one another, and work that fails lets the next one begin', async () => {
  const inTurn = createTurns()
  const { promise, resolve } = Promise.withResolvers<string>()
  const slow = inTurn('anna', () => promise)
  assert.equal(await inTurn('bert', async () => 'bert'), 'bert')
  const broken = inTurn('anna', () => Promise.reject(new Error('broken')))
  const next = inTurn('anna', async () => 'next')
  resolve('slow')
  assert.equal(await slow, 'slow')
  await assert.rejects(broken, /broken/)
  assert.equal(await next, 'next')
})
