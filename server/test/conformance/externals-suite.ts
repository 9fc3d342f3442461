import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { days, type GroupId, Secret, type UserId } from '#ground'
import type { ExternalDirectory, Group, User } from '#directory'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { password, type TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

const conflict = { code: 'conflict' }

/** What becomes of people when their directory is turned off and on, whatever is behind it. */
export function externalsSuite(engine: Engine): void {
  describe(`people of external directories, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    let world: TestWorld
    let clock: FixedClock
    let corp: ExternalDirectory
    let una: User
    let olivia: User
    beforeEach(async () => {
      clock = fixedClock()
      world = await engine.open({ clock })
      olivia = await world.add('olivia', { role: 'owner' })
      una = await world.add('una')
      corp = await world.asOperator.externals.create({
        name: 'corp',
        settings: { urls: ['ldaps://ldap.example.com'], userSearch: { base: 'dc=example,dc=com' } },
      })
      corp = await world.asOperator.externals.turnOn(corp.id)
    })
    afterEach(() => world.dispose())

    const user = (id = una.id) => {
      const found = world.memory.people.find(id)
      assert.ok(found)
      return found
    }
    const group = (id: GroupId) => {
      const found = world.memory.groups.find(id)
      assert.ok(found)
      return found
    }
    const quoted = (value: string | null) => (value === null ? 'null' : `'${value}'`)
    const link = (kind: 'person' | 'group', localId: string, goneAt: number | null = null) =>
      engine.execute(
        world,
        `insert into "externalLink" ("directoryId", "kind", "upstreamId", "localId", "dn", "username", "digest", "seenAt", "missed", "goneAt")
         values ('${corp.id}', '${kind}', 'id:${localId}', '${localId}', 'cn=x', null, '', 1, 0, ${goneAt ?? 'null'})`,
      )
    const give = (to: GroupId, who: UserId, origin: string, expiresAt: number | null = null) =>
      engine.execute(
        world,
        `insert into "membership" ("groupId", "userId", "origin", "expiresAt", "createdAt")
         values ('${to}', '${who}', '${origin}', ${expiresAt ?? 'null'}, 1)`,
      )
    const set = (table: 'user' | 'group', id: string, column: string, value: string | null) =>
      engine.execute(world, `update "${table}" set "${column}" = ${quoted(value)} where "id" = '${id}'`)
    const origins = async (to: GroupId) =>
      (
        await world.store.read
          .selectFrom('membership')
          .select(['userId', 'origin', 'expiresAt'])
          .where('groupId', '=', to)
          .orderBy('userId')
          .orderBy('origin')
          .execute()
      ).map(row => [world.memory.people.find(row.userId as UserId)?.username, row.origin, row.expiresAt])
    const newGroup = (name: string): Promise<Group> => world.asOperator.groups.create({ name })

    test('turned off, everybody is local, whatever they were there; turned on again, they are found by their links', async () => {
      const staff = await newGroup('Staff')
      const here = await newGroup('Here')
      const clock0 = clock.now()
      await world.asOperator.users.move(una.id, corp.id)
      await link('person', una.id, clock0 - days(1))
      await link('group', staff.id)
      await set('group', staff.id, 'source', corp.id)
      await give(staff.id, una.id, corp.id)
      await give(here.id, una.id, corp.id, clock0 + days(2))
      await give(here.id, una.id, 'hand', clock0 + days(1))
      await engine.execute(world, `update "user" set "goneAt" = 5, "disabledByDirectory" = 1 where "id" = '${una.id}'`)
      world = await world.reopen()

      await world.asOperator.externals.turnOff(corp.id)
      const freed = user()
      assert.deepEqual([freed.source, freed.goneAt, freed.disabledByDirectory], ['local', null, false])
      assert.equal(group(staff.id).source, 'local')
      assert.deepEqual(await origins(staff.id), [['una', 'hand', null]])
      assert.deepEqual(await origins(here.id), [['una', 'hand', clock0 + days(2)]], 'the longer of two ends')
      await world.asOperator.groups.update(staff.id, { description: 'Edited here' })

      await world.asOperator.externals.turnOn(corp.id)
      assert.deepEqual([user().source, user().goneAt], [corp.id, clock0 - days(1)], 'who was gone is gone')
      assert.equal(group(staff.id).source, corp.id)
      assert.deepEqual(await origins(staff.id), [['una', corp.id, null]])
      assert.deepEqual(await origins(here.id), [['una', 'hand', clock0 + days(2)]])
      await assert.rejects(world.asOperator.groups.update(staff.id, { description: 'No' }), conflict)
    })

    test('what was cut off is finished later, also for people who moved meanwhile', async () => {
      await world.asOperator.users.move(una.id, corp.id)
      await engine.execute(world, `update "externalDirectory" set "enabled" = 0 where "id" = '${corp.id}'`)
      world = await world.reopen()
      await world.directory.upkeep.settleExternals()
      assert.equal(user().source, 'local')
      const { version } = user()
      await world.directory.upkeep.settleExternals()
      assert.equal(user().version, version, 'nothing is left to do')
    })

    test('a password sleeps while its person belongs to a directory, and works again when they are back', async () => {
      const moved = await world.asOperator.users.move(una.id, corp.id)
      assert.equal(moved.source, corp.id)
      assert.equal(moved.credentialVersion, una.credentialVersion + 1, 'what was open has ended')
      const hash = async () =>
        (await world.store.read.selectFrom('password').select('hash').where('userId', '=', una.id).executeTakeFirst())
          ?.hash
      const kept = await hash()
      assert.ok(kept)
      await assert.rejects(world.asOperator.users.setPassword(una.id, new Secret('another quiet door')), conflict)
      await world.asOperator.users.move(una.id, 'local')
      assert.equal(await hash(), kept)
      assert.ok(await world.hasher.verify(kept, new Secret(password), ''))
    })

    test('who leaves a directory is linked no more, is out of its groups, and keeps what else it gave', async () => {
      const [theirs, here] = [await newGroup('Theirs'), await newGroup('Here')]
      await world.asOperator.users.move(una.id, corp.id)
      await link('person', una.id)
      await set('group', theirs.id, 'source', corp.id)
      await give(theirs.id, una.id, corp.id)
      await give(here.id, una.id, corp.id)
      world = await world.reopen()
      await world.asOperator.users.move(una.id, 'local')
      assert.deepEqual(await origins(theirs.id), [])
      assert.deepEqual(await origins(here.id), [['una', 'hand', null]])
      assert.deepEqual(
        world.memory.people.groupsOf(una.id, clock.now()).map(({ name }) => name),
        ['Here'],
      )
      await world.asOperator.externals.turnOff(corp.id)
      await world.asOperator.externals.turnOn(corp.id)
      assert.equal(user().source, 'local', 'nobody is taken back who was let go')
    })

    test('the last owner who can sign in is neither moved to a directory nor taken back by one', async () => {
      await assert.rejects(world.asOperator.users.move(olivia.id, corp.id), { code: 'conflict', message: /last owner/ })
      const otto = await world.add('otto', { role: 'owner' })
      await world.asOperator.users.move(olivia.id, corp.id)
      await link('person', olivia.id)
      await world.asOperator.externals.turnOff(corp.id)
      await world.asOperator.users.update(otto.id, { role: 'user' })
      await assert.rejects(world.asOperator.externals.turnOn(corp.id), { code: 'conflict', message: /[Ee]very owner/ })
      assert.equal(user(olivia.id).source, 'local')
      await world.asOperator.users.update(otto.id, { role: 'owner' })
      await world.asOperator.externals.turnOn(corp.id)
      assert.equal(user(olivia.id).source, corp.id)
    })

    test('what a directory says of somebody is changed there, and the rest here', async () => {
      const { users, externals } = world.asOperator
      await users.move(una.id, corp.id)
      for (const patch of [{ displayName: 'Other' }, { email: 'other@example.com' }, { familyName: 'Other' }])
        await assert.rejects(users.update(una.id, patch), { code: 'conflict', message: /kept in corp/ })
      await users.update(una.id, { displayName: una.displayName, role: 'usermanager', phone: '112' })
      assert.deepEqual([user().role, user().phone], ['usermanager', '112'])
      await externals.update(corp.id, { settings: { policy: 'authenticate', userDnPattern: 'uid=${username},dc=x' } })
      await users.update(una.id, { displayName: 'Una Unger' })
      assert.equal(user().displayName, 'Una Unger')
    })

    test('somebody may be made before they first come from there, with a name of theirs and no password', async () => {
      const { users } = world.asOperator
      const input = { username: 'Ümit@Corp.Example', displayName: 'Ümit', source: corp.id }
      const made = await users.create(input)
      assert.deepEqual([made.username, made.source, made.subject], ['ümit@corp.example', corp.id, made.id])
      await assert.rejects(users.create({ ...input, username: 'b', password: { plain: new Secret(password) } }), {
        code: 'invalid',
      })
      await assert.rejects(users.create({ ...input, username: 'ü@x', source: 'local' }), { code: 'invalid' })
      await world.asOperator.externals.turnOff(corp.id)
      await assert.rejects(users.create({ ...input, username: 'c' }), conflict)
      await assert.rejects(users.move(una.id, corp.id), conflict)
    })

    test('a directory is deleted when it is off, with its links, and its name is no source any more', async () => {
      await world.asOperator.users.move(una.id, corp.id)
      await link('person', una.id)
      await assert.rejects(world.asOperator.externals.delete(corp.id), {
        code: 'conflict',
        message: /Turn it off first/,
      })
      await world.asOperator.externals.turnOff(corp.id)
      assert.deepEqual(world.memory.settings().signIn.allowedSources, ['local', 'corp'])
      await world.asOperator.externals.delete(corp.id)
      assert.deepEqual(world.memory.settings().signIn.allowedSources, ['local'])
      assert.equal(world.memory.externals.find(corp.id), undefined)
      assert.deepEqual(await world.store.read.selectFrom('externalLink').selectAll().execute(), [])
      assert.equal(user().source, 'local')
    })

    test('a person who is forgotten and a group that is deleted leave nothing behind there', async () => {
      const staff = await newGroup('Staff')
      const leaving = await newGroup('Leaving')
      await world.asOperator.externals.update(corp.id, {
        settings: {
          defaultGroup: leaving.id,
          groupMap: [
            { by: 'code', value: 'a', group: leaving.id, role: null },
            { by: 'code', value: 'b', group: leaving.id, role: 'admin' },
            { by: 'code', value: 'c', group: staff.id, role: null },
          ],
        },
      })
      await link('person', una.id)
      await link('group', leaving.id)
      await world.asOperator.groups.delete(leaving.id)
      const { defaultGroup, groupMap } = world.memory.externals.find(corp.id)?.settings ?? {}
      assert.equal(defaultGroup, null)
      assert.deepEqual(groupMap, [
        { by: 'code', value: 'b', group: null, role: 'admin' },
        { by: 'code', value: 'c', group: staff.id, role: null },
      ])
      await world.asOperator.users.delete(una.id)
      await world.asOperator.users.erase(una.id)
      assert.deepEqual(await world.store.read.selectFrom('externalLink').selectAll().execute(), [])
    })
  })
}
