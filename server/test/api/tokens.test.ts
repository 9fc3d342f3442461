import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { endpoints, grants, usableScopes, type Endpoint, type EndpointName, type Scope } from '@doorward/contract'
import { days, limits, minutes, newUuid, Secret } from '#ground'
import { openApiWorld, type ApiWorld, type Call } from './api-world.ts'

let world: ApiWorld
let olivia: string
before(async () => {
  world = await openApiWorld()
  await world.add('olivia', { role: 'owner' })
})
beforeEach(async () => {
  // Wrong tokens of the test before do not count here, and the session is fresh.
  world.clock.advance(limits.apiToken.unknownWindowMs)
  olivia = await world.cookieOf('olivia')
})
after(() => world.dispose())

async function makeToken(cookie: string, chosen: readonly Scope[], expiresAt: string | null = null) {
  const { status, body } = await world.call(cookie, 'createToken', { body: { name: 'CI', scopes: chosen, expiresAt } })
  assert.equal(status, 201, JSON.stringify(body))
  return body as { token: { id: string }; value: string }
}
const bearer = (value: string): Record<string, string> => ({ authorization: `Bearer ${value}` })
/** A call as a script makes it: no cookie, and nothing that says where a form came from. */
const callBy = (value: string, name: EndpointName, call: Call = {}) =>
  world.call(null, name, { ...call, headers: { 'sec-fetch-site': 'none', ...bearer(value), ...call.headers } })

test('a token acts as its person, and the audit trail tells it from them', async () => {
  const { token, value } = await makeToken(olivia, ['groups:write', 'audit:read'])
  assert.match(value, /^dwt_[\w-]{43}$/)
  const made = await callBy(value, 'createGroup', { body: { name: 'By a script' } })
  assert.equal(made.status, 201)
  assert.equal((await callBy(value, 'listGroups')).status, 200, 'writing includes reading')

  const row = await world.store.read
    .selectFrom('audit')
    .selectAll()
    .where('subject', '=', made.body.id)
    .executeTakeFirstOrThrow()
  assert.equal(row.door, 'api')
  assert.equal((JSON.parse(row.data) as { token: string }).token, token.id)
  const { body } = await callBy(value, 'listAudit')
  assert.equal(body.items[0].actor.name, 'olivia Example')
})

test('only a hash of the text is kept, and the list shows when and whence it was used', async () => {
  const { token, value } = await makeToken(olivia, ['people:read'])
  const row = await world.store.read
    .selectFrom('apiToken')
    .selectAll()
    .where('id', '=', token.id)
    .executeTakeFirstOrThrow()
  assert.ok(!JSON.stringify(row).includes(value.slice(4)))
  assert.equal(row.lastUsedAt, null)

  await callBy(value, 'listUsers')
  const shown = async () =>
    (await world.call(olivia, 'listTokens')).body.items.find((item: { id: string }) => item.id === token.id)
  const now = new Date(world.clock.now()).toISOString()
  assert.equal((await shown()).lastUsedAt, now, 'also before it is written')
  await world.directory.flush()
  assert.equal((await shown()).lastUsedAt, now)
  assert.equal((await shown()).lastAddress, '127.0.0.1')
  assert.ok(!('value' in (await shown())))
})

test('a token with any character changed, cut off or added is none', async () => {
  const { value } = await makeToken(olivia, ['people:read'])
  const find = (text: string) => world.directory.findToken(new Secret(text), '192.0.2.1')
  assert.ok(await find(value))
  for (let at = 0; at < value.length; at++) {
    const other = value[at] === 'A' ? 'B' : 'A'
    assert.equal(await find(value.slice(0, at) + other + value.slice(at + 1)), undefined, `changed at ${at}`)
    assert.equal(await find(value.slice(0, at) + value.slice(at + 1)), undefined, `left out at ${at}`)
    assert.equal(await find(value.slice(0, at)), undefined, `cut at ${at}`)
    assert.equal(await find(`${value.slice(0, at)}A${value.slice(at)}`), undefined, `added at ${at}`)
  }
  for (const wrong of ['', 'dwt_', value.toUpperCase(), value.slice(4), ` ${value}`, `${value}=`, `${value}\n`])
    assert.equal(await find(wrong), undefined, JSON.stringify(wrong))
  const answer = await callBy(`${value}A`, 'listUsers')
  assert.equal(answer.status, 401)
  assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer realm="doorward", error="invalid_token"/)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  assert.equal(answer.body.type, 'urn:doorward:problem:invalid-token')
})

