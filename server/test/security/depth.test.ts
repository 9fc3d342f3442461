import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type { EndpointName, Scope } from '@doorward/contract'
import { hours, limits, minutes } from '#ground'
import { openStaffedWorld } from '../api/staffed-world.ts'
import type { Call } from '../api/api-world.ts'
import { findWrong } from './find-wrong.ts'

type Staffed = Awaited<ReturnType<typeof openStaffedWorld>>

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS una@laptop'

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

test('an end that no calendar at the doors can name is refused, and the person can be shown', async () => {
  const { id } = await person()
  for (const expiresAt of [Number.NaN, Infinity, Date.UTC(10_000, 0, 1), 1.5])
    await assert.rejects(world.asOperator.users.update(id, { expiresAt }), /moment/, String(expiresAt))
  assert.equal((await world.call(adam, 'getUser', { params: { id } })).status, 200)
})

describe('values that mean something to whoever reads them', () => {
  test('no attribute has a name that every object answers to', async () => {
    for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])
      assert.equal((await world.call(adam, 'declareAttribute', { body: { name } })).status, 422, name)
  })

  test('a whole number is written as LDAP writes one (RFC 4517 §3.3.16)', async () => {
    const { id, version } = await person()
    await world.call(adam, 'declareAttribute', { body: { name: 'floor', type: 'number' } })
    const set = (floor: string) =>
      world.call(adam, 'updateUser', { params: { id }, version, body: { attributes: { floor: [floor] } } })
    for (const wrong of ['-0', '+1', '01', '1.0', '1e3', ' ', '٣', '9'.repeat(16)].filter(text => text.trim() !== ''))
      assert.equal((await set(wrong)).status, 422, wrong)
    assert.equal((await set('-1')).status, 200)
  })

  test('one attribute under two spellings is refused, not one of them dropped', async () => {
    const { id, version } = await person()
    await world.call(adam, 'declareAttribute', { body: { name: 'badge' } })
    const body = { attributes: { badge: ['1'], Badge: ['2'] } }
    assert.equal((await world.call(adam, 'updateUser', { params: { id }, version, body })).status, 422)
  })

  test('no name has a second line, whether somebody is made or changed', async () => {
    const { id, version } = await person()
    for (const field of ['displayName', 'givenName', 'familyName'])
      for (const wrong of ['Una\nrole: owner', 'U\0na', 'Una\u0085', 'U\u001b[2Jna']) {
        const text = { [field]: wrong }
        const made = await world.call(adam, 'createUser', { body: { username: 'una', displayName: 'Una', ...text } })
        const changed = await world.call(adam, 'updateUser', { params: { id }, version, body: text })
        assert.deepEqual([made.status, changed.status], [422, 422], JSON.stringify(text))
      }
  })

  test('an SSH key holds base64 and nothing beside it', async () => {
    const { id, version } = await person()
    const [type = '', base64 = ''] = key.split(' ')
    for (const wrong of [
      `${type} ${base64.slice(0, 30)}"${base64.slice(30)}`,
      `${type} ${base64},command=`,
      `${type} ${base64}\u2028${key}`,
      `${type} ${base64}====`,
      `${type} ${base64.slice(0, -2)}`,
      `command="/bin/sh" ${key}`,
      `${key}\n${key}`,
      `${key}\0`,
    ]) {
      const { status } = await world.call(adam, 'updateUser', { params: { id }, version, body: { sshKeys: [wrong] } })
      assert.equal(status, 422, JSON.stringify(wrong))
    }
  })

  test('a path on Unix machines ends no field of passwd(5) and no line', async () => {
    const { id, version } = await person()
    for (const wrong of [
      '/home/una:0:0',
      '/home/una\n/x',
      '/home/u\0na',
      '/home/úna',
      'home/una',
      '/home/u na',
      '/bin/sh\u2028x',
    ])
      for (const key of ['homeDirectory', 'loginShell']) {
        const { status } = await world.call(adam, 'updateUser', { params: { id }, version, body: { [key]: wrong } })
        assert.equal(status, 422, JSON.stringify(wrong))
      }
  })
})

