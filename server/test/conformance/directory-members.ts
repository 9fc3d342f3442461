import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { days, hours } from '#ground'
import type { Engine } from './directory-suite.ts'
import { code, type DirectoryWorld } from './directory-world.ts'

/** Memberships that end, and who manages them. */
export function testMembers(at: DirectoryWorld, engine: Engine): void {
  const { make, nest, isIn, groupsOf, as } = at

  describe('memberships that end', () => {
    test('the clock decides at once, the log hears of it, and the row goes', async () => {
      const staff = await make('Staff')
      await at.world.asOperator.groups.changeMembers(staff.id, {
        add: [{ id: at.una.id, expiresAt: at.clock.now() + hours(1) }],
      })
      assert.equal(isIn(staff), true)
      at.clock.advance(hours(1))
      assert.equal(isIn(staff), false, 'before the clock’s own work')
      const { seq } = at.world.memory
      await at.world.directory.upkeep.endExpired()
      assert.ok(at.world.memory.seq > seq, 'followers are told')
      assert.equal((await at.world.store.read.selectFrom('membership').selectAll().execute()).length, 0)
      const after = at.world.memory.seq
      await at.world.directory.upkeep.endExpired()
      assert.equal(at.world.memory.seq, after, 'nothing is left to do')
    })

    test('a group’s place in another one ends too', async () => {
      const [outer, inner] = [await make('Outer'), await make('Inner')]
      await nest(outer, inner, at.clock.now() + hours(1))
      await at.world.asOperator.groups.changeMembers(inner.id, { add: [at.una.id] })
      assert.deepEqual(groupsOf(), ['Inner', 'Outer'])
      at.clock.advance(hours(1))
      assert.deepEqual(groupsOf(), ['Inner'])
      await at.world.directory.upkeep.endExpired()
      assert.deepEqual(groupsOf(), ['Inner'])
      assert.equal((await at.world.store.read.selectFrom('groupMember').selectAll().execute()).length, 0)
    })

    test('adding again changes the end; a past one is refused', async () => {
      const staff = await make('Staff')
      const put = (expiresAt: number | null) =>
        at.world.asOperator.groups.changeMembers(staff.id, { add: [{ id: at.una.id, expiresAt }] })
      await put(at.clock.now() + hours(1))
      await put(null)
      at.clock.advance(days(400))
      assert.equal(isIn(staff), true)
      await assert.rejects(put(at.clock.now()), code('invalid'))
      await assert.rejects(put(Number.NaN), code('invalid'))
    })

    test('what a directory has given stays when the one set by hand is taken away', async () => {
      const staff = await make('Staff')
      await at.world.asOperator.groups.changeMembers(staff.id, { add: [at.una.id] })
      // Connectors come later; their rows are in the schema already.
      await engine.execute(
        at.world,
        `insert into "membership" ("groupId", "userId", "origin", "expiresAt", "createdAt")
         values ('${staff.id}', '${at.una.id}', 'corp', null, ${at.clock.now()})`,
      )
      await at.world.asOperator.groups.changeMembers(staff.id, { remove: [at.una.id] })
      assert.equal(isIn(staff), true)
      const [member] = (await at.world.asOperator.groups.listMembers(staff.id, {})).items
      assert.deepEqual(member?.origins, ['corp'])
    })
  })

  describe('managers of a group', () => {
    test('edit its membership and nothing else', async () => {
      const staff = await make('Staff')
      const mara = await at.world.add('mara')
      await at.world.asOperator.groups.changeManagers(staff.id, { add: [mara.id] })
      const { groups } = as(mara)
      await groups.changeMembers(staff.id, { add: [{ id: at.una.id, expiresAt: at.clock.now() + days(1) }] })
      assert.equal(isIn(staff), true)
      assert.deepEqual(
        groups.listManaged().map(({ name }) => name),
        ['Staff'],
      )
      assert.equal((await groups.listMembers(staff.id, {})).total, 1)
      assert.deepEqual(
        (await groups.findCandidates(staff.id, 'oliv')).map(({ username }) => username),
        ['olivia'],
      )
      const other = await make('Other')
      for (const refused of [
        () => groups.update(staff.id, { name: 'Mine' }),
        () => groups.delete(staff.id),
        () => groups.changeManagers(staff.id, { add: [at.una.id] }),
        () => groups.changeMembers(staff.id, { addGroups: [other.id] }),
        () => groups.changeMembers(other.id, { add: [at.una.id] }),
        () => Promise.resolve().then(() => groups.get(other.id)),
        () => groups.list({}),
        () => groups.listMembers(other.id, {}),
      ])
        await assert.rejects(refused, code('forbidden'))
    })

    test('are no managers once taken off, disabled or erased', async () => {
      const staff = await make('Staff')
      const mara = await at.world.add('mara')
      await at.world.asOperator.groups.changeManagers(staff.id, { add: [mara.id] })
      const before = as(mara)
      await at.world.asOperator.users.disable(mara.id)
      await assert.rejects(before.groups.changeMembers(staff.id, { add: [at.una.id] }), code('unauthenticated'))
      await at.world.asOperator.users.delete(mara.id)
      await at.world.asOperator.users.erase(mara.id)
      assert.deepEqual(at.world.memory.groups.find(staff.id)?.managers, [])
    })
  })
}