test('an Authorization header of any other form is refused, whatever the cookie says', async () => {
  const { value } = await makeToken(olivia, ['people:read'])
  assert.equal((await world.call(olivia, 'listUsers', { headers: { authorization: `bearer  ${value}` } })).status, 200)
  for (const authorization of [
    '',
    'Bearer',
    'Bearer ',
    value,
    `Basic ${Buffer.from('olivia:a quiet green door').toString('base64')}`,
    `Bearer ${value}, Bearer ${value}`,
    `Bearer ${value} x`,
    `Bearer "${value}"`,
    `Token ${value}`,
  ])
    assert.equal(
      (await world.call(olivia, 'listUsers', { headers: { authorization } })).status,
      401,
      JSON.stringify(authorization),
    )
  const twice: [string, string][] = [
    ['authorization', `Bearer ${value}`],
    ['authorization', `Bearer ${value}`],
  ]
  assert.equal((await world.fetch('/api/v1/users', { headers: twice })).status, 401)
})

test('beside a token the cookie does not count: not its person, not its scopes, not its fresh sign-in', async () => {
  const { value } = await makeToken(olivia, ['people:read'])
  const both = { cookie: olivia, ...bearer(value) }
  assert.equal((await world.call(null, 'createGroup', { body: { name: 'X' }, headers: both })).status, 403)
  assert.equal((await world.call(null, 'getSession', { headers: both })).status, 403)
})

test('a token in the address is no token', async () => {
  const { value } = await makeToken(olivia, ['people:read'])
  for (const name of ['access_token', 'token', 'authorization', 'Authorization'])
    assert.equal((await world.fetch(`/api/v1/users?${name}=${value}`)).status, 401, name)
})

test('it ends with its date, at once when it is ended, and while its person may not sign in', async () => {
  const anna = await world.add('anna', { role: 'admin' })
  const cookie = await world.cookieOf('anna')
  const until = new Date(world.clock.now() + days(1)).toISOString()
  const dated = await makeToken(cookie, ['people:read'], until)
  const { token, value } = await makeToken(cookie, ['people:read'])
  const other = await makeToken(cookie, ['people:read'])
  const status = async (of = value) => (await callBy(of, 'listUsers')).status

  assert.equal(await status(), 200)
  await world.asOperator.users.disable(anna.id)
  assert.equal(await status(), 401, 'disabled')
  await world.asOperator.users.enable(anna.id)
  assert.equal(await status(), 200, 'enabled again')

  const owner = await makeToken(olivia, ['people:read'])
  await world.asOperator.users.update(anna.id, { role: 'user' })
  assert.equal(await status(), 403, 'the role is that of the moment')
  await world.asOperator.users.update(anna.id, { role: 'admin' })
  assert.equal(await status(), 200)

  assert.equal(await status(dated.value), 200)
  world.clock.advance(days(1))
  assert.equal(await status(dated.value), 401, 'expired')

  assert.equal((await world.call(await world.cookieOf('anna'), 'deleteToken', { params: token })).status, 204)
  assert.equal(await status(), 401, 'ended')
  assert.equal((await callBy(owner.value, 'listUsers')).status, 200, 'and no other')

  assert.equal(await status(other.value), 200)
  await world.asOperator.users.delete(anna.id)
  assert.equal(await status(other.value), 401, 'in the trash')
  await world.asOperator.users.restore(anna.id)
  assert.equal(await status(other.value), 401, 'and it stays ended')
  await world.directory.flush()
})

