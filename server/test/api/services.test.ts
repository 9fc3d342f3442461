import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { endpoints, usableScopes, type Endpoint, type EndpointName, type Scope } from '@doorward/contract'
import { hours, limits, newUuid } from '#ground'
import type { Call } from './api-world.ts'
import { openStaffedWorld } from './staffed-world.ts'

let staff: Awaited<ReturnType<typeof openStaffedWorld>>
let adam: string
let contact: { id: string; displayName: string }
before(async () => {
  staff = await openStaffedWorld()
})
beforeEach(async () => {
  staff.world.clock.advance(limits.apiToken.unknownWindowMs)
  adam = await staff.world.cookieOf('adam')
  contact = await staff.person()
})
after(() => staff.world.dispose())

let count = 0
async function make(input: object = {}) {
  const body = { name: `Machine ${++count}`, contact: contact.id, ...input }
  const made = await staff.world.call(adam, 'createServiceAccount', { body })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body
}
async function makeToken(id: string, scopes: readonly Scope[], expiresAt: string | null = null) {
  const body = { name: 'cron', scopes, expiresAt }
  const made = await staff.world.call(adam, 'createServiceToken', { params: { id }, body })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body as { token: { id: string }; value: string }
}
/** A call as a machine makes it. */
const callBy = (value: string, name: EndpointName, call: Call = {}) =>
  staff.world.call(null, name, {
    ...call,
    headers: { 'sec-fetch-site': 'none', authorization: `Bearer ${value}`, ...call.headers },
  })

test('one is made, read, changed, disabled, enabled and deleted', async () => {
  const { world } = staff
  const made = await make({ name: ' Nightly import ', description: 'Reads people', role: 'usermanager' })
  assert.deepEqual(
    [made.name, made.description, made.role, made.disabled, made.tokens, made.lastUsedAt],
    ['Nightly import', 'Reads people', 'usermanager', false, 0, null],
  )
  assert.deepEqual(made.contact, { id: contact.id, name: contact.displayName, state: 'active' })
  const params = { id: made.id }
  assert.deepEqual((await world.call(adam, 'getServiceAccount', { params })).body, made)
  assert.equal((await world.call(adam, 'updateServiceAccount', { params, body: { role: 'user' } })).status, 428)
  const other = await staff.person()
  const { body: changed } = await world.call(adam, 'updateServiceAccount', {
    params,
    version: made.version,
    body: { contact: other.id, name: 'Import' },
  })
  assert.deepEqual([changed.name, changed.contact.id], ['Import', other.id])
  const late = { params, version: made.version, body: { name: 'Late' } }
  assert.equal((await world.call(adam, 'updateServiceAccount', late)).status, 412)
  assert.equal((await world.call(adam, 'disableServiceAccount', { params })).body.disabled, true)
  assert.equal((await world.call(adam, 'enableServiceAccount', { params })).body.disabled, false)
  assert.equal((await world.call(adam, 'deleteServiceAccount', { params })).status, 204)
  for (const name of [
    'getServiceAccount',
    'disableServiceAccount',
    'deleteServiceAccount',
    'listServiceTokens',
  ] as const)
    assert.equal((await world.call(adam, name, { params })).status, 404, name)
})

test('what is no name, contact or role is refused by its field', async () => {
  const body = { name: 'X', contact: contact.id }
  const wrong: [object, string][] = [
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ description: 'x'.repeat(501) }, 'description'],
    [{ contact: null }, 'contact'],
    [{ contact: 'una' }, 'contact'],
    [{ role: 'owner' }, 'role'],
    [{ disabled: true }, 'disabled'],
  ]
  for (const [input, path] of wrong) {
    const told = await staff.world.call(staff.olivia, 'createServiceAccount', { body: { ...body, ...input } })
    assert.equal(told.status, 422, JSON.stringify(input))
    assert.deepEqual(
      told.body.errors.map((error: { path: string }) => error.path),
      [path],
    )
  }
  const nobody = await staff.world.call(adam, 'createServiceAccount', {
    body: { ...body, contact: newUuid(staff.world.clock) },
  })
  assert.equal(nobody.status, 404)
})

