import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { ToldPreview } from '@doorward/contract'
import { Secret, type UserId } from '#ground'
import type { App } from '#directory'
import { RawClient } from '../ldap/raw-client.ts'
import { AheadClock } from '../oidc/oidc-world.ts'
import { base, password } from '../security/world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { askAtHost, comeToHost } from './app-host.ts'
import { openEveryDoor } from './everywhere.ts'

/** What an admin is shown of what an app is told of somebody is what the app is told, at doors without tokens. */
describe('told as previewed', () => {
  let server: TestServer
  let app: App
  let owner: WebClient
  const people = new Map<string, UserId>()
  before(async () => {
    server = await serveTest({ clock: new AheadClock(), env: { DOORWARD_TRUSTED_PROXIES: '127.0.0.1' } })
    await openEveryDoor(server)
    const { users, groups, apps } = server.asOperator
    const plain = new Secret(password)
    await users.create({ username: 'olivia', displayName: 'Olivia', role: 'owner', password: { plain } })
    owner = createWebClient(server.origin)
    await owner.signIn('olivia', password)
    const inner = await groups.create({ name: 'Böden' })
    const outer = await groups.create({ name: 'Builders' })
    await groups.changeMembers(outer.id, { addGroups: [{ id: inner.id }] })
    for (const [username, displayName, role] of [
      ['zoe', 'Zoë 100% Ünal', 'user'],
      ['adam', 'Adam', 'admin'],
    ] as const) {
      const email = `${username}@example.com`
      const made = await users.create({ username, displayName, email, role, groups: [inner.id], password: { plain } })
      people.set(username, made.id)
    }
    app = server.world.memory.apps.findByName('diary') ?? assert.fail()
    await apps.update(app.id, { access: { kind: 'chosen', groups: [outer.id], users: [] } })
    await apps.addSecret({ kind: 'ldap', ownerId: app.id }, { kind: 'typed', value: plain })
    people.set('nobody', (await users.create({ username: 'nobody', displayName: 'Nobody', password: { plain } })).id)
  })
  after(() => server.dispose())

  async function preview(username: string): Promise<ToldPreview> {
    const answer = await owner.get(`/api/v1/apps/${app.id}/told?user=${people.get(username)}`)
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as ToldPreview
  }

  for (const username of ['zoe', 'adam'])
    test(`of ${username}: headers, entry and answer to a login`, async () => {
      const told = await preview(username)
      assert.equal(told.allowed, true)
      const browser = createWebClient(server.origin)
      await browser.signIn(username, password)
      const passed = await askAtHost(server.origin, { cookie: await comeToHost(server.origin, browser) })
      assert.equal(passed.status, 200)
      for (const { name, value } of told.gateway?.headers ?? assert.fail())
        assert.equal(passed.headers[name.toLowerCase()], value, name)
      assert.equal(told.gateway?.headers.length, 7)
      assert.deepEqual(told.gateway.leftOut, [])

      const client = await RawClient.open(server.ldapPort)
      assert.equal(await client.bind(`cn=diary,ou=apps,${base}`, password), 0)
      const dn = told.ldap?.entry?.dn ?? assert.fail()
      const { entries } = await client.search({ base: dn, scope: 0, attributes: ['*', '+'] })
      client.close()
      assert.deepEqual(
        new Map(told.ldap?.entry?.attributes.map(({ name, values }) => [name, values])),
        new Map(Object.entries(entries[0]?.attributes ?? assert.fail())),
      )

      const login = await fetch(new URL('/simple-auth/login', server.origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ clientId: app.simpleAuth?.clientId, username, password }),
      })
      assert.deepEqual(((await login.json()) as { user: unknown }).user, told.simpleAuth)
    })

  test('of somebody it is not open to: why, and no entry', async () => {
    const told = await preview('nobody')
    assert.equal(told.allowed, false)
    assert.deepEqual(
      told.reasons.filter(({ passed }) => !passed).map(({ code }) => code),
      ['rule-groups', 'rule-admins'],
    )
    assert.deepEqual(told.ldap, { isOn: true, entry: null })
  })

  test('an app without these doors is told nothing there, and a directory server that is off has no entry', async () => {
    const { apps, settings } = server.asOperator
    const made = await apps.create({
      title: 'Bare',
      access: { kind: 'everyone' },
      oidc: { redirectUris: ['https://bare.example.com/callback'] },
    })
    const answer = await owner.get(`/api/v1/apps/${made.app.id}/told?user=${people.get('adam')}`)
    const { gateway, ldap, simpleAuth } = (await answer.json()) as ToldPreview
    assert.deepEqual([gateway, ldap, simpleAuth], [null, null, null])
    await settings.put('directoryServer', { ...server.world.memory.settings().directoryServer, enabled: false })
    await server.doors.ldap.server.settled()
    assert.deepEqual((await preview('adam')).ldap, { isOn: false, entry: null })
  })

  test('of nobody who is there: missing', async () => {
    for (const [id, user] of [
      [app.id, app.id],
      [people.get('adam'), people.get('adam')],
    ])
      assert.equal((await owner.get(`/api/v1/apps/${id}/told?user=${user}`)).status, 404)
  })
})