test('only a person makes tokens: signed in lately, and of what their role can do', async () => {
  const body = { name: 'X', scopes: ['people:read'] as Scope[], expiresAt: null }
  world.clock.advance(minutes(11))
  assert.equal((await world.call(olivia, 'createToken', { body })).body.type, 'urn:doorward:problem:fresh-sign-in')
  olivia = await world.cookieOf('olivia')

  const { token, value } = await makeToken(olivia, usableScopes('owner'))
  for (const [name, call] of [
    ['createToken', { body }],
    ['deleteToken', { params: token }],
    ['listTokens', {}],
  ] as const) {
    const answer = await callBy(value, name, call)
    assert.equal(answer.status, 403, name)
    assert.equal(answer.body.type, 'urn:doorward:problem:session-needed')
  }
  // Nor may code that is reached by a token, should an endpoint ever lead there.
  const { holder } = (await world.directory.findToken(new Secret(value), '192.0.2.1')) ?? assert.fail()
  assert.ok(holder.kind === 'user')
  const { user } = holder
  const { tokens } = world.directory.as(
    { kind: 'user', id: user.id, role: user.role, token: token.id },
    { door: 'api', address: null },
  )
  const forbidden = { code: 'forbidden' }
  await assert.rejects(tokens.create({ name: 'X', scopes: ['people:read'], expiresAt: null }), forbidden)
  await assert.rejects(tokens.remove(token.id), forbidden)

  await world.add('mona', { role: 'usermanager' })
  const mona = await world.cookieOf('mona')
  const refused = await world.call(mona, 'createToken', { body: { ...body, scopes: ['people:read', 'apps:read'] } })
  assert.equal(refused.status, 422)
  assert.deepEqual(
    refused.body.errors.map(({ path }: { path: string }) => path),
    ['scopes.1'],
  )
  for (const wrong of [
    { scopes: [] },
    { scopes: ['everything'] },
    { name: ' ' },
    { expiresAt: new Date(world.clock.now()).toISOString() },
  ])
    assert.equal((await world.call(olivia, 'createToken', { body: { ...body, ...wrong } })).status, 422)
})

test('admins see and end the tokens of people up to their own role, others their own', async () => {
  const cookies: Record<string, string> = {}
  const ids: Record<string, string> = {}
  await world.add('ada', { role: 'admin' })
  await world.add('umma', { role: 'usermanager' })
  for (const name of ['olivia', 'ada', 'umma']) {
    cookies[name] = await world.cookieOf(name)
    ids[name] = (await makeToken(cookies[name], ['people:read'])).token.id
  }
  const sees = async (name: string) => {
    const { body } = await world.call(cookies[name] ?? '', 'listTokens', { query: { limit: '200' } })
    return Object.keys(ids).filter(owner => body.items.some((item: { id: string }) => item.id === ids[owner]))
  }
  assert.deepEqual(await sees('umma'), ['umma'])
  assert.deepEqual(await sees('ada'), ['ada', 'umma'])
  assert.deepEqual(await sees('olivia'), ['olivia', 'ada', 'umma'])

  const end = async (name: string, of: string) =>
    (await world.call(cookies[name] ?? '', 'deleteToken', { params: { id: ids[of] ?? '' } })).status
  assert.equal(await end('umma', 'ada'), 403)
  assert.equal(await end('ada', 'olivia'), 403)
  assert.equal(await end('ada', 'umma'), 204)
  assert.equal(await end('ada', 'umma'), 404)
  assert.equal(await end('olivia', 'ada'), 204)
})

