import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Endpoint, endpoints, problem } from '@doorward/contract'
import { openStaffedWorld } from './staffed-world.ts'

const { world, olivia, adam, mona, person } = await openStaffedWorld()
after(() => world.dispose())

test('who is signed in, and sign-out ends it', async () => {
  await world.add('ursula')
  const cookie = await world.cookieOf('ursula')
  const { body, headers } = await world.call(cookie, 'getSession')
  const forEverybody = Object.entries<Endpoint>(endpoints).filter(([, { role }]) => role === 'user')
  assert.deepEqual(
    body.may,
    forEverybody.map(([name]) => name),
  )
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
