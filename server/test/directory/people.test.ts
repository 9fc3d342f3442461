import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Secret, type UserId } from '#ground'
import { foldName, roles, type DirectoryHandle, type Role, type User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { cli, openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'

const dashboard = { door: 'dashboard', address: '192.0.2.1' } as const
const code = (wanted: string) => (error: unknown) => error instanceof Error && 'code' in error && error.code === wanted

describe('people', () => {
  let world: TestWorld
  let people: Record<Role, User>

  beforeEach(async () => {
    world = await openTestWorld({ clock: fixedClock() })
    people = {
      owner: await world.add('olivia', { role: 'owner' }),
      admin: await world.add('adam', { role: 'admin' }),
      usermanager: await world.add('uma', { role: 'usermanager' }),
      user: await world.add('una'),
    }
  })
  afterEach(() => world.dispose())
  const as = (role: Role): DirectoryHandle => world.directory.as({ kind: 'user', id: people[role].id, role }, dashboard)
  const now = (id: UserId): User => {
    const user = world.memory.people.find(id)
    assert.ok(user)
    return user
  }

  describe('who may act on whom', () => {
    const may: Record<Role, Role[]> = {
      owner: ['owner', 'admin', 'usermanager', 'user'],
      admin: ['admin', 'usermanager', 'user'],
      usermanager: ['user'],
      user: [],
    }
    for (const actor of roles)
      for (const target of roles)
        test(`${actor} ${may[actor].includes(target) ? 'changes' : 'does not change'} ${target}`, async () => {
          // Somebody else of that role, so that the rules about oneself and the last owner stay out of it.
          const other = await world.add(`other-${target}`, { role: target })
          const handle = as(actor)
          const deeds = [
            () => handle.users.update(other.id, { displayName: 'Changed' }),
            () => handle.users.setPassword(other.id, new Secret('a brand new password')),
            () => handle.users.disable(other.id),
            () => handle.users.enable(other.id),
            () => handle.users.delete(other.id),
            () => handle.users.restore(other.id),
          ]
          for (const deed of deeds)
            if (may[actor].includes(target)) await deed()
            else await assert.rejects(deed, code('forbidden'))
        })
  })

  describe('roles', () => {
    const mayGive: Record<Role, Role[]> = {
      owner: ['owner', 'admin', 'usermanager', 'user'],
      admin: ['admin', 'usermanager', 'user'],
      usermanager: ['user'],
      user: [],
    }
    for (const actor of roles)
      for (const given of roles)
        test(`${actor} ${mayGive[actor].includes(given) ? 'makes' : 'does not make'} a new ${given}`, async () => {
          const create = () => as(actor).users.create({ username: 'newcomer', displayName: 'New', role: given })
          if (mayGive[actor].includes(given)) assert.equal((await create()).role, given)
          else await assert.rejects(create, code('forbidden'))
        })

    test('nobody changes their own role', async () => {
      for (const role of ['owner', 'admin'] as const)
        await assert.rejects(as(role).users.update(people[role].id, { role: 'user' }), code('forbidden'))
      await assert.rejects(as('usermanager').users.update(people.usermanager.id, { role: 'admin' }), code('forbidden'))
    })

    test('a role that was taken away counts no longer, whatever the door remembers', async () => {
      const stale = as('admin')
      await world.asOperator.users.update(people.admin.id, { role: 'user' })
      await assert.rejects(stale.users.disable(people.user.id), code('forbidden'))
      await world.asOperator.users.disable(people.usermanager.id)
      await assert.rejects(async () => as('usermanager').users.disable(people.user.id), code('unauthenticated'))
    })
  })

  describe('the last owner who can sign in', () => {
    const deeds: [string, (id: UserId) => Promise<unknown>][] = [
      ['is not disabled', id => world.asOperator.users.disable(id)],
      ['is not deleted', id => world.asOperator.users.delete(id)],
      ['is not made an admin', id => world.asOperator.users.update(id, { role: 'admin' })],
      ['does not run out', id => world.asOperator.users.update(id, { expiresAt: 1 })],
    ]
    for (const [what, deed] of deeds) {
      test(what, async () => {
        await assert.rejects(deed(people.owner.id), /last owner/)
        assert.deepEqual(now(people.owner.id), people.owner)
      })
      test(`… unless there is another: ${what}`, async () => {
        await world.add('second', { role: 'owner' })
        await deed(people.owner.id)
      })
    }

    test('an owner without a password is no way in', async () => {
      await world.asOperator.users.create({ username: 'nopassword', displayName: 'No password', role: 'owner' })
      await assert.rejects(world.asOperator.users.disable(people.owner.id), /last owner/)
    })

    test('two owners who disable each other at once: one stays', async () => {
      const second = await world.add('second', { role: 'owner' })
      const answers = await Promise.allSettled([
        world.directory.as({ kind: 'user', id: second.id, role: 'owner' }, dashboard).users.disable(people.owner.id),
        as('owner').users.disable(second.id),
      ])
      assert.equal(answers.filter(answer => answer.status === 'fulfilled').length, 1)
    })
  })

  describe('names', () => {
    const create = (username: string, email: string | null = null) =>
      world.asOperator.users.create({ username, displayName: 'X', email })

    test('a username is one person’s, ignoring case, and never another’s e-mail', async () => {
      await assert.rejects(create('UNA'), code('conflict'))
      await assert.rejects(create('fresh', 'Una@Example.com'), code('conflict'))
    })

    test('of fifty people of one name at once, one is made', async () => {
      const answers = await Promise.allSettled(Array.from({ length: 50 }, () => create('highlander')))
      assert.equal(answers.filter(answer => answer.status === 'fulfilled').length, 1)
      for (const answer of answers) assert.ok(answer.status === 'fulfilled' || code('conflict')(answer.reason))
    })

    test('a username stays taken in the trash; the address is free again, and a restore says when it is gone', async () => {
      await world.asOperator.users.delete(people.user.id)
      await assert.rejects(create('una'), code('conflict'))
      await create('heir', 'una@example.com')
      await assert.rejects(world.asOperator.users.restore(people.user.id), code('conflict'))
    })

    test('restored, a person is the same: id, name, address, groups', async () => {
      const group = await world.asOperator.groups.create({ name: 'Staff' })
      await world.asOperator.groups.changeMembers(group.id, { add: [people.user.id] })
      await world.asOperator.users.delete(people.user.id)
      const restored = await world.asOperator.users.restore(people.user.id)
      assert.equal(restored.id, people.user.id)
      assert.equal(restored.email, 'una@example.com')
      assert.deepEqual(
        world.memory.people.groupsOf(people.user.id, world.clock.now()).map(({ name }) => name),
        ['Staff'],
      )
    })

    test('an address moves with its person, and the old one is free', async () => {
      await world.asOperator.users.update(people.user.id, { email: 'una@new.example' })
      assert.equal(world.memory.people.resolve('una@new.example')?.id, people.user.id)
      assert.equal(world.memory.people.resolve('una@example.com'), undefined)
      await create('next', 'una@example.com')
    })
  })

  test('a change against an older version is refused, and says so', async () => {
    const seen = people.user.version
    await world.asOperator.users.update(people.user.id, { displayName: 'First' }, seen)
    await assert.rejects(
      world.asOperator.users.update(people.user.id, { displayName: 'Second' }, seen),
      /Somebody else changed this/,
    )
    assert.equal(now(people.user.id).displayName, 'First')
  })

  test('given and family name follow the display name until they are set', async () => {
    const update = (patch: Parameters<DirectoryHandle['users']['update']>[1]) =>
      world.asOperator.users.update(people.user.id, patch)
    assert.equal((await update({ displayName: 'Una Stubbs' })).familyName, 'Stubbs')
    assert.equal((await update({ familyName: 'Stubbs-Bee' })).displayName, 'Una Stubbs')
    assert.equal((await update({ displayName: 'U. S.' })).familyName, 'Stubbs-Bee')
  })

  test('every change is in the change log and the audit, without a name or secret in either', async () => {
    await world.asOperator.users.update(people.user.id, { displayName: 'Canary Person', email: 'canary@example.com' })
    await world.asOperator.users.setPassword(people.user.id, new Secret('canary password'))
    const changes = await world.store.list
      .selectFrom('change')
      .selectAll()
      .where('subject', '=', people.user.id)
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      changes.map(row => row.kind),
      ['user.created', 'user.updated', 'user.password'],
    )
    const audit = await world.store.list.selectFrom('audit').selectAll().where('subject', '=', people.user.id).execute()
    assert.deepEqual(audit.map(row => row.kind).toSorted(), ['user.created', 'user.password', 'user.updated'])
    for (const row of [...changes, ...audit]) assert.doesNotMatch(JSON.stringify(row), /canary|\$argon2/i)
    const stored = await world.store.list
      .selectFrom('password')
      .select('hash')
      .where('userId', '=', people.user.id)
      .executeTakeFirstOrThrow()
    assert.match(stored.hash, /^\$argon2id\$/)
  })

  test('new passwords: too short, the own name, and common ones are refused with what is allowed', async () => {
    for (const [text, sentence] of [
      ['short', /at least 8/],
      ['una@example.com', /cannot be the username or the e-mail/],
      ['Password123', /common/],
      ['x'.repeat(257), /at most 256/],
    ] as const)
      await assert.rejects(world.asOperator.users.setPassword(people.user.id, new Secret(text)), sentence)
  })

  test('hashes from elsewhere: argon2 in PHC form, of bounded cost', async () => {
    const create = (hash: string) =>
      world.asOperator.users.create({ username: 'mover', displayName: 'M', password: { hash } })
    const salted = 'c29tZXNhbHQxMjM0$SVpJ9hPzWdJ6uE4xw2bQjJ9f1lqv0k0m2kO1oD8c4xw'
    for (const hash of [
      'plain',
      '{SSHA}abc',
      `$argon2id$v=19$m=99999999,t=2,p=1$${salted}`,
      `$argon2id$v=19$m=64,t=9999,p=1$${salted}`,
    ])
      await assert.rejects(create(hash), code('invalid'), hash)
    await create(`$argon2id$v=19$m=64,t=1,p=1$${salted}`)
  })

  describe('the list', () => {
    test('pages through everybody once, in order, while people are added', async () => {
      for (let i = 0; i < 12; i++)
        await world.asOperator.users.create({ username: `p${i}`, displayName: `Person ${String(i).padStart(2, '0')}` })
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await world.asOperator.users.list({ limit: 5, cursor })
        seen.push(...page.items.map(user => user.displayName))
        cursor = page.nextCursor ?? undefined
        if (seen.length === 5) await world.asOperator.users.create({ username: 'aaa', displayName: 'AAA first' })
      } while (cursor !== undefined)
      assert.equal(new Set(seen).size, seen.length)
      assert.equal(seen.length, 16)
      assert.deepEqual(
        seen,
        seen.toSorted((a, b) => (foldName(a) < foldName(b) ? -1 : 1)),
      )
    })

    test('finds by part of name, username and address, and takes wildcards as text', async () => {
      const found = async (search: string) =>
        (await world.asOperator.users.list({ search })).items.map(user => user.username)
      assert.deepEqual(await found('UNA'), ['una'])
      assert.deepEqual(await found('olivia@'), ['olivia'])
      for (const wildcard of ['%', '_', '\\', '\0', "' or 1=1 --"]) assert.deepEqual(await found(wildcard), [])
    })

    test('filters by state and role', async () => {
      await world.asOperator.users.disable(people.user.id)
      await world.asOperator.users.delete(people.usermanager.id)
      const names = async (filter: Parameters<DirectoryHandle['users']['list']>[0]) =>
        (await world.asOperator.users.list(filter)).items.map(user => user.username)
      assert.deepEqual(await names({ state: 'disabled' }), ['una'])
      assert.deepEqual(await names({ state: 'trashed' }), ['uma'])
      assert.deepEqual(await names({ state: 'active' }), ['adam', 'olivia'])
      assert.deepEqual(await names({ role: 'owner' }), ['olivia'])
    })

    test('refuses a cursor it did not give out', async () => {
      for (const cursor of [
        '',
        'x',
        Buffer.from('{"a":1}').toString('base64url'),
        Buffer.from('["a"]').toString('base64url'),
      ])
        await assert.rejects(world.asOperator.users.list({ cursor }), code('invalid'))
    })

    test('is for user managers and above', async () => {
      await assert.rejects(async () => as('user').users.list({}), code('forbidden'))
      assert.equal((await as('usermanager').users.list({})).total, 4)
      assert.equal(as('user').users.get(people.user.id).username, 'una')
      assert.throws(() => as('user').users.get(people.admin.id), code('forbidden'))
    })
  })

  test('everything is there after a reopen', async () => {
    const before = await world.asOperator.users.list({})
    world = await world.reopen()
    assert.deepEqual(await world.asOperator.users.list({}), before)
    assert.equal((await world.directory.as({ kind: 'system', name: 'operator' }, cli).users.list({})).total, 4)
    assert.equal(password.length > 8, true)
  })
})