test('the list is by name, in pages, and narrowed by text, contact, and to those nobody looks after', async () => {
  const { world } = staff
  const leaver = await staff.person()
  for (const name of ['list b', 'List a', 'list c'])
    await make({ name, description: 'In the list', contact: leaver.id })
  await make({ name: 'of somebody else', description: 'In the list' })
  const list = async (query: Record<string, string>) => {
    const { status, body } = await world.call(adam, 'listServiceAccounts', { query })
    assert.equal(status, 200, JSON.stringify(body))
    return { ...body, names: body.items.map(({ name }: { name: string }) => name) }
  }
  assert.deepEqual((await list({ search: 'IN THE list' })).names, ['List a', 'list b', 'list c', 'of somebody else'])
  assert.deepEqual((await list({ search: 'b', contact: leaver.id })).names, ['list b'])
  const first = await list({ contact: leaver.id, limit: '2' })
  assert.deepEqual([first.names, first.total], [['List a', 'list b'], 3])
  const second = await list({ contact: leaver.id, limit: '2', cursor: first.nextCursor })
  assert.deepEqual([second.names, second.nextCursor], [['list c'], null])
  assert.equal((await world.call(adam, 'listServiceAccounts', { query: { cursor: first.nextCursor } })).status, 422)

  const overview = async () => (await world.call(adam, 'getOverview')).body.servicesAlone
  assert.deepEqual((await list({ show: 'alone', contact: leaver.id })).names, [])
  const before = await overview()
  await world.call(adam, 'disableUser', { params: { id: leaver.id } })
  const alone = await list({ show: 'alone', contact: leaver.id })
  assert.deepEqual(alone.names, ['List a', 'list b', 'list c'])
  assert.equal(alone.items[0].contact.state, 'disabled')
  assert.equal(await overview(), before + 3)
  await world.call(adam, 'deleteUser', { params: { id: leaver.id } })
  await world.call(staff.olivia, 'eraseUser', { params: { id: leaver.id } })
  assert.equal((await list({ search: 'List a' })).items[0].contact, null)
  assert.equal((await world.call(adam, 'listServiceAccounts', { query: { show: 'all' } })).status, 422)
})

test('a token is shown once, acts as its account, and the trail and the list tell so', async () => {
  const { world } = staff
  const { id, name } = await make({ role: 'usermanager' })
  const { token, value } = await makeToken(id, ['groups:write'])
  assert.match(value, /^dwt_[\w-]{43}$/)
  const group = await callBy(value, 'createGroup', { body: { name: 'By a machine' } })
  assert.equal(group.status, 201, JSON.stringify(group.body))
  assert.equal((await callBy(value, 'listGroups')).status, 200, 'writing includes reading')
  assert.equal((await callBy(value, 'listUsers')).status, 403, 'no more than its scopes')
  assert.equal((await callBy(value, 'listManagedGroups')).body.total, 0, 'it manages no group')

  const { body: trail } = await world.call(adam, 'listAudit', { query: { subject: group.body.id } })
  assert.deepEqual(trail.items[0].actor, { kind: 'service', id, name })
  const { body: own } = await world.call(adam, 'listAudit', { query: { user: id } })
  assert.deepEqual(
    own.items.map((event: { kind: string }) => event.kind),
    ['group.created', 'service.token-created', 'service.created'],
  )
  assert.deepEqual(own.items[1].subject, { kind: 'service', id, name })

  const { body: listed } = await world.call(adam, 'listServiceTokens', { params: { id } })
  assert.equal(listed.items[0].lastAddress, '127.0.0.1')
  assert.ok(!JSON.stringify(listed).includes(value.slice(4)))
  const { body: account } = await world.call(adam, 'getServiceAccount', { params: { id } })
  assert.deepEqual([account.tokens, account.lastUsedAt], [1, listed.items[0].lastUsedAt])
  assert.deepEqual((await world.call(adam, 'listTokens', { query: {} })).body.items, [], 'listed apart from people’s')
  assert.equal((await world.call(adam, 'deleteToken', { params: { id: token.id } })).status, 404)

  await world.call(adam, 'deleteServiceAccount', { params: { id } })
  const { body: after } = await world.call(adam, 'listAudit', { query: { user: id } })
  assert.equal(after.items[0].actor.name, 'adam Example')
  assert.equal(after.items[0].subject.name, 'Deleted service account')
})

test('its scopes are those its role can use', async () => {
  const { id } = await make({ role: 'usermanager' })
  const body = { name: 'X', scopes: ['people:read', 'apps:read'], expiresAt: null }
  const refused = await staff.world.call(adam, 'createServiceToken', { params: { id }, body })
  assert.equal(refused.status, 422)
  assert.equal(refused.body.errors[0].path, 'scopes.1')
  const { value } = await makeToken(id, ['people:read'])
  assert.equal((await callBy(value, 'listUsers')).status, 200)
  const { body: now } = await staff.world.call(adam, 'getServiceAccount', { params: { id } })
  const lower = { params: { id }, version: now.version, body: { role: 'user' } }
  assert.equal((await staff.world.call(adam, 'updateServiceAccount', lower)).status, 200)
  assert.equal((await callBy(value, 'listUsers')).status, 403, 'what its role has lost, its tokens have')
})

