import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { days } from '#ground'
import type { FixedClock } from '../world/clock.ts'
import type { TestWorld } from '../world/open-test-world.ts'
import { testGroups } from './directory-groups.ts'
import { testMembers } from './directory-members.ts'
import { testPeople } from './directory-people.ts'
import { testTrash } from './directory-trash.ts'
import { key, openEachDirectory } from './directory-world.ts'

export interface Engine {
  name: string
  /** Why it cannot be had here, or false. */
  skip?: string | false
  open(options: { clock: FixedClock }): Promise<TestWorld>
  /** Runs SQL beside the store, as nothing in the product does. */
  execute(world: TestWorld, sql: string): void | Promise<void>
}

/** What the directory promises of groups in groups, ends, attributes, numbers and the trash, whatever is behind it. */
export function directorySuite(engine: Engine): void {
  describe(`the directory to its full depth, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    const at = openEachDirectory(engine)
    const { make, nest, groupsOf } = at

    testGroups(at)
    testMembers(at, engine)
    testPeople(at)
    testTrash(at)

    test('a policy counts whom it would sign out, and loses a group that is deleted', async () => {
      const group = await make('Careful')
      await at.world.asOperator.groups.changeMembers(group.id, { add: [at.una.id] })
      const policy = { ...at.world.memory.settings().policy, twoFactorGroups: [group.id] }
      assert.equal((await at.world.asOperator.settings.previewSignedOut(policy)).count, 1)
      await at.world.asOperator.settings.put('policy', policy)
      assert.equal((await at.world.asOperator.settings.previewSignedOut(policy)).count, 0)
      await at.world.asOperator.groups.delete(group.id)
      assert.deepEqual(at.world.memory.settings().policy.twoFactorGroups, [])
    })

    test('the log forgets what is older than any node can be behind, and numbers go on', async () => {
      const before = at.world.memory.seq
      at.clock.advance(days(31))
      await make('New')
      await at.world.directory.upkeep.pruneLog()
      const left = await at.world.store.read.selectFrom('change').select('seq').orderBy('seq').execute()
      assert.deepEqual(
        left.map(({ seq }) => seq),
        [at.world.memory.seq],
      )
      const through = await at.world.store.read
        .selectFrom('meta')
        .select('value')
        .where('key', '=', 'changesPrunedThrough')
        .executeTakeFirstOrThrow()
      assert.ok(Number(through.value) >= before)
      await make('Next')
      assert.ok(at.world.memory.seq > Number(through.value))
    })

    test('all of it is there after a reopen', async () => {
      const [outer, inner] = [await make('Outer'), await make('Inner')]
      await nest(outer, inner)
      await at.world.asOperator.groups.changeMembers(inner.id, {
        add: [{ id: at.una.id, expiresAt: at.clock.now() + days(2) }],
      })
      await at.world.asOperator.groups.changeManagers(outer.id, { add: [at.una.id] })
      await at.world.asOperator.attributes.declare({ name: 'room' })
      const user = await at.world.asOperator.users.update(at.una.id, { attributes: { room: ['1.17'] }, sshKeys: [key] })
      const group = at.world.memory.groups.find(outer.id)
      at.world = await at.world.reopen()
      assert.deepEqual(at.world.memory.people.find(at.una.id), user)
      assert.deepEqual(at.world.memory.groups.find(outer.id), group)
      assert.deepEqual(groupsOf(), ['Inner', 'Outer'])
      at.clock.advance(days(2))
      assert.deepEqual(groupsOf(), [])
    })
  })
}
