import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Secret, type UserId } from '#ground'
import type { DirectoryHandle, Group, Role, User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'

const code = (wanted: string) => (error: unknown) => error instanceof Error && 'code' in error && error.code === wanted

describe('groups and apps', () => {
  let world: TestWorld
  let staff: Group
  let una: User

  beforeEach(async () => {
    world = await openTestWorld({ clock: fixedClock() })
    await world.add('olivia', { role: 'owner' })
    una = await world.add('una')
    staff = await world.asOperator.groups.create({ name: 'Staff', description: 'On the payroll' })
  })
  afterEach(() => world.dispose())

  async function handleOf(role: Role): Promise<DirectoryHandle> {
    const user = await world.add(`new-${role}`, { role })
    return world.directory.as({ kind: 'user', id: user.id, role }, { door: 'dashboard', address: null })
  }
  const membersOf = (group: Group): (string | null)[] => {
    const slot = world.memory.groups.slotOf(group.id)
    assert.ok(slot !== undefined)
    return [...world.memory.groups.membersAt(slot, world.clock.now())].map(
      person => world.memory.people.at(person)?.username ?? null,
    )
  }
  const newApp = (access: Parameters<DirectoryHandle['apps']['create']>[0]['access'], sensitive = false) =>
    world.asOperator.apps.create({
      title: 'Grafana',
      sensitive,
      ...(access === undefined ? {} : { access }),
      oidc: { redirectUris: ['https://g.example.com/cb'] },
    })

  describe('groups', () => {
    test('names are unique ignoring case, codes default to the folded name', async () => {
      assert.equal(staff.code, 'staff')
      await assert.rejects(world.asOperator.groups.create({ name: 'STAFF' }), code('conflict'))
      const other = await world.asOperator.groups.create({ name: 'Other' })
      await assert.rejects(world.asOperator.groups.update(other.id, { name: 'staff' }), code('conflict'))
    })

    test('members come and go; those in already stay as they are', async () => {
      const { groups } = world.asOperator
      await groups.changeMembers(staff.id, { add: [una.id] })
      const version = groups.get(staff.id).version
      await groups.changeMembers(staff.id, { add: [una.id] })
      assert.equal(groups.get(staff.id).version, version, 'nothing changed, so nothing was written')
      assert.deepEqual(membersOf(staff), ['una'])
      await groups.changeMembers(staff.id, { remove: [una.id] })
      assert.deepEqual(membersOf(staff), [])
      await assert.rejects(
        groups.changeMembers(staff.id, { add: ['0198c2a4-7f3b-7c1e-9d2a-1f0b5e6c7d8e' as UserId] }),
        code('missing'),
      )
    })

    test('a user manager keeps off groups that reach further than they do', async () => {
      const { groups } = await handleOf('usermanager')
      await groups.changeMembers(staff.id, { add: [una.id] })
      const admin = await world.add('adam', { role: 'admin' })
      await assert.rejects(groups.changeMembers(staff.id, { add: [admin.id] }), code('forbidden'))

      const { app } = await newApp({ kind: 'chosen', groups: [staff.id], users: [] }, true)
      await assert.rejects(groups.changeMembers(staff.id, { remove: [una.id] }), /sensitive/)
      await world.asOperator.apps.update(app.id, { sensitive: false })
      await groups.changeMembers(staff.id, { remove: [una.id] })

      await world.asOperator.groups.changeMembers(staff.id, { add: [admin.id] })
      await assert.rejects(groups.update(staff.id, { description: 'mine' }), /holds somebody with a role/)
    })

    test('deleting a group takes it out of the rules that name it, and opens nothing by that', async () => {
      const { app } = await newApp({ kind: 'chosen', groups: [staff.id], users: [] })
      await world.asOperator.groups.delete(staff.id)
      assert.deepEqual(world.memory.apps.find(app.id)?.access, { kind: 'nobody' })
      world = await world.reopen()
      assert.deepEqual(world.memory.apps.find(app.id)?.access, { kind: 'nobody' })
    })
  })

  describe('apps', () => {
    test('open to nobody unless told, and only for admins to make', async () => {
      const { app } = await world.asOperator.apps.create({ title: 'Nextcloud', ldap: {} })
      assert.deepEqual([app.name, app.access, app.adminsIncluded], ['nextcloud', { kind: 'nobody' }, true])
      const { apps } = await handleOf('usermanager')
      await assert.rejects(async () => apps.create({ title: 'Mine', ldap: {} }), code('forbidden'))
      await assert.rejects(async () => apps.list({}), code('forbidden'))
    })

    test('a rule that names who is not there is refused', async () => {
      await assert.rejects(
        newApp({ kind: 'single-user', user: '0198c2a4-7f3b-7c1e-9d2a-1f0b5e6c7d8e' as UserId }),
        code('invalid'),
      )
    })

    test('names and client ids are one app’s', async () => {
      await newApp(undefined)
      await assert.rejects(newApp(undefined), code('conflict'))
      await assert.rejects(
        world.asOperator.apps.create({
          title: 'Another',
          oidc: { clientId: 'grafana', redirectUris: ['https://a.example.com/cb'] },
        }),
        /client id/,
      )
    })

    test('secrets are found by their text, the two newest are valid, and no row holds one', async () => {
      const { app, secrets } = await newApp(undefined)
      assert.ok(secrets.oidc)
      const owner = { kind: 'oidc', ownerId: app.id } as const
      assert.ok(await world.directory.findSecret(owner, secrets.oidc))
      assert.equal(await world.directory.findSecret(owner, new Secret(`${secrets.oidc.reveal()}x`)), undefined)
      assert.equal(
        await world.directory.findSecret({ kind: 'ldap', ownerId: app.id }, secrets.oidc),
        undefined,
        'another door’s secret',
      )

      const second = await world.asOperator.apps.addSecret(owner, {
        kind: 'typed',
        value: new Secret('a typed secret of mine'),
      })
      assert.ok(await world.directory.findSecret(owner, secrets.oidc))
      await world.asOperator.apps.addSecret(owner, { kind: 'generated' })
      assert.equal(await world.directory.findSecret(owner, secrets.oidc), undefined, 'the oldest has ended')
      await world.asOperator.apps.removeSecret(owner, second.id)
      assert.equal(await world.directory.findSecret(owner, second.text), undefined)
      await assert.rejects(
        world.asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret('too short') }),
        /16/,
      )

      const rows = await world.store.list.selectFrom('secret').selectAll().execute()
      assert.doesNotMatch(JSON.stringify(rows), /typed secret/)
    })

    test('when a secret was last used is known, also after a reopen', async () => {
      const { app, secrets } = await newApp(undefined)
      assert.ok(secrets.oidc)
      const owner = { kind: 'oidc', ownerId: app.id } as const
      const lastUse = async () => (await world.asOperator.apps.listSecrets(owner))[0]?.lastUsedAt
      assert.equal(await lastUse(), null)
      await world.directory.findSecret(owner, new Secret('a wrong secret, long enough'))
      assert.equal(await lastUse(), null)
      await world.directory.findSecret(owner, secrets.oidc)
      assert.equal(await lastUse(), world.clock.now())
      world = await world.reopen()
      assert.equal(await lastUse(), world.clock.now())
    })

    test('taking a door away ends its secrets', async () => {
      const { app, secrets } = await world.asOperator.apps.create({
        title: 'Both',
        ldap: {},
        oidc: { redirectUris: ['https://b.example.com/cb'] },
      })
      assert.ok(secrets.ldap)
      await world.asOperator.apps.update(app.id, { ldap: null })
      assert.equal(await world.directory.findSecret({ kind: 'ldap', ownerId: app.id }, secrets.ldap), undefined)
    })

    for (const [uri, fine] of [
      ['https://app.example.com/callback', true],
      ['http://127.0.0.1/cb', true],
      ['http://nas.lan/cb', true],
      ['com.example.app:/cb', true],
      ['http://app.example.com/cb', false],
      ['https://user:pw@app.example.com/cb', false],
      ['https://*.example.com/cb', false],
      ['https://app.example.com/cb#x', false],
      ['https://app.example.com\\@evil.example/', false],
      ['javascript:alert(1)', false],
      ['data:text/html,x', false],
      ['/relative', false],
    ] as const)
      test(`${uri} is ${fine ? 'taken' : 'refused'} as a redirect address`, async () => {
        const create = () => world.asOperator.apps.create({ title: 'App', oidc: { redirectUris: [uri] } })
        if (fine) assert.deepEqual((await create()).app.oidc?.redirectUris, [uri])
        else await assert.rejects(create, code('invalid'))
      })
  })

  describe('the directory server’s settings', () => {
    test('it is not switched on without a secret or with nobody allowed', async () => {
      const { settings, apps } = world.asOperator
      const current = settings.get().directoryServer
      await assert.rejects(settings.put('directoryServer', { ...current, enabled: true }), /secret/)
      const { id } = await apps.addSecret(
        { kind: 'directory-server', ownerId: 'directory-server' },
        { kind: 'generated' },
      )
      await assert.rejects(
        settings.put('directoryServer', { ...current, enabled: true, allow: ['# nobody'] }),
        /Nobody may connect/,
      )
      await settings.put('directoryServer', { ...current, enabled: true })
      assert.equal(world.memory.settings().directoryServer.enabled, true)
      assert.equal((await apps.revealSecret(id)).reveal().length, 32)
    })

    test('a base that is no DN is refused', async () => {
      const { settings } = world.asOperator
      const current = settings.get().directoryServer
      for (const base of ['example.com', 'dc=', 'dc=a,,dc=b', 'dc=a;dc=b'])
        await assert.rejects(
          settings.put('directoryServer', {
            ...current,
            views: [{ base, profile: 'standard', writable: false, usersSeeAll: false }],
          }),
          code('invalid'),
          base,
        )
    })
  })
})
