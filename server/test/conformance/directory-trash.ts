import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { days, Secret } from '#ground'
import type { TestWorld } from '../world/open-test-world.ts'
import { code, key, type DirectoryWorld } from './directory-world.ts'

/** The trash, and what is left of who was erased. */
export function testTrash(at: DirectoryWorld): void {
  const { make, groupsOf, as } = at

  describe('the trash', () => {
    test('a restore gives back id, groups and password; without the address, when it is another’s by now', async () => {
      const staff = await make('Staff')
      await at.world.asOperator.groups.changeMembers(staff.id, { add: [at.una.id] })
      await at.world.asOperator.users.delete(at.una.id)
      await at.world.add('heir', { email: 'una@example.com' })
      await assert.rejects(at.world.asOperator.users.restore(at.una.id), code('conflict'))
      const restored = await at.world.asOperator.users.restore(at.una.id, { withoutEmail: true })
      assert.equal(restored.email, null)
      assert.deepEqual(groupsOf(), ['Staff'])
      const password = await at.world.store.read
        .selectFrom('password')
        .select('hash')
        .where('userId', '=', at.una.id)
        .executeTakeFirst()
      assert.ok(password !== undefined)
    })

    test('after thirty days the row is gone and a tombstone keeps the name', async () => {
      await at.world.asOperator.users.delete(at.una.id)
      at.clock.advance(days(30) - 1)
      await at.world.directory.upkeep.emptyTrash()
      assert.ok(at.world.memory.people.find(at.una.id) !== undefined)
      at.clock.advance(1)
      await at.world.directory.upkeep.emptyTrash()
      assert.equal(at.world.memory.people.find(at.una.id), undefined)
      await assert.rejects(at.world.add('una'), /never given again/)
      await assert.rejects(at.world.asOperator.users.create({ username: 'UNA', displayName: 'x' }), /never given again/)
    })

    test('erasing leaves no name anywhere in the store', async () => {
      const gone = await at.world.asOperator.users.create({
        username: 'zebedee-quux',
        displayName: 'Zebedee Quuxworth',
        email: 'zebedee@quux.example',
        password: { plain: new Secret('a quiet green door') },
      })
      await at.world.asOperator.attributes.declare({ name: 'nickel' })
      await at.world.asOperator.users.update(gone.id, {
        attributes: { nickel: ['quux-attribute'] },
        sshKeys: [key.replace('una@laptop', 'zebedee@quux')],
      })
      const staff = await make('Staff')
      await at.world.asOperator.groups.changeMembers(staff.id, { add: [gone.id] })
      const { app } = await at.world.asOperator.apps.create({
        title: 'Solo',
        access: { kind: 'single-user', user: gone.id },
        contact: gone.id,
        oidc: { redirectUris: ['https://s.example.com/cb'] },
      })
      await assert.rejects(at.world.asOperator.users.erase(gone.id), code('conflict'))
      await at.world.asOperator.users.delete(gone.id)
      await at.world.asOperator.users.erase(gone.id)
      assert.deepEqual(at.world.memory.apps.find(app.id)?.access, { kind: 'nobody' })
      assert.equal(at.world.memory.apps.find(app.id)?.contact, null)
      const text = JSON.stringify(await everyRow(at.world))
      assert.doesNotMatch(text, /quux/i)
      assert.ok(text.includes(gone.id), 'logs keep the id')
    })

    test('erasing is an admin’s, and emptying is nobody’s above them', async () => {
      const manager = await at.world.add('mia', { role: 'usermanager' })
      await as(manager).users.delete(at.una.id)
      await assert.rejects(as(manager).users.erase(at.una.id), code('forbidden'))
      const admin = await at.world.add('adam', { role: 'admin' })
      await as(admin).users.erase(at.una.id)
      const owner = await at.world.add('second', { role: 'owner' })
      await at.world.asOperator.users.delete(owner.id)
      await assert.rejects(as(admin).users.erase(owner.id), code('forbidden'))
    })
  })
}

async function everyRow(world: TestWorld): Promise<unknown[]> {
  const tables = [
    'meta',
    'change',
    'audit',
    'user',
    'name',
    'tombstone',
    'password',
    'group',
    'membership',
    'groupMember',
    'groupManager',
    'attribute',
    'apiToken',
    'serviceAccount',
    'serviceToken',
    'app',
    'secret',
    'setting',
    'session',
    'oneTime',
    'pause',
    'oidcRecord',
  ] as const
  return Promise.all(tables.map(table => world.store.read.selectFrom(table).selectAll().execute()))
}
