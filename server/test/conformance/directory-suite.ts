import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { days, hours, Secret } from '#ground'
import type { Group, User } from '#directory'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { aPicture } from '../api/pictures.ts'
import type { TestWorld } from '../world/open-test-world.ts'

const code = (wanted: string) => (error: unknown) => error instanceof Error && 'code' in error && error.code === wanted

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS una@laptop'

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
    let world: TestWorld
    let clock: FixedClock
    let una: User

    beforeEach(async () => {
      clock = fixedClock()
      world = await engine.open({ clock })
      await world.add('olivia', { role: 'owner' })
      una = await world.add('una')
    })
    afterEach(() => world.dispose())

    const make = (name: string): Promise<Group> => world.asOperator.groups.create({ name })
    const nest = (outer: Group, inner: Group, expiresAt: number | null = null): Promise<void> =>
      world.asOperator.groups.changeMembers(outer.id, { addGroups: [{ id: inner.id, expiresAt }] })
    const isIn = (group: Group, user: User = una): boolean =>
      world.memory.groups.isMember(group.id, user.id, clock.now())
    const groupsOf = (user: User = una): string[] =>
      world.memory.people
        .groupsOf(user.id, clock.now())
        .map(({ name }) => name)
        .toSorted()
    const as = (user: User) =>
      world.directory.as({ kind: 'user', id: user.id, role: user.role }, { door: 'api', address: null })

    test('pictures are kept as text, shared by whoever has the same, and gone with the last', async () => {
      const olivia = world.memory.people.findByUsername('olivia')
      assert.ok(olivia)
      const { users, settings } = world.asOperator
      const picture = await aPicture(80, 80)
      const { picture: id } = await users.setPicture(una.id, picture)
      assert.equal((await users.setPicture(olivia.id, picture)).picture, id)
      const rows = await world.store.read.selectFrom('picture').selectAll().orderBy('size').execute()
      assert.deepEqual(
        rows.map(row => [row.id, row.size, row.type]),
        [
          [id, 64, 'image/webp'],
          [id, 256, 'image/webp'],
        ],
      )
      const served = await world.directory.findPicture(id ?? '', 64)
      assert.equal(served?.bytes.toString('base64'), rows[0]?.bytes)
      assert.equal(served?.bytes.subarray(8, 12).toString(), 'WEBP')
      await users.setPicture(una.id, null)
      assert.ok(await world.directory.findPicture(id ?? '', 256))
      await users.setPicture(olivia.id, await aPicture(80, 80, '#ff0000'))
      assert.equal(await world.directory.findPicture(id ?? '', 256), undefined)
      await settings.setLogo(picture)
      await settings.setLogo(null)
      const { picture: last } = await users.setPicture(una.id, picture)
      await users.delete(una.id)
      await users.erase(una.id)
      assert.equal(await world.directory.findPicture(last ?? '', 64), undefined)
      const left = await world.store.read.selectFrom('picture').select('id').distinct().execute()
      assert.deepEqual(
        left.map(row => row.id),
        [world.memory.people.find(olivia.id)?.picture],
      )
    })

    test('a policy counts whom it would sign out, and loses a group that is deleted', async () => {
      const group = await make('Careful')
      await world.asOperator.groups.changeMembers(group.id, { add: [una.id] })
      const policy = { ...world.memory.settings().policy, twoFactorGroups: [group.id] }
      assert.equal((await world.asOperator.settings.previewSignedOut(policy)).count, 1)
      await world.asOperator.settings.put('policy', policy)
      assert.equal((await world.asOperator.settings.previewSignedOut(policy)).count, 0)
      await world.asOperator.groups.delete(group.id)
      assert.deepEqual(world.memory.settings().policy.twoFactorGroups, [])
    })

    describe('groups in groups', () => {
      test('a person is in every group around their own, at any depth', async () => {
        const [team, department, everyone] = [await make('Team'), await make('Department'), await make('Everyone')]
        await nest(everyone, department)
        await nest(department, team)
        await world.asOperator.groups.changeMembers(team.id, { add: [una.id] })
        assert.deepEqual(groupsOf(), ['Department', 'Everyone', 'Team'])
        assert.equal(world.memory.groups.peopleCount(everyone.id, clock.now()), 1)
        await world.asOperator.groups.changeMembers(everyone.id, { removeGroups: [department.id] })
        assert.deepEqual(groupsOf(), ['Department', 'Team'])
        await world.asOperator.groups.delete(department.id)
        assert.deepEqual(groupsOf(), ['Team'])
      })

      test('a circle is refused, however long, and nothing is written', async () => {
        const [a, b, c] = [await make('A'), await make('B'), await make('C')]
        await nest(a, b)
        await nest(b, c)
        for (const [outer, inner] of [
          [a, a],
          [b, a],
          [c, a],
        ] as const)
          await assert.rejects(nest(outer, inner), code('conflict'))
        const rows = await world.store.read.selectFrom('groupMember').selectAll().execute()
        assert.equal(rows.length, 2)
      })

      test('two halves of a circle at once: one is refused', async () => {
        const [a, b] = [await make('A'), await make('B')]
        const ends = await Promise.allSettled([nest(a, b), nest(b, a)])
        assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
      })

      test('32 deep is the limit, counted over what is put together', async () => {
        const chain: Group[] = []
        for (let i = 0; i < 32; i++) {
          const group = await make(`g${i}`)
          const outer = chain.at(-1)
          if (outer !== undefined) await nest(outer, group)
          chain.push(group)
        }
        const [more, innermost, middle] = [await make('more'), chain[31], chain[15]]
        assert.ok(innermost !== undefined && middle !== undefined)
        await assert.rejects(nest(innermost, more), /32 deep/)
        await nest(middle, more)
        await world.asOperator.groups.changeMembers(innermost.id, { add: [una.id] })
        assert.equal(groupsOf().length, 32)
      })

      test('what is inside opens what is around: access and the reason follow', async () => {
        const [team, department] = [await make('Team'), await make('Department')]
        await nest(department, team)
        await world.asOperator.groups.changeMembers(team.id, { add: [una.id] })
        const { app } = await world.asOperator.apps.create({
          title: 'Wiki',
          access: { kind: 'chosen', groups: [department.id], users: [] },
          oidc: { redirectUris: ['https://w.example.com/cb'] },
        })
        const { decideFor } = await import('#access')
        const decide = (): boolean => decideFor(world.memory, una, app, clock.now(), ['pwd']).allowed
        assert.equal(decide(), true)
        await world.asOperator.groups.changeMembers(team.id, { remove: [una.id] })
        assert.equal(decide(), false)
      })

      test('a user manager keeps off groups around which a sensitive app is, and inside which somebody has a role', async () => {
        const manager = await world.add('mia', { role: 'usermanager' })
        const admin = await world.add('adam', { role: 'admin' })
        const [inner, outer, holding] = [await make('Inner'), await make('Outer'), await make('Holding')]
        await nest(outer, inner)
        await world.asOperator.apps.create({
          title: 'Vault',
          sensitive: true,
          access: { kind: 'chosen', groups: [outer.id], users: [] },
          oidc: { redirectUris: ['https://v.example.com/cb'] },
        })
        await assert.rejects(as(manager).groups.changeMembers(inner.id, { add: [una.id] }), code('forbidden'))
        await world.asOperator.groups.changeMembers(holding.id, { add: [admin.id] })
        const plain = await make('Plain')
        await as(manager).groups.changeMembers(plain.id, { add: [una.id] })
        await assert.rejects(as(manager).groups.changeMembers(plain.id, { addGroups: [holding.id] }), code('forbidden'))
        await nest(plain, holding)
        await assert.rejects(as(manager).groups.changeMembers(plain.id, { remove: [una.id] }), code('forbidden'))
      })
    })

    describe('memberships that end', () => {
      test('the clock decides at once, the log hears of it, and the row goes', async () => {
        const staff = await make('Staff')
        await world.asOperator.groups.changeMembers(staff.id, {
          add: [{ id: una.id, expiresAt: clock.now() + hours(1) }],
        })
        assert.equal(isIn(staff), true)
        clock.advance(hours(1))
        assert.equal(isIn(staff), false, 'before the clock’s own work')
        const { seq } = world.memory
        await world.directory.upkeep.endExpired()
        assert.ok(world.memory.seq > seq, 'followers are told')
        assert.equal((await world.store.read.selectFrom('membership').selectAll().execute()).length, 0)
        const after = world.memory.seq
        await world.directory.upkeep.endExpired()
        assert.equal(world.memory.seq, after, 'nothing is left to do')
      })

      test('a group’s place in another one ends too', async () => {
        const [outer, inner] = [await make('Outer'), await make('Inner')]
        await nest(outer, inner, clock.now() + hours(1))
        await world.asOperator.groups.changeMembers(inner.id, { add: [una.id] })
        assert.deepEqual(groupsOf(), ['Inner', 'Outer'])
        clock.advance(hours(1))
        assert.deepEqual(groupsOf(), ['Inner'])
        await world.directory.upkeep.endExpired()
        assert.deepEqual(groupsOf(), ['Inner'])
        assert.equal((await world.store.read.selectFrom('groupMember').selectAll().execute()).length, 0)
      })

      test('adding again changes the end; a past one is refused', async () => {
        const staff = await make('Staff')
        const put = (expiresAt: number | null) =>
          world.asOperator.groups.changeMembers(staff.id, { add: [{ id: una.id, expiresAt }] })
        await put(clock.now() + hours(1))
        await put(null)
        clock.advance(days(400))
        assert.equal(isIn(staff), true)
        await assert.rejects(put(clock.now()), code('invalid'))
        await assert.rejects(put(Number.NaN), code('invalid'))
      })

      test('what a directory has given stays when the one set by hand is taken away', async () => {
        const staff = await make('Staff')
        await world.asOperator.groups.changeMembers(staff.id, { add: [una.id] })
        // Connectors come later; their rows are in the schema already.
        await engine.execute(
          world,
          `insert into "membership" ("groupId", "userId", "origin", "expiresAt", "createdAt")
           values ('${staff.id}', '${una.id}', 'corp', null, ${clock.now()})`,
        )
        await world.asOperator.groups.changeMembers(staff.id, { remove: [una.id] })
        assert.equal(isIn(staff), true)
        const [member] = (await world.asOperator.groups.listMembers(staff.id, {})).items
        assert.deepEqual(member?.origins, ['corp'])
      })
    })

    describe('managers of a group', () => {
      test('edit its membership and nothing else', async () => {
        const staff = await make('Staff')
        const mara = await world.add('mara')
        await world.asOperator.groups.changeManagers(staff.id, { add: [mara.id] })
        const { groups } = as(mara)
        await groups.changeMembers(staff.id, { add: [{ id: una.id, expiresAt: clock.now() + days(1) }] })
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
          () => groups.changeManagers(staff.id, { add: [una.id] }),
          () => groups.changeMembers(staff.id, { addGroups: [other.id] }),
          () => groups.changeMembers(other.id, { add: [una.id] }),
          () => Promise.resolve().then(() => groups.get(other.id)),
          () => groups.list({}),
          () => groups.listMembers(other.id, {}),
        ])
          await assert.rejects(refused, code('forbidden'))
      })

      test('are no managers once taken off, disabled or erased', async () => {
        const staff = await make('Staff')
        const mara = await world.add('mara')
        await world.asOperator.groups.changeManagers(staff.id, { add: [mara.id] })
        const before = as(mara)
        await world.asOperator.users.disable(mara.id)
        await assert.rejects(before.groups.changeMembers(staff.id, { add: [una.id] }), code('unauthenticated'))
        await world.asOperator.users.delete(mara.id)
        await world.asOperator.users.erase(mara.id)
        assert.deepEqual(world.memory.groups.find(staff.id)?.managers, [])
      })
    })

    test('members are listed as groups, direct people, and people through groups, in pages that miss nobody', async () => {
      const [outer, inner, another] = [await make('Outer'), await make('Inner'), await make('Another')]
      await nest(outer, inner)
      await nest(outer, another)
      const names = ['ann', 'bob', 'cleo', 'dan', 'eve', 'finn']
      const people = await Promise.all(names.map(name => world.add(name)))
      await world.asOperator.groups.changeMembers(outer.id, {
        add: people.slice(0, 3).map(({ id }, i) => ({ id, expiresAt: i === 1 ? clock.now() + days(1) : null })),
      })
      await world.asOperator.groups.changeMembers(inner.id, { add: people.slice(2).map(({ id }) => id) })
      const read = async (kind?: 'direct' | 'nested' | 'ending', search?: string): Promise<string[]> => {
        const seen: string[] = []
        let cursor: string | undefined
        let total: number
        do {
          const page = await world.asOperator.groups.listMembers(outer.id, { limit: 2, cursor, kind, search })
          total = page.total
          for (const member of page.items)
            seen.push(
              member.kind === 'group'
                ? member.group.name
                : `${member.user.username}${member.through === null ? '' : ` through ${world.memory.groups.find(member.through)?.name}`}`,
            )
          cursor = page.nextCursor ?? undefined
        } while (cursor !== undefined)
        assert.equal(total, seen.length)
        return seen
      }
      const nested = ['dan through Inner', 'eve through Inner', 'finn through Inner']
      assert.deepEqual(await read(), ['Another', 'Inner', 'ann', 'bob', 'cleo', ...nested])
      assert.deepEqual(await read('direct'), ['Another', 'Inner', 'ann', 'bob', 'cleo'])
      assert.deepEqual(await read('nested'), nested)
      assert.deepEqual(await read('ending'), ['bob'])
      assert.deepEqual(await read(undefined, 'AN'), ['Another', 'ann', 'dan through Inner'])

      // Of two who are trashed one is a direct member; nobody of them is counted.
      for (const i of [0, 5]) await world.asOperator.users.delete((people[i] as User).id)
      assert.deepEqual(await read(), ['Another', 'Inner', 'bob', 'cleo', ...nested.slice(0, 2)])
      for (const i of [0, 5]) await world.asOperator.users.restore((people[i] as User).id)
      const list = await world.asOperator.users.list({ group: outer.id })
      assert.equal(list.total, 6, 'people in the group are those in groups inside, too')
    })

    test('a person who expires is signed out everywhere, once', async () => {
      await world.asOperator.users.update(una.id, { expiresAt: clock.now() + hours(1) })
      clock.advance(hours(1))
      await world.directory.upkeep.endExpired()
      const after = world.memory.people.find(una.id)
      assert.equal(after?.credentialVersion, una.credentialVersion + 1)
      await world.directory.upkeep.endExpired()
      assert.equal(world.memory.people.find(una.id)?.version, after.version)
      await world.asOperator.users.update(una.id, { expiresAt: clock.now() + hours(2) })
      clock.advance(hours(2))
      await world.directory.upkeep.endExpired()
      assert.equal(world.memory.people.find(una.id)?.credentialVersion, una.credentialVersion + 2)
    })

    describe('custom attributes', () => {
      const values = (): unknown => {
        const user = world.memory.people.find(una.id)
        const named = world.memory.attributes.all().map(({ id, name }) => [name, user?.attributes[id]])
        return Object.fromEntries(named)
      }

      test('are declared once, and hold what their type allows', async () => {
        const { attributes, users } = world.asOperator
        await attributes.declare({ name: 'employeeNumber', type: 'number', searchable: true })
        await attributes.declare({ name: 'skill', multiValued: true })
        await attributes.declare({ name: 'startedOn', type: 'date' })
        await users.update(una.id, {
          attributes: { EmployeeNumber: ['42'], skill: ['Go', 'Rust', 'Go'], startedOn: ['2024-02-29'] },
        })
        assert.deepEqual(values(), { employeeNumber: ['42'], skill: ['Go', 'Rust'], startedOn: ['2024-02-29'] })
        await users.update(una.id, { attributes: { skill: [] } })
        assert.deepEqual(values(), { employeeNumber: ['42'], skill: undefined, startedOn: ['2024-02-29'] })
        for (const wrong of [
          { employeeNumber: ['4.2'] },
          { employeeNumber: ['1', '2'] },
          { startedOn: ['2023-02-29'] },
          { skill: ['x'.repeat(1001)] },
          { unknown: ['1'] },
        ])
          await assert.rejects(users.update(una.id, { attributes: wrong as never }), code('invalid'))
        await assert.rejects(attributes.declare({ name: 'EMPLOYEENUMBER' }), code('conflict'))
        for (const taken of ['mail', 'memberOf', 'email_verified', 'sub', '1st', 'a b', ''])
          await assert.rejects(attributes.declare({ name: taken }), code('invalid'), taken)
      })

      test('deleted, they take their values along; declared again, they start empty', async () => {
        const { attributes, users } = world.asOperator
        const first = await attributes.declare({ name: 'room' })
        await users.update(una.id, { attributes: { room: ['1.17'] } })
        await attributes.delete(first.id)
        assert.equal(
          await world.store.read
            .selectFrom('user')
            .select('attributes')
            .where('id', '=', una.id)
            .executeTakeFirst()
            .then(row => row?.attributes),
          null,
        )
        await attributes.declare({ name: 'room' })
        assert.deepEqual(values(), { room: undefined })
      })

      test('are declared by admins, and set by user managers', async () => {
        const manager = await world.add('mia', { role: 'usermanager' })
        await assert.rejects(as(manager).attributes.declare({ name: 'room' }), code('forbidden'))
        await world.asOperator.attributes.declare({ name: 'room' })
        await as(manager).users.update(una.id, { attributes: { room: ['1.17'] } })
        assert.deepEqual(values(), { room: ['1.17'] })
      })
    })

    test('POSIX numbers are given once, to people and groups from one range, and never twice', async () => {
      const { uidNumber } = world.memory.people.find(una.id) ?? {}
      assert.equal(typeof uidNumber, 'number')
      const staff = await make('Staff')
      await world.asOperator.users.delete(una.id)
      await world.asOperator.users.erase(una.id)
      const people = await Promise.all(Array.from({ length: 20 }, (_, i) => world.add(`p${i}`)))
      const all = [...people.map(user => user.uidNumber), staff.gidNumber, uidNumber]
      assert.equal(new Set(all).size, all.length)
      await world.asOperator.settings.put('posix', {
        ...world.memory.settings().posix,
        firstNumber: 500_000,
        lastNumber: 500_001,
      })
      assert.equal((await world.add('first')).uidNumber, 500_000)
      assert.equal((await make('Second')).gidNumber, 500_001)
      await assert.rejects(world.add('third'), /range of POSIX numbers/)
    })

    test('SSH keys are whole public keys', async () => {
      const put = (line: string) => world.asOperator.users.update(una.id, { sshKeys: [line] })
      assert.deepEqual((await put(`  ${key} `)).sshKeys, [key])
      for (const wrong of [
        key.slice(0, 40),
        key.replace('ssh-ed25519', 'ssh-rsa'),
        `command="x" ${key}`,
        '-----BEGIN OPENSSH PRIVATE KEY-----',
        `${key}\nssh-rsa x`,
        'ssh-dss AAAAB3NzaC1kc3M=',
      ])
        await assert.rejects(put(wrong), code('invalid'), wrong)
      assert.deepEqual(world.memory.people.find(una.id)?.sshKeys, [key])
    })

    describe('the trash', () => {
      test('a restore gives back id, groups and password; without the address, when it is another’s by now', async () => {
        const staff = await make('Staff')
        await world.asOperator.groups.changeMembers(staff.id, { add: [una.id] })
        await world.asOperator.users.delete(una.id)
        await world.add('heir', { email: 'una@example.com' })
        await assert.rejects(world.asOperator.users.restore(una.id), code('conflict'))
        const restored = await world.asOperator.users.restore(una.id, { withoutEmail: true })
        assert.equal(restored.email, null)
        assert.deepEqual(groupsOf(), ['Staff'])
        const password = await world.store.read
          .selectFrom('password')
          .select('hash')
          .where('userId', '=', una.id)
          .executeTakeFirst()
        assert.ok(password !== undefined)
      })

      test('after thirty days the row is gone and a tombstone keeps the name', async () => {
        await world.asOperator.users.delete(una.id)
        clock.advance(days(30) - 1)
        await world.directory.upkeep.emptyTrash()
        assert.ok(world.memory.people.find(una.id) !== undefined)
        clock.advance(1)
        await world.directory.upkeep.emptyTrash()
        assert.equal(world.memory.people.find(una.id), undefined)
        await assert.rejects(world.add('una'), /never given again/)
        await assert.rejects(world.asOperator.users.create({ username: 'UNA', displayName: 'x' }), /never given again/)
      })

      test('erasing leaves no name anywhere in the store', async () => {
        const gone = await world.asOperator.users.create({
          username: 'zebedee-quux',
          displayName: 'Zebedee Quuxworth',
          email: 'zebedee@quux.example',
          password: { plain: new Secret('a quiet green door') },
        })
        await world.asOperator.attributes.declare({ name: 'nickel' })
        await world.asOperator.users.update(gone.id, {
          attributes: { nickel: ['quux-attribute'] },
          sshKeys: [key.replace('una@laptop', 'zebedee@quux')],
        })
        const staff = await make('Staff')
        await world.asOperator.groups.changeMembers(staff.id, { add: [gone.id] })
        const { app } = await world.asOperator.apps.create({
          title: 'Solo',
          access: { kind: 'single-user', user: gone.id },
          contact: gone.id,
          oidc: { redirectUris: ['https://s.example.com/cb'] },
        })
        await assert.rejects(world.asOperator.users.erase(gone.id), code('conflict'))
        await world.asOperator.users.delete(gone.id)
        await world.asOperator.users.erase(gone.id)
        assert.deepEqual(world.memory.apps.find(app.id)?.access, { kind: 'nobody' })
        assert.equal(world.memory.apps.find(app.id)?.contact, null)
        const text = JSON.stringify(await everyRow(world))
        assert.doesNotMatch(text, /quux/i)
        assert.ok(text.includes(gone.id), 'logs keep the id')
      })

      test('erasing is an admin’s, and emptying is nobody’s above them', async () => {
        const manager = await world.add('mia', { role: 'usermanager' })
        await as(manager).users.delete(una.id)
        await assert.rejects(as(manager).users.erase(una.id), code('forbidden'))
        const admin = await world.add('adam', { role: 'admin' })
        await as(admin).users.erase(una.id)
        const owner = await world.add('second', { role: 'owner' })
        await world.asOperator.users.delete(owner.id)
        await assert.rejects(as(admin).users.erase(owner.id), code('forbidden'))
      })
    })

    test('the log forgets what is older than any node can be behind, and numbers go on', async () => {
      const before = world.memory.seq
      clock.advance(days(31))
      await make('New')
      await world.directory.upkeep.pruneLog()
      const left = await world.store.read.selectFrom('change').select('seq').orderBy('seq').execute()
      assert.deepEqual(
        left.map(({ seq }) => seq),
        [world.memory.seq],
      )
      const through = await world.store.read
        .selectFrom('meta')
        .select('value')
        .where('key', '=', 'changesPrunedThrough')
        .executeTakeFirstOrThrow()
      assert.ok(Number(through.value) >= before)
      await make('Next')
      assert.ok(world.memory.seq > Number(through.value))
    })

    test('all of it is there after a reopen', async () => {
      const [outer, inner] = [await make('Outer'), await make('Inner')]
      await nest(outer, inner)
      await world.asOperator.groups.changeMembers(inner.id, { add: [{ id: una.id, expiresAt: clock.now() + days(2) }] })
      await world.asOperator.groups.changeManagers(outer.id, { add: [una.id] })
      await world.asOperator.attributes.declare({ name: 'room' })
      const user = await world.asOperator.users.update(una.id, { attributes: { room: ['1.17'] }, sshKeys: [key] })
      const group = world.memory.groups.find(outer.id)
      world = await world.reopen()
      assert.deepEqual(world.memory.people.find(una.id), user)
      assert.deepEqual(world.memory.groups.find(outer.id), group)
      assert.deepEqual(groupsOf(), ['Inner', 'Outer'])
      clock.advance(days(2))
      assert.deepEqual(groupsOf(), [])
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
