import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type { ExternalSettings, User } from '#directory'
import type { UpstreamPerson } from '#external'
import type { Engine } from '../../conformance/directory-suite.ts'
import { fixedClock, type FixedClock } from '../../world/clock.ts'
import type { TestWorld } from '../../world/open-test-world.ts'
import { applyPeople, directoryId, group, person, usualSettings } from './people.ts'

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** What is promised of people, names, groups and sessions when an external directory's word is carried out. */
export function applySuite(engine: Engine): void {
  describe(`carrying out what an external directory says, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    let world: TestWorld
    let clock: FixedClock
    let settings: ExternalSettings

    async function setUp(changes: Partial<ExternalSettings> = {}): Promise<void> {
      settings = { ...usualSettings, ...changes }
      await engine.execute(
        world,
        `delete from "externalDirectory" where "id" = '${directoryId}';
         insert into "externalDirectory" values ('${directoryId}', 'there', 'There', 1, ${text(JSON.stringify(settings))}, null, null, 1, 1, 1, null)`,
      )
    }
    const take = (...people: UpstreamPerson[]) => applyPeople(world, clock, settings, people)
    const kinds = async (...people: UpstreamPerson[]) =>
      (await take(...people)).map(({ steps }) => steps.map(({ kind }) => kind).join(' '))
    const find = (username: string): User => {
      const user = world.memory.people.findByUsername(username)
      assert.ok(user, `${username} is here`)
      return user
    }
    const groupsOf = (username: string): string[] =>
      world.memory.people
        .groupsOf(find(username).id, clock.now())
        .map(({ name }) => name)
        .toSorted()
    const said = (upstreamId: string, resolution: string, name: string | null = null) =>
      engine.execute(
        world,
        `update "externalConflict" set "resolution" = '${resolution}', "resolvedName" = ${name === null ? 'null' : text(name)} where "upstreamId" = '${upstreamId}'`,
      )

    beforeEach(async () => {
      clock = fixedClock()
      world = await engine.open({ clock })
      await world.add('olivia', { role: 'owner' })
      await setUp()
    })
    afterEach(() => world.dispose())

    test('somebody new is made with all that is taken over, and what is as it was is not written again', async () => {
      const anna = person('Anna', { firstName: 'Anna', lastName: 'Archer', displayName: 'Anna Archer' })
      assert.deepEqual(await kinds(anna), ['create'])
      const made = find('anna')
      const { username, subject, email, emailVerified, givenName, familyName, source, role } = made
      assert.deepEqual(
        { username, subject, email, emailVerified, givenName, familyName, source, role },
        {
          username: 'anna',
          subject: 'anna',
          email: 'Anna@there.example',
          emailVerified: true,
          givenName: 'Anna',
          familyName: 'Archer',
          source: directoryId,
          role: 'user',
        },
      )
      assert.ok(made.uidNumber !== null)
      assert.deepEqual(await kinds(anna), [''])
      assert.equal(find('anna').version, made.version)
    })

    test('failure 32: the same person twice at once is one person', async () => {
      const ends = await Promise.all([take(person('anna')), take(person('anna')), take(person('anna'))])
      assert.equal(new Set(ends.map(([one]) => one?.user)).size, 1)
      assert.equal([...world.memory.people.groupsOf(find('anna').id, clock.now())].length, 0)
      const rows = await world.store.read.selectFrom('user').select('id').where('source', '=', directoryId).execute()
      assert.equal(rows.length, 1)
    })

    test('failure 13: a rename and a move keep the account; two who change names are still themselves', async () => {
      const [anna, bert] = [person('anna'), person('bert')]
      await take(anna, bert)
      const [annaId, bertId] = [find('anna').id, find('bert').id]
      await take(
        { ...anna, username: 'bert', email: 'bert@there.example' },
        { ...bert, username: 'anna', email: 'anna@there.example' },
      )
      assert.equal(find('bert').id, annaId)
      assert.equal(find('anna').id, bertId)
      // Apps know them as before.
      assert.deepEqual([find('bert').subject, find('anna').subject], ['anna', 'bert'])
      assert.equal(find('bert').email, 'bert@there.example')
      await take({ ...anna, username: 'annabel', dn: 'uid=annabel,ou=moved,dc=example,dc=com' })
      assert.equal(find('annabel').id, annaId)
      assert.deepEqual(await kinds(person('bert', { upstreamId: 'ff01' })), ['create'])
      // Somebody else goes by the same word at apps already.
      assert.equal(find('bert').subject, find('bert').id)
    })

    test('failure 13: a circle of three names is closed, and a chain that ends at somebody else stays as it is', async () => {
      const people = ['a', 'b', 'c'].map(name => person(name))
      await take(...people)
      const ids = ['a', 'b', 'c'].map(name => find(name).id)
      const moved = people.map((who, i) => ({ ...who, username: ['b', 'c', 'a'][i] ?? '' }))
      await take(...moved)
      assert.deepEqual(
        ['b', 'c', 'a'].map(name => find(name).id),
        ids,
      )
      await take(...moved.map((who, i) => ({ ...who, username: ['c', 'olivia', 'd'][i] ?? '' })))
      assert.deepEqual(
        ['b', 'c', 'd'].map(name => find(name).id),
        ids,
      )
    })

    test('failure 13: the same name with a new id is a conflict, until an admin says that it is the same person', async () => {
      await take(person('anna'))
      const before = find('anna')
      const again = person('anna', { upstreamId: 'ff02', displayName: 'Somebody Else' })
      const [applied] = await take(again)
      assert.deepEqual(applied?.steps, [{ kind: 'conflict', reason: 'recreated', holder: before.id }])
      assert.equal(find('anna').displayName, 'anna There')
      await said('ff02', 'link')
      assert.deepEqual(await kinds(again), ['link update'])
      assert.equal(find('anna').id, before.id)
      assert.deepEqual(await kinds(again), [''])
    })

    test('somebody local of the same username or address is never taken over by itself', async () => {
      const local = await world.add('admin2', { email: 'admin2@there.example' })
      const [byName, byAddress] = [
        person('admin2', { email: null }),
        person('other', { email: 'ADMIN2@there.example' }),
      ]
      assert.deepEqual(await kinds(byName, byAddress), ['conflict', 'conflict'])
      assert.equal(find('admin2').source, 'local')
      await said(byAddress.upstreamId, 'leave')
      assert.deepEqual(await kinds(byAddress), ['skip'])
      await said(byName.upstreamId, 'import', 'admin2.there')
      assert.deepEqual(await kinds(byName), ['create'])
      assert.notEqual(find('admin2.there').id, local.id)
      assert.deepEqual(await kinds(byName), [''])
    })

    test('an owner is linked on nobody’s word', async () => {
      assert.deepEqual(await kinds(person('olivia')), ['conflict'])
      await said(person('olivia').upstreamId, 'link')
      assert.deepEqual(await kinds(person('olivia')), ['conflict'])
      assert.equal(find('olivia').source, 'local')
    })

    test('somebody made beforehand for this directory is linked by their folded username', async () => {
      const made = await world.add('anna', { email: null })
      await engine.execute(world, `update "user" set "source" = '${directoryId}' where "id" = '${made.id}'`)
      assert.deepEqual(await kinds(person('ANNA')), ['link update'])
      assert.equal(find('anna').id, made.id)
      assert.equal(find('anna').email, 'ANNA@there.example')
    })

    test('failure 12: the second with an address is without it and said to be; one that is free again is theirs at once', async () => {
      const [anna, bert] = [
        person('anna', { email: 'shared@x.example' }),
        person('bert', { email: 'SHARED@x.example' }),
      ]
      assert.deepEqual(await kinds(anna, bert), ['create', 'create without-email'])
      assert.equal(find('bert').email, null)
      assert.deepEqual(await kinds({ ...anna, email: 'anna@x.example' }, bert), ['update', 'update'])
      assert.equal(find('bert').email, 'SHARED@x.example')
    })

    test('failure 21: whoever is disabled, expired or locked there is out at once, and an admin’s word is not undone', async () => {
      const anna = person('anna')
      await take(anna)
      const before = find('anna')
      await world.asOperator.users.disable(before.id)
      assert.deepEqual(await kinds({ ...anna, state: 'locked' }), ['disable'])
      assert.equal(find('anna').disabledByDirectory, true)
      assert.ok(find('anna').credentialVersion > before.credentialVersion)
      assert.deepEqual(await kinds(anna), ['restore'])
      const after = find('anna')
      assert.deepEqual([after.disabledByDirectory, after.disabledByAdmin], [false, true])
    })

    test('whoever is in the trash, or was forgotten, does not come back by themselves', async () => {
      await take(person('anna'))
      await world.asOperator.users.delete(find('anna').id)
      assert.deepEqual(await kinds(person('anna')), ['skip'])
      assert.deepEqual(await kinds(person('anna', { upstreamId: 'ff03' })), ['conflict'])
    })

    test('memberships of this directory are replaced; those by hand stay, in the same group too', async () => {
      const [local, other] = [
        await world.asOperator.groups.create({ name: 'Sales' }),
        await world.asOperator.groups.create({ name: 'Everybody' }),
      ]
      await setUp({ defaultGroup: other.id })
      const anna = person('anna', { groups: [group('SALES')] })
      assert.deepEqual(await kinds(anna), ['create member-add'])
      assert.deepEqual(groupsOf('anna'), ['Sales'])
      await world.asOperator.groups.changeMembers(local.id, { add: [find('anna').id] })
      assert.deepEqual(await kinds({ ...anna, groups: [] }), ['member-add member-remove'])
      assert.deepEqual(groupsOf('anna'), ['Everybody', 'Sales'])
      await world.asOperator.groups.changeMembers(local.id, { remove: [find('anna').id] })
      assert.deepEqual(groupsOf('anna'), ['Everybody'])
    })

    test('failure 24: groups of one name at two places are two groups', async () => {
      await setUp({ syncGroups: true })
      await take(
        person('anna', { groups: [group('Staff', 'ou=berlin')] }),
        person('bert', { groups: [group('Staff', 'ou=paris')] }),
      )
      assert.deepEqual([groupsOf('anna'), groupsOf('bert')], [['Staff'], ['Staff (There)']])
      await take(person('anna', { groups: [{ ...group('Staff', 'ou=berlin'), code: 'Crew' }] }))
      assert.deepEqual(groupsOf('anna'), ['Crew'])
    })

    test('failure 25: a group there never becomes one here, nor opens a sensitive app without a mapping', async () => {
      const local = await world.asOperator.groups.create({ name: 'Finance' })
      await world.asOperator.apps.create({
        title: 'Ledger',
        sensitive: true,
        access: { kind: 'chosen', groups: [local.id], users: [] },
        oidc: { redirectUris: ['https://ledger.example.com/cb'] },
      })
      const anna = person('anna', { groups: [group('Finance')] })
      await take(anna)
      assert.deepEqual(groupsOf('anna'), [])
      await setUp({ syncGroups: true })
      await take(anna)
      assert.deepEqual(groupsOf('anna'), ['Finance (There)'])
      await setUp({ groupMap: [{ by: 'pattern', value: 'fin*', group: local.id, role: 'usermanager' }] })
      await take(anna, person('bert', { groups: [group('Finance')] }))
      assert.deepEqual([groupsOf('anna'), groupsOf('bert')], [['Finance'], ['Finance']])
      // A role is given to who is new, and never changed after.
      assert.deepEqual([find('anna').role, find('bert').role], ['user', 'usermanager'])
    })

    test('each change has its event, with ids and no names', async () => {
      await take(person('anna'))
      await take(person('anna', { state: 'disabled' }))
      const events = await world.store.read
        .selectFrom('audit')
        .select(['kind', 'actor', 'data'])
        .where('actor', '=', 'system:external')
        .orderBy('id')
        .execute()
      assert.deepEqual(
        events.map(({ kind }) => kind),
        ['user.created', 'user.disabled'],
      )
      for (const { data } of events) assert.doesNotMatch(data, /anna/i)
    })

    test('a directory that is turned off says nothing', async () => {
      await engine.execute(world, `update "externalDirectory" set "enabled" = 0`)
      await assert.rejects(take(person('anna')), /turned off/)
    })
  })
}
