import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type { EndpointName, Scope } from '@doorward/contract'
import { hours, limits, minutes } from '#ground'
import { openStaffedWorld, type Staffed } from '../api/staffed-world.ts'
import type { Call } from '../api/api-world.ts'
import { findWrong } from './find-wrong.ts'
import { key } from './world.ts'

let { world, olivia, adam, mona, person } = {} as Staffed
beforeEach(async () => {
  ;({ world, olivia, adam, mona, person } = await openStaffedWorld())
})
afterEach(() => world.dispose())

const group = async (name: string) => (await world.call(adam, 'createGroup', { body: { name } })).body
const addTo = (cookie: string, id: string, body: object) => world.call(cookie, 'addMembers', { params: { id }, body })

/** A call with a token of the owner's that has these scopes. */
async function callWith(scopes: Scope[], name: EndpointName, call: Call) {
  const made = await world.call(olivia, 'createToken', { body: { name: 'Script', scopes, expiresAt: null } })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const headers = { 'sec-fetch-site': 'none', authorization: `Bearer ${made.body.value}` }
  return world.call(null, name, { ...call, headers })
}

describe('who holds a token without the scope for credentials', () => {
  const refused = async (scopes: Scope[], name: EndpointName, call: Call) => {
    const answer = await callWith(scopes, name, call)
    assert.equal(answer.status, 403, `${name} ${JSON.stringify(call.body)}: ${JSON.stringify(answer.body)}`)
    assert.match(answer.headers.get('www-authenticate') ?? '', /scope="credentials:write"/)
    assert.equal((await callWith([...scopes, 'credentials:write'], name, call)).status < 300, true)
  }

  test('gives nobody a key that opens Unix machines, and neither does a browser left open', async () => {
    const { id, version } = await person()
    const call = { params: { id }, version, body: { sshKeys: [key] } }
    world.clock.advance(minutes(11))
    assert.equal((await world.call(adam, 'updateUser', call)).status, 401)
    const same = { params: { id }, version, body: { sshKeys: [], phone: '1' } }
    const { status, body } = await world.call(adam, 'updateUser', same)
    assert.equal(status, 200, 'a form sends along what it leaves as it is')
    olivia = await world.cookieOf('olivia')
    await refused(['people:write'], 'updateUser', { ...call, version: body.version })
  })

  test('makes no app with a secret, and no app that needs none any more', async () => {
    await refused(['apps:write'], 'createApp', { body: { title: 'Directory reader', ldap: {} } })
    const oidc = { redirectUris: ['https://app.example.com/cb'] }
    await refused(['apps:write'], 'createApp', { body: { title: 'Wiki', oidc } })
    const open = { title: 'Public', oidc: { ...oidc, authMethod: 'none' } }
    assert.equal((await callWith(['apps:write'], 'createApp', { body: open })).status, 201)
    const { app } = (await world.call(adam, 'createApp', { body: { title: 'Pad', oidc } })).body
    const params = { id: app.id }
    const version = app.version
    await refused(['apps:write'], 'updateApp', { params, version, body: { oidc: { authMethod: 'none' } } })
  })

  test('does not move the address that sign-in links lead to', async () => {
    const { version } = (await world.call(adam, 'getSettings')).body
    await refused(['settings:write'], 'updateSettings', { version, body: { publicUrl: 'https://elsewhere.example' } })
  })
})

describe('a manager of a group', () => {
  let team: { id: string }
  let hana: string
  beforeEach(async () => {
    team = await group('Choir')
    const { id } = await world.add('hana')
    await world.call(mona, 'addManagers', { params: { id: team.id }, body: { users: [id] } })
    hana = await world.cookieOf('hana')
  })
  const candidates = async (search: string): Promise<string[]> =>
    (await world.call(hana, 'findCandidates', { params: { id: team.id }, query: { search } })).body.items.map(
      ({ username }: { username: string }) => username,
    )

  test('learns no address piece by piece: only who is found by a whole one that was known', async () => {
    await person({ username: 'joan', displayName: 'Joan', email: 'kept.quiet@private.example' })
    assert.deepEqual(await candidates('Kept.Quiet@private.example'), ['joan'])
    for (const part of ['kept', 'kept.quiet@', '@private', 'private.example', 'kept.quiet@private.exampl'])
      assert.deepEqual(await candidates(part), [], part)
  })

  test('finds who can be added, however many cannot', async () => {
    const names = Array.from({ length: limits.group.candidatesMax + 2 }, (_, i) => `anna-${String(i).padStart(2, '0')}`)
    const [gone, ...members] = await Promise.all(names.map(username => person({ username, displayName: username })))
    await world.call(adam, 'disableUser', { params: { id: gone.id } })
    await addTo(adam, team.id, { users: members.map(({ id }) => ({ id })) })
    await person({ username: 'anna-99', displayName: 'anna-99' })
    assert.deepEqual(await candidates('anna'), ['anna-99'])
  })
})

