import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { minutes, seconds, toSaying } from '#ground'
import { everybody } from './far-end.ts'
import { directoryId } from './people.ts'
import { by, RunWorld } from './run-world.ts'

const message = toSaying('The server that did it has stopped meanwhile.')

describe('a run whose process has stopped', () => {
  let at: RunWorld
  beforeEach(async () => {
    at = await RunWorld.open({ interval: minutes(160) })
    at.far.people = everybody(3)
    await at.run()
    at.clock.advance(minutes(160))
    void at.another('doomed', 2).startDue()
    while (at.died.length === 0) await new Promise(setImmediate)
  })
  afterEach(() => at.dispose())

  const latest = async () => {
    const [run] = await at.sync.runs(directoryId, 1)
    return [run?.outcome, run?.message]
  }

  test('is told as failed within a minute or two, without anybody starting another', async () => {
    await at.setUp({ interval: null })
    await at.sync.startDue()
    assert.deepEqual(await latest(), [null, null])
    at.clock.advance(seconds(61))
    await at.sync.startDue()
    assert.deepEqual(await latest(), ['failed', message])
    const { trouble, failures } = await at.sync.health(directoryId)
    assert.deepEqual([trouble, failures], [message, 1])
    const told = await at.world.store.read.selectFrom('audit').select('kind').orderBy('id', 'desc').executeTakeFirst()
    assert.equal(told?.kind, 'external.unfinished')
  })

  test('is told at once by a process that has the store for itself, and only once', async () => {
    await at.sync.endLost({ alone: true })
    assert.deepEqual(await latest(), ['failed', message])
    at.clock.advance(minutes(2))
    await at.another('two').endLost()
    assert.equal((await at.sync.health(directoryId)).failures, 1)
    const run = await at.run()
    assert.equal(run.outcome, 'complete')
    assert.equal((await at.sync.health(directoryId)).trouble, null)
  })

  test('is not begun again at once: what ends a server does not end it again and again', async () => {
    await at.sync.endLost({ alone: true })
    const runs = (await at.sync.runs(directoryId, 10)).length
    await at.sync.startDue()
    assert.equal((await at.sync.runs(directoryId, 10)).length, runs)
    at.clock.advance(minutes(1))
    await at.sync.startDue()
    await at.sync.settled(directoryId)
    assert.equal((await at.sync.runs(directoryId, 10)).length, runs + 1)
    assert.equal((await latest())[0], 'complete')
  })

  test('leaves one alone that is heard of', async () => {
    await at.sync.endLost()
    assert.deepEqual(await latest(), [null, null])
    await assert.rejects(at.sync.start(directoryId, by), /under way/)
  })
})