test('each endpoint refuses a token that has every scope but the one it takes, and names it', async () => {
  const params = { id: newUuid(world.clock), secretId: newUuid(world.clock) }
  for (const [name, { scope }] of Object.entries<Endpoint>(endpoints)) {
    const others = usableScopes('owner').filter(one => scope === null || !grants([one], scope))
    const { token, value } = await makeToken(olivia, others)
    // Before it is looked at whether the rest of the request is right.
    const answer = await callBy(value, name as EndpointName, { params })
    assert.equal(answer.status, 403, `${name}: ${JSON.stringify(answer.body)}`)
    const challenge = answer.headers.get('www-authenticate') ?? ''
    assert.match(challenge, /error="insufficient_scope"/, name)
    assert.equal(/scope="([^"]+)"/.exec(challenge)?.[1], scope ?? undefined, name)
    await world.call(olivia, 'deleteToken', { params: token })
  }
})

test('what lets somebody sign in takes the scope for credentials, wherever it is sent', async () => {
  const plain = (
    await makeToken(
      olivia,
      usableScopes('owner').filter(one => one !== 'credentials:write'),
    )
  ).value
  const people = (await makeToken(olivia, ['people:write', 'credentials:write'])).value
  const { id, version } = await world.add('carl')
  const group = (await world.call(olivia, 'createGroup', { body: { name: 'Finer' } })).body
  const server = (await world.call(olivia, 'getDirectoryServer')).body
  const person = (more: object) => ({
    username: `new-${Math.trunc(performance.now() * 1e3)}`,
    displayName: 'N',
    ...more,
  })
  const password = { kind: 'generated' }

  const sensitive: [EndpointName, () => Call][] = [
    ['createUser', () => ({ body: person({ password }) })],
    ['createUser', () => ({ body: person({ role: 'usermanager' }) })],
    ['updateUser', () => ({ params: { id }, version, body: { role: 'admin' } })],
    ['updateUser', () => ({ params: { id }, version, body: { email: 'mallory@example.com' } })],
    ['setPassword', () => ({ params: { id }, body: { password } })],
    ['updateDirectoryServer', () => ({ version: server.version, body: { newSecret: { kind: 'generated' } } })],
  ]
  for (const [name, call] of sensitive) {
    const answer = await callBy(plain, name, call())
    assert.equal(answer.status, 403, `${name} ${JSON.stringify(call())}`)
    assert.match(answer.headers.get('www-authenticate') ?? '', /scope="credentials:write"/)
  }
  assert.equal((await callBy(plain, 'createUser', { body: person({ groups: [group.id] }) })).status, 201)
  assert.equal((await callBy(people, 'createUser', { body: person({ groups: [group.id] }) })).status, 403)
  assert.equal((await callBy(people, 'createUser', { body: person({ password }) })).status, 201)
  assert.equal((await callBy(people, 'updateUser', { params: { id }, version, body: { role: 'admin' } })).status, 200)
})

test('an answer that waits to be repeated is its token’s alone', async () => {
  const one = (await makeToken(olivia, ['groups:write'])).value
  const two = (await makeToken(olivia, ['groups:write'])).value
  const call = { body: { name: 'Repeated' }, headers: { 'idempotency-key': 'k-1' } }
  assert.equal((await callBy(one, 'createGroup', call)).status, 201)
  assert.equal((await callBy(one, 'createGroup', call)).status, 201)
  assert.equal((await callBy(two, 'createGroup', call)).status, 409, 'a request of its own: the name is taken')
})

test('whoever sends many tokens that do not work is told to wait, and tokens that work are not held up', async () => {
  const { value } = await makeToken(olivia, ['people:read'])
  const wrong = `dwt_${'A'.repeat(43)}`
  const statuses: number[] = []
  for (let i = 0; i <= limits.apiToken.unknownMax; i++) statuses.push((await callBy(wrong, 'listUsers')).status)
  assert.deepEqual(new Set(statuses.slice(0, -1)), new Set([401]))
  const held = await callBy(wrong, 'listUsers')
  assert.equal(held.status, 429)
  assert.ok(Number(held.headers.get('retry-after')) > 0)
  assert.equal((await callBy(value, 'listUsers')).status, 200)
})