describe('a person in the trash', () => {
  test('holds no address, also when they are given another one there', async () => {
    const params = { id: (await person({ username: 'zoe', email: 'zoe@example.com' })).id }
    await world.call(adam, 'deleteUser', { params })
    const { version } = (await world.call(adam, 'getUser', { params })).body
    const change = await world.call(adam, 'updateUser', { params, version, body: { email: 'two@example.com' } })
    assert.equal(change.status, 200)
    assert.deepEqual(await findWrong(world), [])
    await person({ username: 'yara', email: 'two@example.com' })
    assert.equal((await world.call(adam, 'restoreUser', { params, body: {} })).status, 409)
    const { body } = await world.call(adam, 'restoreUser', { params, body: { withoutEmail: true } })
    assert.deepEqual([body.state, body.email], ['active', null])
    assert.deepEqual(await findWrong(world), [])
  })

  test('is not said to be erased when somebody has just fetched them back', async () => {
    const { id } = await person()
    await world.call(adam, 'deleteUser', { params: { id } })
    const [restored, erased] = await Promise.all([
      world.asOperator.users.restore(id),
      world.asOperator.users.erase(id).then(
        () => 'erased',
        (error: { code?: string }) => error.code,
      ),
    ])
    assert.equal(restored.trashedAt, null)
    assert.notEqual(world.memory.people.find(id), undefined)
    assert.equal(erased, 'conflict')
  })

  test('is erased once by nodes whose clocks strike together, and none fails', async () => {
    const ids: string[] = []
    for (let i = 0; i < 3; i++) ids.push((await person()).id)
    for (const id of ids) await world.call(adam, 'deleteUser', { params: { id } })
    world.clock.advance(hours(24 * 31))
    const { upkeep } = world.directory
    await Promise.all([upkeep.emptyTrash(), upkeep.emptyTrash(), upkeep.emptyTrash()])
    assert.ok(ids.every(id => world.memory.people.find(id as never) === undefined))
  })
})

test('what is gone is in no access rule, the directory server’s included', async () => {
  const [staff, other] = [await group('Staff'), await group('Other')]
  const { id } = await person()
  const { settings } = world.asOperator
  const rule = () => world.memory.settings().directoryServer.access
  const put = (groups: string[], users: string[]) =>
    settings.put('directoryServer', {
      ...world.memory.settings().directoryServer,
      access: { kind: 'chosen', groups: groups as never, users: users as never },
    })
  await put([staff.id, other.id], [id])
  await world.call(mona, 'deleteGroup', { params: { id: staff.id } })
  assert.deepEqual(rule(), { kind: 'chosen', groups: [other.id], users: [id] })
  await world.call(adam, 'deleteUser', { params: { id } })
  await world.call(adam, 'eraseUser', { params: { id } })
  assert.deepEqual(rule(), { kind: 'chosen', groups: [other.id], users: [] })
  await world.call(mona, 'deleteGroup', { params: { id: other.id } })
  assert.deepEqual(rule(), { kind: 'nobody' }, 'and nobody gets in who did not before')
  assert.deepEqual(await findWrong(world), [])
})

test('whoever is disabled, trashed or past their end keeps no token, no session and no group to manage', async () => {
  const team = await group('Team')
  const ends: [string, (id: never) => Promise<unknown> | void][] = [
    ['disabled', id => world.asOperator.users.disable(id)],
    ['trashed', id => world.asOperator.users.delete(id)],
    // The clock alone: nobody has written anything down yet.
    ['expired', () => world.clock.advance(hours(2))],
  ]
  for (const [how, end] of ends) {
    const { id } = await world.add(`hana-${how}`)
    await world.asOperator.groups.changeManagers(team.id, { add: [id] })
    const cookie = await world.cookieOf(`hana-${how}`)
    if (how === 'expired') await world.asOperator.users.update(id, { expiresAt: world.clock.now() + hours(1) })
    const { body } = await world.call(cookie, 'createToken', {
      body: { name: 'T', scopes: ['groups:write'], expiresAt: null },
    })
    const headers = { 'sec-fetch-site': 'none', authorization: `Bearer ${body.value}` }
    const call = { params: { id: team.id } }
    assert.equal((await world.call(null, 'getGroup', { ...call, headers })).status, 200, how)
    await end(id as never)
    assert.equal((await world.call(null, 'getGroup', { ...call, headers })).status, 401, how)
    assert.equal((await world.call(cookie, 'getGroup', call)).status, 401, how)
  }
})

test('a membership that has ended counts nowhere before the clock has written it down', async () => {
  const [outer, inner] = [await group('Outer'), await group('Inner')]
  const [una, ida] = [await person({ username: 'una' }), await person({ username: 'ida' })]
  const expiresAt = new Date(world.clock.now() + hours(1)).toISOString()
  await addTo(adam, outer.id, { users: [{ id: una.id, expiresAt }], groups: [{ id: inner.id, expiresAt }] })
  await addTo(adam, inner.id, { users: [{ id: ida.id }] })
  const access = { kind: 'chosen', groups: [outer.id], users: [] }
  const seen = async () => {
    const params = { id: outer.id }
    const shown = (await world.call(adam, 'getGroup', { params })).body
    return {
      counts: [shown.peopleCount, shown.directCount, shown.nestedCount, shown.endingCount, shown.includes.length],
      members: (await world.call(adam, 'listMembers', { params })).body.total,
      people: (await world.call(adam, 'listUsers', { query: { group: outer.id } })).body.total,
      groups: (await world.call(adam, 'getUser', { params: { id: ida.id } })).body.groups.length,
      opens: (await world.call(adam, 'previewAccess', { body: { access, adminsIncluded: false } })).body.count,
    }
  }
  assert.deepEqual(await seen(), { counts: [2, 1, 1, 2, 1], members: 3, people: 2, groups: 2, opens: 2 })
  world.clock.advance(hours(1))
  adam = await world.cookieOf('adam')
  const ended = { counts: [0, 0, 0, 0, 0], members: 0, people: 0, groups: 1, opens: 0 }
  assert.deepEqual(await seen(), ended)
  assert.equal((await world.store.read.selectFrom('membership').selectAll().execute()).length, 2, 'the rows are there')
  await world.directory.upkeep.endExpired()
  assert.deepEqual(await seen(), ended)
})
