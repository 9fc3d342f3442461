import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshSignInNeeded, problem, type UserApp } from '@doorward/contract'
import { minutes } from '#ground'
import { openApiWorld, type ApiWorld } from './api-world.ts'

let world: ApiWorld
let olivia = ''
let adam = ''
let mona = ''

before(async () => {
  world = await openApiWorld()
  await world.add('olivia', { role: 'owner' })
  await world.add('adam', { role: 'admin' })
  await world.add('mona', { role: 'usermanager' })
  ;[olivia, adam, mona] = (await Promise.all(['olivia', 'adam', 'mona'].map(name => world.cookieOf(name)))) as [
    string,
    string,
    string,
  ]
})
after(() => world.dispose())

let count = 0
/** A person made through the API. */
async function person(input: object = {}) {
  const username = `person-${++count}`
  const { status, body } = await world.call(adam, 'createUser', {
    body: { username, displayName: `Person ${count}`, ...input },
  })
  assert.equal(status, 201, JSON.stringify(body))
  return body.user
}

test('who is signed in, and sign-out ends it', async () => {
  await world.add('ursula')
  const cookie = await world.cookieOf('ursula')
  const { body, headers } = await world.call(cookie, 'getSession')
  assert.deepEqual(body.may, ['getSession', 'endSession'])
  assert.equal(body.user.username, 'ursula')
  assert.equal(body.authAt, '2026-06-12T09:00:00.000Z')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('doorward-seq'), String(world.memory.seq))
  const out = await world.call(cookie, 'endSession')
  assert.equal(out.status, 204)
  assert.match(out.headers.get('set-cookie') ?? '', /doorward-session=;.*Max-Age=0/)
  assert.equal((await world.call(cookie, 'getSession')).status, 401)
})

test('every refusal is the contract’s problem', async () => {
  const refusals = [
    await world.call(null, 'listUsers'),
    await world.call(mona, 'listApps'),
    await world.call(adam, 'getUser', { params: { id: 'nonsense' } }),
    await world.call(adam, 'createUser', { body: { username: '-' } }),
    await world.call(adam, 'createUser', { body: { username: 'adam', displayName: 'A' } }),
  ]
  assert.deepEqual(
    refusals.map(({ status }) => status),
    [401, 403, 404, 422, 409],
  )
  for (const { body, headers } of refusals) {
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/)
    assert.match(problem.parse(body).reference, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  }
})