test('what people do in person no token of a machine does, whatever its role and scopes', async () => {
  const { world } = staff
  const { id } = await make({ role: 'admin' })
  const { token, value } = await makeToken(id, usableScopes('admin'))
  const closed = Object.entries<Endpoint>(endpoints).filter(([, { scope }]) => scope === null)
  assert.ok(closed.length > 5)
  for (const [name] of closed) {
    const answer = await callBy(value, name as EndpointName, {
      params: { id, tokenId: token.id },
      body: endpoints[name as EndpointName].method === 'POST' ? {} : undefined,
    })
    assert.equal(answer.status, 403, name)
    assert.equal(answer.body.type, 'urn:doorward:problem:session-needed', name)
  }
  assert.equal((await callBy(value, 'disableServiceAccount', { params: { id } })).status, 403, 'nor what is its own')
  const { version } = (await world.call(adam, 'getServiceAccount', { params: { id } })).body
  const patch = { params: { id }, version, body: { role: 'usermanager' } }
  assert.equal((await callBy(value, 'updateServiceAccount', patch)).status, 403)
  const owner = { username: 'mallory', displayName: 'Mallory', role: 'owner' }
  assert.equal((await callBy(value, 'createUser', { body: owner })).status, 403)
  const { status } = await callBy(value, 'setPassword', {
    params: { id: contact.id },
    body: { password: { kind: 'generated' } },
  })
  assert.equal(status, 200, 'what its scopes allow')
})

test('roles are given with a fresh sign-in or the scope for it, tokens with a fresh sign-in', async () => {
  const { world } = staff
  const { id, version } = await make()
  const cookie = await world.cookieOf('adam')
  world.clock.advance(hours(1))
  const role = { params: { id }, version, body: { role: 'admin' } }
  assert.equal((await world.call(cookie, 'updateServiceAccount', role)).status, 401)
  const name = { params: { id }, version, body: { name: 'Renamed', role: 'user' } }
  assert.equal((await world.call(cookie, 'updateServiceAccount', name)).status, 200, 'as a form sends it along')
  const body = { name: 'X', scopes: ['groups:read'], expiresAt: null }
  assert.equal((await world.call(cookie, 'createServiceToken', { params: { id }, body })).status, 401)

  adam = await world.cookieOf('adam')
  const maker = await make({ role: 'admin' })
  const { value } = await makeToken(maker.id, ['settings:write'])
  const input = { contact: contact.id, name: 'By a machine' }
  assert.equal((await callBy(value, 'createServiceAccount', { body: { ...input, role: 'admin' } })).status, 403)
  const made = await callBy(value, 'createServiceAccount', { body: input })
  assert.equal(made.status, 201)
  const raise = { params: { id: made.body.id }, version: made.body.version, body: { role: 'admin' } }
  const refused = await callBy(value, 'updateServiceAccount', raise)
  assert.match(refused.headers.get('www-authenticate') ?? '', /scope="credentials:write"/)
})

test('disabled, ended and deleted ones are refused at once, like any token that is none', async () => {
  const { world } = staff
  const { id } = await make({ role: 'usermanager' })
  const params = { id }
  const { token, value } = await makeToken(id, ['people:read'])
  const { value: other } = await makeToken(id, ['people:read'])
  const statusOf = async (text: string) => (await callBy(text, 'listUsers')).status
  assert.equal(await statusOf(value), 200)
  await world.call(adam, 'disableServiceAccount', { params })
  const refused = await callBy(value, 'listUsers')
  assert.equal(refused.body.type, 'urn:doorward:problem:invalid-token')
  await world.call(adam, 'enableServiceAccount', { params })
  assert.equal(await statusOf(value), 200)
  assert.equal((await world.call(adam, 'deleteServiceToken', { params: { id, tokenId: token.id } })).status, 204)
  assert.equal((await world.call(adam, 'deleteServiceToken', { params: { id, tokenId: token.id } })).status, 404)
  assert.deepEqual([await statusOf(value), await statusOf(other)], [401, 200])
  await world.call(adam, 'deleteServiceAccount', { params })
  assert.equal(await statusOf(other), 401)
})

test('what a file of truth keeps is changed there, but can be stopped here', async () => {
  const { world } = staff
  const { id, version } = await world.asOperator.services.create({
    name: 'Kept',
    contactId: contact.id as never,
    managedBy: 'directory.yaml',
  })
  const params = { id }
  const refused = await world.call(adam, 'updateServiceAccount', { params, version, body: { name: 'X' } })
  assert.equal(refused.status, 409)
  assert.equal((await world.call(adam, 'deleteServiceAccount', { params })).status, 409)
  assert.equal((await world.call(adam, 'disableServiceAccount', { params })).status, 200)
})

test('a machine that repeats itself makes one thing, and another machine another', async () => {
  const { id } = await make({ role: 'usermanager' })
  const [one, two] = [await makeToken(id, ['groups:write']), await makeToken(id, ['groups:write'])]
  const headers = { 'idempotency-key': 'night-1' }
  const create = (value: string, name: string) => callBy(value, 'createGroup', { headers, body: { name } })
  const first = await create(one.value, 'Repeated')
  assert.equal((await create(one.value, 'Repeated')).body.id, first.body.id)
  assert.notEqual((await create(two.value, 'Another')).body.id, first.body.id)
})
