import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { ChangeTopic } from '@doorward/contract'
import { gatherTopics } from './gather-topics.ts'

function gather(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const told: ChangeTopic[][] = []
  const gathered = gatherTopics({ gatherMs: 100, pauseMs: 1000 }, topics => void told.push(topics))
  /** What is told within so long. */
  async function after(ms: number): Promise<ChangeTopic[][]> {
    t.mock.timers.tick(ms)
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    return told.splice(0)
  }
  return { gathered, after }
}

test('what comes together is told together, each topic once', async t => {
  const { gathered, after } = gather(t)
  gathered.add(['people', 'audit'])
  assert.deepEqual(await after(99), [])
  gathered.add(['people', 'groups'])
  assert.deepEqual(await after(1), [['people', 'audit', 'groups']])
})

test('after that nothing for a while, and then all that came meanwhile', async t => {
  const { gathered, after } = gather(t)
  gathered.add(['people'])
  assert.deepEqual(await after(100), [['people']])
  for (let change = 0; change < 50; change++) gathered.add(['people', 'audit'])
  assert.deepEqual(await after(999), [])
  assert.deepEqual(await after(1), [['people', 'audit']])
  assert.deepEqual(await after(1000), [])
  gathered.add(['mail'])
  assert.deepEqual(await after(100), [['mail']], 'who was silent is heard soon')
})

test('nothing is told while it is being decided who may hear it', async t => {
  const { gathered, after } = gather(t)
  let decide: () => void = () => undefined
  gathered.add(['people'])
  gathered.hold(new Promise(resolve => (decide = resolve)))
  assert.deepEqual(await after(100), [])
  decide()
  assert.deepEqual(await after(0), [['people']])
})

test('nothing is told once it is closed, not even what was held', async t => {
  const { gathered, after } = gather(t)
  let decide: () => void = () => undefined
  gathered.add(['people'])
  gathered.hold(new Promise(resolve => (decide = resolve)))
  assert.deepEqual(await after(100), [])
  gathered.close()
  decide()
  assert.deepEqual(await after(5000), [])
})
