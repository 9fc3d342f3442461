import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { minutes } from '#ground'
import { everybody, failed, someone } from './far-end.ts'
import { applyPeople, directoryId, person, usualSettings } from './people.ts'
import { by, RunWorld } from './run-world.ts'

describe('runs beside runs and sign-ins', () => {
  let at: RunWorld
  beforeEach(async () => {
    at = await RunWorld.open()
  })
  afterEach(() => at.dispose())

  test('failure 32: of two nodes one runs, and the other is told so', async () => {
    at.far.people = everybody(50)
    const other = at.another('two')
    const begun = await Promise.allSettled([at.sync.start(directoryId, by), other.start(directoryId, by)])
    await Promise.all([at.sync.settled(directoryId), other.settled(directoryId)])
    assert.deepEqual(begun.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    assert.equal((await at.sync.runs(directoryId, 10)).length, 1)
    assert.equal((await at.active()).length, 50)
  })

  test('failure 32: somebody who signs in while the run has read them and not yet written them is one person', async () => {
    at.far.people = [someone('anna'), someone('bert')]
    at.far.pause = async entry => {
      if (entry.attributes.first('uid') !== 'bert') return
      const upstreamId = Buffer.from('id-anna').toString('hex')
      await applyPeople(at.world, at.clock, usualSettings, [person('anna', { upstreamId })])
    }
    const run = await at.run()
    assert.deepEqual([run.outcome, run.counts.create], ['complete', 1])
    assert.deepEqual(await at.active(), ['anna', 'bert'])
  })

  test('failure 32: a run that was taken over while it stood still does nothing more', async () => {
    at.far.people = everybody(3)
    await at.run()
    const other = at.another('two')
    at.far.people = everybody(2)
    let isFirst = true
    at.far.pause = async () => {
      if (!isFirst) return
      isFirst = false
      at.clock.advance(minutes(2))
      at.far.people = everybody(3)
      await other.start(directoryId, by)
      await other.settled(directoryId)
    }
    const run = await at.run()
    assert.equal(run.outcome, 'failed')
    assert.deepEqual(await at.active(), ['p0', 'p1', 'p2'])
    assert.equal(at.find('p2').goneAt, null)
  })

  test('runs come when they are due, and more seldom while they fail', async () => {
    await at.setUp({ interval: minutes(160) })
    at.far.people = everybody(2)
    const due = async (): Promise<string[]> => {
      await at.sync.startDue()
      await at.sync.settled(directoryId)
      return (await at.sync.runs(directoryId, 10)).map(({ kind }) => kind)
    }
    // The first one is somebody's decision.
    assert.deepEqual(await due(), [])
    await at.run()
    assert.deepEqual(await due(), ['full'])
    at.clock.advance(minutes(10))
    assert.deepEqual(await due(), ['incremental', 'full'])
    at.far.refusal = failed('unreachable')
    at.clock.advance(minutes(10))
    assert.equal((await due()).length, 3)
    assert.equal((await due()).length, 3)
    at.far.refusal = null
    at.clock.advance(minutes(1))
    assert.equal((await due()).length, 4)
    assert.equal((await at.sync.health(directoryId)).trouble, null)
    at.clock.advance(minutes(160))
    assert.equal((await due())[0], 'full')
    await at.setUp({ interval: null })
    at.clock.advance(minutes(1000))
    assert.equal((await due()).length, 5)
  })
})