const raw: [what: string, path: string, init: RequestInit, status: number, code: string][] = [
  ['an unknown address', '/api/v1/nothing', {}, 404, 'missing'],
  ['another version', '/api/v1', {}, 404, 'missing'],
  ['a method the address does not take', '/api/v1/users', { method: 'PUT' }, 405, 'invalid'],
  [
    'another origin',
    '/api/v1/users',
    { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } },
    403,
    'forbidden',
  ],
  ['no origin', '/api/v1/session', { method: 'DELETE' }, 403, 'forbidden'],
  [
    'broken JSON',
    '/api/v1/groups',
    { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
    400,
    'invalid',
  ],
  [
    'a form',
    '/api/v1/groups',
    { method: 'POST', body: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'invalid',
  ],
  [
    'a body too large',
    '/api/v1/groups',
    { method: 'POST', body: `{"name":"${'x'.repeat(70_000)}"}`, headers: { 'content-type': 'application/json' } },
    413,
    'invalid',
  ],
  [
    'a poisoned prototype',
    '/api/v1/groups',
    { method: 'POST', body: '{"__proto__":{"name":"x"}}', headers: { 'content-type': 'application/json' } },
    400,
    'invalid',
  ],
]
for (const [what, path, init, status, code] of raw)
  test(`refused: ${what}`, async () => {
    const headers = { cookie: adam, 'sec-fetch-site': 'same-origin', ...(init.headers as Record<string, string>) }
    if (what === 'no origin') delete (headers as Record<string, string>)['sec-fetch-site']
    const response = await world.fetch(path, { ...init, headers })
    assert.equal(response.status, status)
    assert.equal(problem.parse(await response.json()).code, code)
    if (status === 405) assert.equal(response.headers.get('allow'), 'GET, POST')
  })

const wrongBodies: [body: object, path: string, says: RegExp][] = [
  [{ username: 'x', displayName: 'X', rol: 'admin' }, 'rol', /Did you mean “role”/],
  [{ username: 'x', displayName: 'X', role: 'boss' }, 'role', /Allowed: owner, admin, usermanager, user/],
  [{ username: 'x' }, 'displayName', /Missing/],
  [{ username: 'x', displayName: 'X', email: 'nobody' }, 'email', /name@example\.com/],
  [
    { username: 'x', displayName: 'X', password: { kind: 'typed', password: 'short' } },
    'password.password',
    /At least 8|at least 8/,
  ],
  [
    { username: 'x', displayName: 'X', password: { kind: 'typed', password: 'password123' } },
    'password',
    /list of common/,
  ],
  [{ username: 'x', displayName: 'X', password: { kind: 'made' } }, 'password.kind', /Allowed: generated, typed/],
  [{ username: 'x', displayName: 'X', groups: ['staff'] }, 'groups.0', /./],
  [{ username: 'admin', displayName: 'X' }, 'username', /kept for the system/],
]
for (const [body, path, says] of wrongBodies)
  test(`refused: ${JSON.stringify(body)}`, async () => {
    const told = await world.call(adam, 'createUser', { body })
    assert.equal(told.status, 422)
    const error = told.body.errors.find((error: { path: string }) => error.path === path)
    assert.match(error?.message ?? JSON.stringify(told.body), says)
  })

test('a query is checked too, and an unknown parameter refused', async () => {
  assert.equal((await world.call(adam, 'listUsers', { query: { limit: '0' } })).body.errors[0].path, 'limit')
  assert.equal((await world.call(adam, 'listUsers', { query: { serach: 'x' } })).status, 422)
  assert.equal((await world.call(adam, 'listUsers', { query: { cursor: 'x' } })).status, 422)
  assert.equal((await world.call(adam, 'getOverview', { query: { x: '1' } })).status, 422)
})

test('a person comes and goes', async () => {
  const made = await world.call(mona, 'createUser', {
    body: { username: 'Bo.Lee', displayName: 'Bo Lee', email: 'bo@example.com', password: { kind: 'generated' } },
  })
  assert.match(made.body.password, /^(?:[0-9a-z]{5}-){3}[0-9a-z]{5}$/)
  const { user } = made.body
  assert.equal(made.headers.get('etag'), `"${user.version}"`)
  assert.deepEqual([user.username, user.givenName, user.familyName, user.hasPassword], ['bo.lee', 'Bo', 'Lee', true])
  assert.equal(user.createdAt, '2026-06-12T09:00:00.000Z')
  const params = { id: user.id }

  assert.equal((await world.call(mona, 'disableUser', { params })).body.state, 'disabled')
  assert.equal((await world.call(mona, 'enableUser', { params })).body.state, 'active')
  assert.equal(
    (await world.call(mona, 'setPassword', { params, body: { password: { kind: 'generated' } } })).status,
    200,
  )
  assert.equal((await world.call(mona, 'deleteUser', { params })).status, 204)
  assert.equal((await world.call(mona, 'getUser', { params })).body.state, 'trashed')
  assert.equal((await world.call(mona, 'listUsers', { query: { search: 'bo.lee' } })).body.total, 0)
  assert.equal((await world.call(mona, 'listUsers', { query: { state: 'trashed' } })).body.items[0].username, 'bo.lee')
  assert.equal((await world.call(mona, 'restoreUser', { params })).body.state, 'active')
})

test('a change names the version it was made to', async () => {
  const user = await person()
  const params = { id: user.id }
  const body = { displayName: 'Another Name', expiresAt: '2027-01-01T00:00:00Z' }
  assert.equal((await world.call(adam, 'updateUser', { params, body })).status, 428)
  assert.equal((await world.call(adam, 'updateUser', { params, body, headers: { 'if-match': '*' } })).status, 422)
  const changed = await world.call(adam, 'updateUser', { params, body, version: user.version })
  assert.equal(changed.body.expiresAt, '2027-01-01T00:00:00.000Z')
  assert.notEqual(changed.headers.get('etag'), `"${user.version}"`)
  const outdated = await world.call(adam, 'updateUser', { params, body, version: user.version })
  assert.equal(outdated.status, 412)
  const cleared = await world.call(adam, 'updateUser', {
    params,
    body: { expiresAt: null },
    version: changed.body.version,
  })
  assert.equal(cleared.body.expiresAt, null)
  assert.equal(cleared.body.displayName, 'Another Name')
})

test('what a file of truth owns is changed there, but can be switched off here', async () => {
  const user = await world.asOperator.users.create({ username: 'filed', displayName: 'F', managedBy: 'directory.yaml' })
  const params = { id: user.id }
  const told = await world.call(olivia, 'updateUser', { params, body: { displayName: 'G' }, version: user.version })
  assert.equal(told.status, 409)
  assert.match(told.body.detail, /kept in directory\.yaml/)
  assert.equal((await world.call(olivia, 'deleteUser', { params })).status, 409)
  assert.equal((await world.call(olivia, 'disableUser', { params })).status, 200)
})

test('pages go on where the last one ended, and a cursor belongs to its list', async () => {
  for (let i = 0; i < 5; i++) await person({ displayName: `Page Person ${i}` })
  const names: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: Record<string, string> = { search: 'page person', limit: '2', ...(cursor ? { cursor } : {}) }
    const { body } = await world.call(mona, 'listUsers', { query })
    assert.equal(body.total, 5)
    names.push(...body.items.map((item: { displayName: string }) => item.displayName))
    cursor = body.nextCursor
  }
  assert.deepEqual(
    names,
    [0, 1, 2, 3, 4].map(i => `Page Person ${i}`),
  )
})

