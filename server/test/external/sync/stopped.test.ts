import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { hours, minutes, toSaying } from '#ground'
import { aGroup, everybody, someone } from './far-end.ts'
import { directoryId } from './people.ts'
import { by, inGroups, RunWorld } from './run-world.ts'

describe('a run that an admin stops', () => {
  let at: RunWorld
  beforeEach(async () => {
    at = await RunWorld.open({ groupSearch: inGroups, syncGroups: true, interval: hours(4) })
    at.far.people = everybody(5)
    at.far.groups = [aGroup('Staff', ['p0', 'p1'])]
    await at.run()
  })
  afterEach(() => at.dispose())

  /** Stops the run under way as soon as so many people were read. */
  const stopAfter = (count: number, stopper = at.sync): void => {
    let left = count
    at.far.pause = async entry => {
      if (entry.attributes.first('uid') === undefined || --left !== 0) return
      const [run] = await at.sync.runs(directoryId, 1)
      assert.ok(run)
      await stopper.stop(directoryId, run.id, by)
    }
  }

  test('while it reads, changes nothing, takes nobody away and is no trouble', async () => {
    at.far.people = [...everybody(3), someone('new')]
    at.far.groups = []
    stopAfter(2)
    const run = await at.run()
    assert.deepEqual([run.outcome, run.message], ['cancelled', toSaying('Stopped by hand. Nothing was changed.')])
    assert.deepEqual(await at.active(), ['p0', 'p1', 'p2', 'p3', 'p4'])
    assert.deepEqual(at.groupsOf('p0'), ['Staff'])
    const { failures, trouble, nextAt } = await at.sync.health(directoryId)
    assert.deepEqual([failures, trouble, nextAt], [0, null, at.clock.now() + hours(4)])
  })

  test('while it applies, the batch in hand is done, and the next run does the rest', async () => {
    at.far.people = [...everybody(5), ...everybody(500, 10)]
    at.far.groups = [aGroup('Staff', ['p0', 'p1', 'p10', 'p400'])]
    at.onCommand = async name => {
      if (name !== 'apply') return
      at.onCommand = null
      const [run] = await at.sync.runs(directoryId, 1)
      await at.sync.stop(directoryId, run?.id ?? '', by)
    }
    const run = await at.run()
    assert.deepEqual(
      [run.outcome, run.counts.create, run.message],
      ['cancelled', 200, toSaying('Stopped by hand. What was done until then stays, and the next run does the rest.')],
    )
    assert.equal((await at.active()).length, 205)
    assert.deepEqual(at.groupsOf('p0'), ['Staff'])
    const next = await at.run()
    assert.deepEqual([next.outcome, next.counts.create], ['complete', 300])
    assert.deepEqual([at.groupsOf('p10'), at.groupsOf('p400')], [['Staff'], ['Staff']])
  })

  test('on another node hears of it with the next word it writes', async () => {
    at.far.people = [...everybody(4), someone('new')]
    stopAfter(3, at.another('two'))
    const run = await at.run()
    assert.equal(run.outcome, 'cancelled')
    assert.deepEqual(await at.active(), ['p0', 'p1', 'p2', 'p3', 'p4'])
  })

  test('says so meanwhile, and one that is over cannot be stopped', async () => {
    let phase: string | undefined
    at.far.pause = async () => {
      const [run] = await at.sync.runs(directoryId, 1)
      if (run === undefined || run.phase === 'stopping') return
      const other = at.another('two')
      await other.stop(directoryId, run.id, by)
      phase = (await at.sync.findRun(directoryId, run.id))?.phase
    }
    at.far.people = everybody(6)
    const run = await at.run()
    assert.deepEqual([phase, run.outcome, run.phase], ['stopping', 'cancelled', 'done'])
    await assert.rejects(at.sync.stop(directoryId, run.id, by), /over already/)
    await assert.rejects(at.sync.stop(directoryId, 'nothing', by), /no such run/)
  })

  test('ends at once where the server that did it is no more', async () => {
    at.far.people = [...everybody(5), someone('new')]
    const doomed = at.another('doomed', 1)
    void doomed.start(directoryId, by).catch(() => undefined)
    let run = (await at.sync.runs(directoryId, 1))[0]
    while (run?.finishedAt !== null) run = (await at.sync.runs(directoryId, 1))[0]
    at.clock.advance(minutes(2))
    await at.sync.stop(directoryId, run.id, by)
    const ended = await at.sync.findRun(directoryId, run.id)
    assert.deepEqual([ended?.outcome, ended?.phase], ['failed', 'done'])
    assert.equal((await at.run()).outcome, 'complete')
  })

  test('is stopped by admins only', async () => {
    const manager = await at.world.add('mona', { role: 'usermanager' })
    const asManager = { actor: { kind: 'user', id: manager.id, role: 'usermanager' }, origin: by.origin } as const
    const [run] = await at.sync.runs(directoryId, 1)
    await assert.rejects(at.sync.stop(directoryId, run?.id ?? '', asManager), { code: 'forbidden' })
  })
})