describe('a user manager', () => {
  /** Refused with 403, by whichever rule. */
  const forbidden = async (name: EndpointName, call: Call) => {
    const { status, body } = await world.call(mona, name, call)
    assert.equal(status, 403, `${name} ${JSON.stringify(call)}: ${JSON.stringify(body)}`)
  }

  test('finds no way into a sensitive app: around, inside, by making, naming, deleting or fetching back', async () => {
    const [outer, middle, inner, plain] = [
      await group('Outer'),
      await group('Middle'),
      await group('Inner'),
      await group('Plain'),
    ]
    await addTo(adam, outer.id, { groups: [{ id: middle.id }] })
    await addTo(adam, middle.id, {
      groups: [{ id: inner.id, expiresAt: new Date(world.clock.now() + hours(1)).toISOString() }],
    })
    const { app } = (
      await world.call(adam, 'createApp', {
        body: {
          title: 'Vault',
          sensitive: true,
          adminsIncluded: false,
          access: { kind: 'chosen', groups: [outer.id], users: [] },
          oidc: { redirectUris: ['https://v.example.com/cb'] },
        },
      })
    ).body
    const ann = await person()
    // The end of the innermost edge has passed, and its row is still there.
    for (const advance of [0, hours(2)]) {
      world.clock.advance(advance)
      mona = await world.cookieOf('mona')
      for (const { id } of advance === 0 ? [outer, middle, inner] : [outer, middle]) {
        const params = { id }
        const { version } = world.memory.groups.find(id as never) ?? assert.fail()
        await forbidden('addMembers', { params, body: { users: [{ id: ann.id }] } })
        await forbidden('addMembers', { params, body: { groups: [{ id: plain.id }] } })
        await forbidden('addManagers', { params, body: { users: [ann.id] } })
        await forbidden('updateGroup', { params, version, body: { description: 'Mine' } })
        await forbidden('deleteGroup', { params })
        await forbidden('createUser', { body: { username: 'eve', displayName: 'Eve', groups: [id] } })
        await forbidden('createUser', { body: { username: 'eve', displayName: 'Eve', groups: [plain.id, id] } })
      }
    }
    assert.equal(world.memory.people.findByUsername('eve'), undefined, 'nobody is left of what was refused')
    const open = await world.call(adam, 'previewAccess', {
      body: { access: { kind: 'chosen', groups: [outer.id], users: [] }, adminsIncluded: false },
    })
    assert.equal(open.body.count, 0)
    // Around all of it a group of their own may be put, which opens nothing to anybody but those inside.
    assert.equal((await addTo(mona, plain.id, { groups: [{ id: outer.id }] })).status, 200)
    assert.equal((await world.call(mona, 'deleteGroup', { params: { id: plain.id } })).status, 204)
    assert.deepEqual(world.memory.apps.find(app.id)?.access, { kind: 'chosen', groups: [outer.id], users: [] })
  })

  test('changes nobody above themselves through a group, the trash or what is said along', async () => {
    const [boss, other] = [
      await world.add('boss', { role: 'admin' }),
      await world.add('other', { role: 'usermanager' }),
    ]
    const [holding, plain] = [await group('Holding'), await group('Plain')]
    await addTo(adam, holding.id, { users: [{ id: boss.id }] })
    await forbidden('addMembers', { params: { id: plain.id }, body: { groups: [{ id: holding.id }] } })
    await forbidden('addMembers', { params: { id: plain.id }, body: { users: [{ id: boss.id }] } })
    await forbidden('removeMember', { params: { id: holding.id, memberId: boss.id } })
    for (const { id } of [boss, other]) {
      await forbidden('disableUser', { params: { id } })
      await forbidden('deleteUser', { params: { id } })
      await world.asOperator.users.delete(id)
      await forbidden('restoreUser', { params: { id }, body: {} })
      await forbidden('eraseUser', { params: { id } })
    }
    const self = world.memory.people.findByUsername('mona') ?? assert.fail()
    for (const body of [{ expiresAt: null }, { attributes: {} }, { sshKeys: [key] }, { role: 'admin' }])
      await forbidden('updateUser', { params: { id: self.id }, version: self.version, body })
  })
})

describe('an admin', () => {
  test('has no say in backups, whichever way they are set', async () => {
    const user = world.memory.people.findByUsername('adam') ?? assert.fail()
    const { settings } = world.directory.as(
      { kind: 'user', id: user.id, role: user.role },
      { door: 'api', address: null },
    )
    const backup = { ...world.memory.settings().backup, folder: '/tmp', enabled: false }
    await assert.rejects(settings.put('backup', backup), { code: 'forbidden' })
    await assert.rejects(settings.putAll({ trash: { days: 1 }, backup }), { code: 'forbidden' })
    assert.notEqual(world.memory.settings().trash.days, 1)
    for (const name of ['getBackups', 'startBackup'] as const) assert.equal((await world.call(adam, name)).status, 403)
  })

  test('does nothing to an owner: their account, their end, their trash, their tokens', async () => {
    const { id, version } = await world.add('second', { role: 'owner' })
    const second = await world.cookieOf('second')
    const made = await world.call(second, 'createToken', {
      body: { name: 'T', scopes: ['people:read'], expiresAt: null },
    })
    const tell = async (name: EndpointName, call: Call) => (await world.call(adam, name, call)).status
    const params = { id }
    const attempts = async () => [
      await tell('updateUser', { params, version, body: { expiresAt: '2030-01-01T00:00:00.000Z' } }),
      await tell('disableUser', { params }),
      await tell('enableUser', { params }),
      await tell('deleteUser', { params }),
      await tell('restoreUser', { params, body: {} }),
      await tell('setPassword', { params, body: { password: { kind: 'generated' } } }),
      await tell('deleteToken', { params: { id: made.body.token.id } }),
    ]
    assert.deepEqual(await attempts(), [403, 403, 403, 403, 403, 403, 403])
    assert.equal((await world.call(adam, 'listTokens', { query: { user: id } })).body.total, 0)
    await world.asOperator.users.delete(id)
    assert.equal(await tell('restoreUser', { params, body: {} }), 403)
    assert.equal(await tell('eraseUser', { params }), 403)
  })
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
