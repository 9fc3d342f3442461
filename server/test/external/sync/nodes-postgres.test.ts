import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fixedClock } from '../../world/clock.ts'
import { openTestWorld } from '../../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../../world/postgres.ts'
import { FarEnd, aGroup, everybody } from './far-end.ts'
import { by, inGroups } from './run-world.ts'

describe('synchronisation by two nodes on one PostgreSQL', { skip: noPostgres }, () => {
  let cluster: Cluster
  before(async () => void (cluster = await startPostgres()))
  after(() => cluster?.dispose())

  test('failure 32: one of two runs, everybody is here once, and both nodes know them', async () => {
    const far = new FarEnd()
    far.people = everybody(300)
    far.groups = [aGroup('Staff', ['p1', 'p2', 'p299'])]
    const clock = fixedClock()
    const world = await openTestWorld({ clock, postgres: await cluster.newDatabase(), connect: far.connect })
    const beside = await world.openBeside()
    try {
      const { id } = await world.asOperator.externals.create({
        name: 'there',
        settings: {
          urls: ['ldaps://ldap.example.com'],
          userSearch: { base: 'dc=example,dc=com' },
          groupSearch: inGroups,
          syncGroups: true,
        },
      })
      await world.asOperator.externals.turnOn(id)
      assert.ok(await beside.store.catchUp(world.memory.seq, 5000))
      const begun = await Promise.allSettled([
        world.synchronisation.start(id, by),
        beside.synchronisation.start(id, by),
      ])
      await Promise.all([world.synchronisation.settled(id), beside.synchronisation.settled(id)])
      assert.equal(begun.filter(({ status }) => status === 'fulfilled').length, 1)
      const [run, ...others] = await world.synchronisation.runs(id, 10)
      assert.deepEqual(
        [run?.outcome, run?.counts.create, others.length],
        ['complete', 300, 0],
        JSON.stringify(run?.message),
      )
      const seq = Math.max(world.memory.seq, beside.memory.seq)
      for (const { memory, store } of [world, beside]) {
        assert.ok(await store.catchUp(seq, 5000))
        const user = memory.people.findByUsername('p299')
        assert.ok(user)
        const groups = memory.people.groupsOf(user.id, clock.now()).map(({ name }) => name)
        assert.deepEqual(groups, ['Staff'])
        assert.equal(memory.people.size, 300)
      }
    } finally {
      await beside.dispose()
      await world.dispose()
    }
  })
})
