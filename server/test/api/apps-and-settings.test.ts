import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshSignInNeeded, type UserApp } from '@doorward/contract'
import { minutes } from '#ground'
import { openStaffedWorld } from './staffed-world.ts'

const { world, olivia, adam, mona, person } = await openStaffedWorld()
after(() => world.dispose())

test('an app: secrets shown once, values to paste, rotation', async () => {
  const made = await world.call(adam, 'createApp', {
    body: {
      title: 'Grafana',
      oidc: {
        redirectUris: ['https://g.example.com/cb'],
        secret: { kind: 'typed', secret: 'typed-secret-of-grafana' },
      },
      ldap: {},
      access: { kind: 'everyone' },
    },
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  assert.equal(made.body.secrets.oidc, 'typed-secret-of-grafana')
  assert.match(made.body.secrets.ldap, /^[0-9a-z]{32}$/)
  const { app } = made.body
  const params = { id: app.id }
  assert.deepEqual(app.oidc.values, {
    issuer: 'http://localhost:8080/openid',
    discovery: 'http://localhost:8080/openid/.well-known/openid-configuration',
    authorization: 'http://localhost:8080/openid/auth',
    token: 'http://localhost:8080/openid/token',
    userinfo: 'http://localhost:8080/openid/me',
    jwks: 'http://localhost:8080/openid/jwks',
    endSession: 'http://localhost:8080/openid/session/end',
    pushedRequest: null,
    device: null,
    clientId: 'grafana',
    scopes: 'openid profile email groups',
  })
  assert.equal(app.ldap.values.bindDn, 'cn=grafana,ou=apps,dc=example,dc=com')
  assert.equal(app.ldap.values.peopleBase, 'ou=users,cn=grafana,ou=apps,dc=example,dc=com')
  assert.equal(
    app.ldap.values.command,
    'ldapsearch -x -b ou=users,cn=grafana,ou=apps,dc=example,dc=com -D cn=grafana,ou=apps,dc=example,dc=com -W ' +
      '-H ldaps://id.example.com:6360',
  )
  assert.doesNotMatch(JSON.stringify((await world.call(adam, 'getApp', { params })).body), /typed-secret/)

  world.clock.advance(1)
  const second = await world.call(adam, 'addAppSecret', {
    params,
    body: { door: 'oidc', secret: { kind: 'generated' } },
  })
  assert.equal(second.status, 201)
  const { body: rotated } = await world.call(adam, 'getApp', { params })
  assert.equal(rotated.oidc.secrets.length, 2)
  const old = rotated.oidc.secrets.find((secret: { id: string }) => secret.id !== second.body.secret.id)
  assert.equal((await world.call(adam, 'removeAppSecret', { params: { ...params, secretId: old.id } })).status, 204)
  assert.equal((await world.call(adam, 'removeAppSecret', { params: { ...params, secretId: old.id } })).status, 404)

  const version = (await world.call(adam, 'getApp', { params })).body.version
  const patched = await world.call(adam, 'updateApp', {
    params,
    version,
    body: {
      title: 'Dashboards',
      ldap: null,
      oidc: { requirePkce: true },
      access: { kind: 'single-user', user: (await person()).id },
    },
  })
  assert.equal(patched.body.ldap, null)
  assert.equal(patched.body.oidc.requirePkce, true)
  assert.equal(patched.body.peopleCount, 1)
  assert.equal(
    (await world.call(adam, 'addAppSecret', { params, body: { door: 'ldap', secret: { kind: 'generated' } } })).status,
    409,
  )
  assert.equal((await world.call(adam, 'deleteApp', { params })).status, 204)
})

test('who may open an app, and why', async () => {
  const { body: ops } = await world.call(adam, 'createGroup', { body: { name: 'Operations' } })
  const inside = await person({ displayName: 'Ina Inside', groups: [ops.id] })
  const outside = await person({ displayName: 'Otto Outside' })
  const rule = { access: { kind: 'chosen', groups: [ops.id] }, adminsIncluded: true }
  const { body: preview } = await world.call(adam, 'previewAccess', { body: rule })
  assert.deepEqual([preview.count, preview.adminCount], [3, 2])
  assert.deepEqual(
    preview.people.map((one: { displayName: string; reason: string }) => [one.displayName, one.reason]),
    [
      ['adam Example', 'Admin'],
      ['Ina Inside', 'In Operations'],
      ['olivia Example', 'Admin'],
    ],
  )
  const titles = ['Alpha', 'Beta', 'Gamma']
  const rules = [{ kind: 'nobody' }, { kind: 'chosen', groups: [ops.id] }, { kind: 'everyone' }]
  for (const [i, title] of titles.entries())
    await world.call(adam, 'createApp', { body: { title, ldap: {}, access: rules[i] } })
  const appsOf = async (id: string, query: Record<string, string> = {}) => {
    const { body } = await world.call(mona, 'listUserApps', { params: { id }, query })
    return {
      next: body.nextCursor,
      told: (body.items as UserApp[])
        .filter(({ app }) => titles.includes(app.name))
        .map(({ app, allowed, reason }) => [app.name, allowed, reason]),
    }
  }
  assert.deepEqual((await appsOf(inside.id)).told, [
    ['Beta', true, 'In Operations'],
    ['Gamma', true, 'Open to everyone'],
    ['Alpha', false, 'Only admins'],
  ])
  assert.deepEqual((await appsOf(outside.id)).told, [
    ['Gamma', true, 'Open to everyone'],
    ['Alpha', false, 'Only admins'],
    ['Beta', false, 'Only Operations'],
  ])
  const first = await appsOf(outside.id, { limit: '1' })
  assert.deepEqual(first.told, [['Gamma', true, 'Open to everyone']])
  assert.notEqual((await appsOf(outside.id, { limit: '1', cursor: first.next })).told[0]?.[0], 'Gamma')
})

test('apps are listed by door, by rule and by whether they are on, each alone and together', async () => {
  const somebody = await person()
  const make = async (title: string, body: object): Promise<void> => {
    const made = await world.call(adam, 'createApp', { body: { title: `Sorted ${title}`, ...body } })
    assert.equal(made.status, 201, JSON.stringify(made.body))
  }
  await make('one', { ldap: {}, access: { kind: 'everyone' } })
  await make('two', {
    ldap: {},
    gateway: { host: 'two.example.com' },
    access: { kind: 'single-user', user: somebody.id },
  })
  await make('three', { simpleAuth: {}, access: { kind: 'chosen', users: [somebody.id] } })
  await make('everyone', { oidc: { redirectUris: ['https://x.example.com/cb'] } })
  const two = world.memory.apps.findByName('sorted-two')
  assert.ok(two)
  await world.asOperator.apps.update(two.id, { enabled: false })
  const list = async (query: object): Promise<string[]> => {
    const { body } = await world.call(adam, 'listApps', { query: { search: 'sorted', ...query } })
    assert.equal(body.total, body.items.length)
    return body.items.map(({ title }: { title: string }) => title.slice('Sorted '.length))
  }
  assert.deepEqual(await list({}), ['everyone', 'one', 'three', 'two'])
  assert.deepEqual(await list({ door: 'ldap' }), ['one', 'two'])
  assert.deepEqual(await list({ door: 'gateway' }), ['two'])
  assert.deepEqual(await list({ door: 'simpleAuth' }), ['three'])
  assert.deepEqual(await list({ openTo: 'everyone' }), ['one'])
  assert.deepEqual(await list({ openTo: 'nobody' }), ['everyone'])
  assert.deepEqual(await list({ openTo: 'single-user' }), ['two'])
  assert.deepEqual(await list({ state: 'off' }), ['two'])
  assert.deepEqual(await list({ door: 'ldap', openTo: 'chosen' }), [])
  assert.equal((await world.call(adam, 'listApps', { query: { door: 'window' } })).status, 422)
})

test('the directory server: switched on with a secret in one step, which is shown again after a fresh sign-in', async () => {
  const get = async () => (await world.call(adam, 'getDirectoryServer')).body
  const before = await get()
  const patch = (body: object, version = before.version) => world.call(adam, 'updateDirectoryServer', { body, version })
  const noSecret = await patch({ enabled: true })
  assert.deepEqual([noSecret.status, noSecret.body.errors[0].path], [422, 'newSecret'])
  const lines = await patch({
    allowList: '# apps\n10.0.0.0/8\nnot-an-address\n',
    enabled: true,
    newSecret: { kind: 'generated' },
  })
  assert.equal(lines.body.errors[0].path, 'allowList.3')
  const nobody = await patch({ allowList: '# nobody', enabled: true, newSecret: { kind: 'generated' } })
  assert.equal(nobody.body.errors[0].path, 'allowList')
  const outdated = await patch({ enabled: true, newSecret: { kind: 'generated' } }, before.version + 1)
  assert.equal(outdated.status, 412)
  assert.equal((await get()).secrets.length, 0, 'nothing is left behind by what was refused')

  const on = await patch({
    enabled: true,
    allowList: '# apps\n10.0.0.0/8',
    views: [{ base: 'dc=fernhill, dc=example', profile: 'cloudron' }],
    newSecret: { kind: 'generated' },
  })
  assert.equal(on.status, 200, JSON.stringify(on.body))
  assert.equal(on.headers.get('etag'), `"${on.body.directoryServer.version}"`)
  assert.equal(on.body.directoryServer.allowList, '# apps\n10.0.0.0/8')
  assert.equal(on.body.directoryServer.views[0].bindDn, 'cn=admin,ou=system,dc=fernhill,dc=example')

  const [secret] = on.body.directoryServer.secrets
  const params = { secretId: secret.id }
  const shown = await world.call(adam, 'revealDirectorySecret', { params })
  assert.equal(shown.body.value, on.body.newSecret)
  world.clock.advance(minutes(11))
  const stale = await world.call(adam, 'revealDirectorySecret', { params })
  assert.deepEqual([stale.status, stale.body.type], [401, freshSignInNeeded])
  assert.equal((await world.call(adam, 'getDirectoryServer')).status, 200)
  assert.equal((await world.call(await world.cookieOf('adam'), 'revealDirectorySecret', { params })).status, 200)

  const added = await world.call(adam, 'addDirectorySecret', {
    body: { secret: { kind: 'typed', secret: 'sixteen letters!' } },
  })
  assert.equal(added.body.value, 'sixteen letters!')
  assert.equal((await world.call(adam, 'removeDirectorySecret', { params })).status, 204)
  assert.equal((await get()).secrets.length, 1)
})

test('settings, and what keeps them from being changed here', async () => {
  const { body: before, headers } = await world.call(adam, 'getSettings')
  assert.equal(headers.get('etag'), `"${before.version}"`)
  const body = { organisationName: 'Fernhill', publicUrl: 'https://id.fernhill.example' }
  const patched = await world.call(adam, 'updateSettings', { body, version: before.version })
  assert.equal(patched.body.organisationName.value, 'Fernhill')
  assert.equal(world.memory.settings().publicUrl.value, 'https://id.fernhill.example')
  assert.equal((await world.call(adam, 'updateSettings', { body, version: before.version })).status, 412)
  world.lockedBy = 'DOORWARD_PUBLIC_URL'
  const locked = await world.call(adam, 'updateSettings', { body, version: patched.body.version })
  assert.match(locked.body.errors[0].message, /set by DOORWARD_PUBLIC_URL/)
  world.lockedBy = null
})

test('the audit trail tells names of today', async () => {
  const user = await person({ displayName: 'Trail Walker' })
  const { body } = await world.call(adam, 'listAudit', { query: { user: user.id } })
  const [event] = body.items
  assert.equal(event.kind, 'user.created')
  assert.deepEqual(event.subject, { kind: 'user', id: user.id, name: 'Trail Walker' })
  assert.equal(event.actor.name, 'adam Example')
  assert.equal(event.door, 'dashboard')
  assert.equal(event.address, '127.0.0.1')
  const all = await world.call(olivia, 'listAudit', { query: { limit: '200' } })
  assert.ok(all.body.items.some((item: { subject?: { kind: string } }) => item.subject?.kind === 'setting'))
})

test('a request that makes something may be sent again', async () => {
  const headers = { 'idempotency-key': 'c0ffee' }
  const body = { username: 'once', displayName: 'Once', password: { kind: 'generated' } }
  const ask = (cookie: string, change: object = {}) =>
    world.call(cookie, 'createUser', { headers, body: { ...body, ...change } })
  const [first, atOnce] = await Promise.all([ask(mona), ask(mona)])
  const later = await ask(mona)
  assert.equal(first.status, 201)
  assert.deepEqual([atOnce.body, later.body], [first.body, first.body])
  assert.equal(later.headers.get('etag'), first.headers.get('etag'))

  assert.equal((await ask(mona, { displayName: 'Twice' })).status, 422, 'the key came with another request')
  assert.equal((await ask(adam)).status, 409, 'the key is somebody else’s')
  world.clock.advance(minutes(10))
  assert.equal((await ask(mona)).status, 409, 'it is forgotten')
  const refused = await world.call(mona, 'createGroup', { headers: { 'idempotency-key': 'x y' }, body: { name: 'X' } })
  assert.equal(refused.status, 422)
})

test('a role taken away counts at once, and a disabled person is out', async () => {
  const user = await world.add('gone-soon', { role: 'admin' })
  const cookie = await world.cookieOf('gone-soon')
  assert.equal((await world.call(cookie, 'getSettings')).status, 200)
  await world.asOperator.users.disable(user.id)
  assert.equal((await world.call(cookie, 'getSettings')).status, 401)
})

test('health is what the doctor finds, with the worst of it ahead', async () => {
  const { body } = await world.call(adam, 'getHealth')
  assert.deepEqual([body.verdict, body.findings.length], ['look', 1])
  assert.equal((await world.call(mona, 'getHealth')).status, 403)
})

test('an app behind the gateway: its upstream is set, kept apart from what is not mentioned, and taken away', async () => {
  const gateway = { host: 'Files.example.com', upstream: 'https://10.0.0.7:8443/' }
  const made = await world.call(adam, 'createApp', { body: { title: 'Files', gateway } })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const params = { id: made.body.app.id }
  const shown = { host: 'files.example.com', upstream: 'https://10.0.0.7:8443', verifyUpstream: true }
  const { values: _values, ...kept } = made.body.app.gateway
  assert.deepEqual(kept, {
    ...shown,
    visibility: 'private',
    paths: [],
    acceptAppPasswords: false,
    acceptTokens: false,
    assertion: false,
    usernameForm: 'plain',
  })
  const change = async (gateway: object) => {
    const { version } = (await world.call(adam, 'getApp', { params })).body
    return world.call(adam, 'updateApp', { params, version, body: { gateway } })
  }
  const unchecked = await change({ verifyUpstream: false })
  assert.equal(unchecked.body.gateway.upstream, shown.upstream)
  assert.equal(unchecked.body.gateway.verifyUpstream, false)
  for (const [field, value, why] of [
    ['upstream', 'http://wiki/app', /Scheme, name and port alone/],
    ['upstream', 'http://169.254.169.254', /No app is at this address/],
    ['upstream', 'http://localhost:8080', /This leads back here/],
    ['host', 'localhost', /name of our own pages/],
  ] as const) {
    const refused = await change({ [field]: value })
    assert.equal(refused.status, 422, JSON.stringify(refused.body))
    assert.equal(refused.body.errors[0].path, `gateway.${field}`)
    assert.match(refused.body.errors[0].message, why)
  }
  assert.equal((await change({ upstream: null })).body.gateway.upstream, null)
})
