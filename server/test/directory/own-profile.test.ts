import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Problem } from '#ground'
import type { DirectoryCommands, OwnChange, Role, User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'

const clock = fixedClock()
const origin = { door: 'pages', address: '192.0.2.7' } as const
let world: TestWorld
before(async () => {
  world = await openTestWorld({ clock })
  await world.add('olivia', { role: 'owner' })
})
after(() => world.dispose())

let count = 0
const somebody = (role: Role = 'user'): Promise<User> => world.add(`person${++count}`, { role })
const as = (user: User) => world.directory.as({ kind: 'user', id: user.id, role: user.role }, origin)
const now = (user: User): User => world.memory.people.find(user.id) ?? user
const update = (user: User, change: OwnChange) => as(user).profile.update(change, now(user).version)
const refused =
  (code: string, path?: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code && (path === undefined || error.fields[0]?.path === path)

async function lock(isLocked: boolean): Promise<void> {
  const { policy } = world.memory.settings()
  await world.asOperator.settings.put('policy', { ...policy, lockProfiles: isLocked })
}

describe('people change about themselves', () => {
  test('their names, addresses, languages and keys, and nothing else comes of it', async () => {
    const user = await somebody()
    await update(user, {
      displayName: 'Amara  Okafor',
      phone: '+49 30 1234567',
      locale: 'de',
      zoneinfo: 'Europe/Berlin',
      recoveryEmail: 'amara@home.example',
    })
    const { displayName, familyName, phone, zoneinfo, recoveryEmail, role, username, email } = now(user)
    assert.deepEqual(
      { familyName, phone, zoneinfo, recoveryEmail, role, username, email },
      {
        familyName: 'Okafor',
        phone: '+49 30 1234567',
        zoneinfo: 'Europe/Berlin',
        recoveryEmail: 'amara@home.example',
        role: 'user',
        username: user.username,
        email: user.email,
      },
    )
    assert.match(displayName, /^Amara +Okafor$/)
    await update(user, { phone: '', recoveryEmail: '' })
    assert.deepEqual([now(user).phone, now(user).recoveryEmail], [null, null], 'what is emptied is taken away')
  })

  test('what is no address, zone, key or name is refused beside its field', async () => {
    const user = await somebody()
    const wrong: [OwnChange, string][] = [
      [{ displayName: ' ' }, 'displayName'],
      [{ recoveryEmail: 'nobody' }, 'recoveryEmail'],
      [{ recoveryEmail: user.email }, 'recoveryEmail'],
      [{ zoneinfo: 'Europe/Atlantis' }, 'zoneinfo'],
      [{ phone: 'x'.repeat(41) }, 'phone'],
      [{ sshKeys: ['ssh-ed25519 nonsense'] }, 'sshKeys.0'],
      [{ attributes: { noSuchField: ['1'] } }, 'attributes.noSuchField'],
    ]
    for (const [change, path] of wrong)
      await assert.rejects(update(user, change), refused('invalid', path), JSON.stringify(change))
    assert.equal(now(user).version, user.version)
  })

  test('not their role, username, expiry, e-mail address, machine account or state, through the handle or beneath it', async () => {
    const user = await somebody('admin')
    const run = world.store.commands<DirectoryCommands>('directory')
    const attempts: Record<string, unknown> = {
      role: 'owner',
      username: 'root2',
      expiresAt: null,
      email: 'else@example.com',
      emailVerified: true,
      source: 'other',
      uidNumber: 0,
      loginShell: '/bin/zsh',
      homeDirectory: '/root',
      disabledByAdmin: false,
      credentialVersion: 1,
      secondFactor: false,
      managedBy: 'a.yaml',
      id: '0198c2a4-7f3b-7c1e-9d2a-000000000001',
      __proto__x: 1,
    }
    for (const [field, value] of Object.entries(attempts)) {
      const change = { displayName: 'Changed', [field]: value } as OwnChange
      await assert.rejects(update(user, change), refused('forbidden'), field)
      const deed = {
        actor: { kind: 'user', id: user.id, role: user.role } as const,
        origin,
        at: clock.now(),
        eventId: `e-${field}`,
      }
      await assert.rejects(
        run('updateOwnProfile', { ...deed, patch: change, ifVersion: user.version }),
        refused('forbidden'),
        `${field} beneath the handle`,
      )
    }
    assert.deepEqual(now(user), user)
  })

  test('attributes that are declared for them, and not those of admins', async () => {
    const user = await somebody()
    const own = { type: 'text', seenBy: 'self', editedBy: 'self' } as const
    await world.asOperator.attributes.declare({ name: 'pronouns', ...own })
    await world.asOperator.attributes.declare({ name: 'costCentre', seenBy: 'self' })
    await world.asOperator.attributes.declare({ name: 'appraisal', seenBy: 'admins' })
    await update(user, { attributes: { pronouns: ['she'] } })
    await assert.rejects(update(user, { attributes: { costCentre: ['7'] } }), refused('forbidden'))
    const { attributes } = as(user).profile.get()
    assert.deepEqual(
      attributes.map(({ attribute, values }) => [attribute.name, values]),
      [
        ['pronouns', ['she']],
        ['costCentre', []],
      ],
    )
  })

  test('not over somebody else’s change meanwhile', async () => {
    const user = await somebody()
    const seen = now(user).version
    await world.asOperator.users.update(user.id, { phone: '1' })
    await assert.rejects(as(user).profile.update({ phone: '2' }, seen), refused('conflict', 'version'))
    assert.equal(now(user).phone, '1')
  })

  test('not what a file of truth owns, and the operator has no profile', async () => {
    const user = await world.asOperator.users.create({
      username: 'filed',
      displayName: 'Filed',
      managedBy: 'people.yaml',
    })
    await assert.rejects(update(user, { phone: '1' }), refused('conflict'))
    assert.throws(() => world.asOperator.profile.get(), refused('forbidden'))
  })
})

describe('where profiles are locked', () => {
  before(() => lock(true))
  after(() => lock(false))

  for (const role of ['user', 'usermanager'] as const)
    test(`a ${role} cannot change name or addresses, by any way, and the rest they can`, async () => {
      const user = await somebody(role)
      const { profile, users } = as(user)
      assert.equal(profile.get().isLocked, true)
      for (const change of [
        { displayName: 'The Director' },
        { givenName: 'The' },
        { familyName: 'Director' },
        { recoveryEmail: 'mine@home.example' },
        { displayName: 'The Director', phone: '1' },
      ])
        await assert.rejects(update(user, change), refused('forbidden'), JSON.stringify(change))
      for (const patch of [{ displayName: 'The Director' }, { email: 'mine@home.example' }])
        await assert.rejects(users.update(user.id, patch), refused('forbidden'))
      await update(user, { phone: '+49 1', locale: 'fr' })
      assert.deepEqual(
        { ...now(user), version: 0, updatedAt: 0, phone: null, locale: null },
        { ...user, version: 0, updatedAt: 0 },
      )
    })

  test('admins still change it, their own and others’', async () => {
    const [admin, user] = [await somebody('admin'), await somebody()]
    assert.equal(as(admin).profile.get().isLocked, false)
    await update(admin, { displayName: 'Priya Raman' })
    await as(admin).users.update(user.id, { displayName: 'Kofi Mensah', email: 'kofi@example.com' })
    assert.equal(now(user).displayName, 'Kofi Mensah')
  })

  test('it counts in the transaction, for somebody who was an admin a moment ago', async () => {
    const user = await somebody('admin')
    const stale = as(user).profile
    await world.asOperator.users.update(user.id, { role: 'user' })
    await assert.rejects(
      stale.update({ displayName: 'The Director' }, now(user).version),
      (error: unknown) => error instanceof Problem && ['forbidden', 'unauthenticated'].includes(error.code),
    )
  })
})

test('people see what happened to their own account, and nobody else’s address', async () => {
  const user = await somebody()
  const other = await somebody('admin')
  await update(user, { phone: '1' })
  await as(other).users.update(user.id, { phone: '2' })
  await as(other).users.update(other.id, { phone: '3' })
  const { items } = await as(user).profile.activity({})
  assert.deepEqual(
    items.map(({ kind, actor, address }) => [kind, actor, address]),
    [
      ['user.updated', 'user', null],
      ['user.updated', `user:${user.id}`, '192.0.2.7'],
      ['user.created', 'system', null],
    ],
  )
  assert.ok(!JSON.stringify(items).includes(other.id))
  const first = await as(user).profile.activity({ limit: 2 })
  assert.equal(first.items.length, 2)
  const rest = await as(user).profile.activity({ limit: 2, ...(first.nextCursor ? { cursor: first.nextCursor } : {}) })
  assert.deepEqual([rest.items.map(({ kind }) => kind), rest.nextCursor], [['user.created'], null])
})