test('groups, their members, and what they open', async () => {
  const { body: staff } = await world.call(mona, 'createGroup', { body: { name: 'Staff', description: 'Everyone' } })
  const params = { id: staff.id }
  const [a, b] = [await person({ displayName: 'Zoe Z' }), await person({ displayName: 'Ann A', groups: [staff.id] })]
  const added = await world.call(mona, 'addMembers', { params, body: { users: [a.id, b.id] } })
  assert.equal(added.body.peopleCount, 2)
  const { body: members } = await world.call(mona, 'listMembers', { params })
  assert.deepEqual(
    members.items.map((member: { name: string }) => member.name),
    ['Ann A', 'Zoe Z'],
  )
  assert.equal((await world.call(mona, 'addMembers', { params, body: { users: [] } })).status, 422)
  assert.equal(
    (await world.call(mona, 'addMembers', { params, body: { groups: [staff.id] } })).body.errors[0].path,
    'groups',
  )

  const app = await world.call(adam, 'createApp', {
    body: {
      title: 'Wiki',
      oidc: { redirectUris: ['https://wiki.example.com/cb'] },
      access: { kind: 'chosen', groups: [staff.id] },
    },
  })
  const { body: opened } = await world.call(mona, 'getGroup', { params })
  assert.deepEqual(opened.opens, [{ id: app.body.app.id, name: 'Wiki' }])
  const { body: user } = await world.call(mona, 'getUser', { params: { id: b.id } })
  assert.deepEqual(user.groups, [{ id: staff.id, name: 'Staff', source: 'local', managedBy: null, through: null }])

  assert.equal((await world.call(mona, 'removeMember', { params: { ...params, memberId: b.id } })).status, 204)
  const renamed = await world.call(mona, 'updateGroup', {
    params,
    body: { name: 'Crew' },
    version: (await world.call(mona, 'getGroup', { params })).body.version,
  })
  assert.equal(renamed.body.name, 'Crew', JSON.stringify(renamed.body))
  assert.equal((await world.call(mona, 'deleteGroup', { params })).status, 204)
  assert.equal((await world.call(mona, 'getGroup', { params })).status, 404)
  assert.deepEqual((await world.call(adam, 'getApp', { params: { id: app.body.app.id } })).body.access, {
    kind: 'nobody',
  })
})

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
