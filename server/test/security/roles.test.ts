import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { roles } from '#directory'
import { hours, minutes } from '#ground'
import { openApiWorld, type ApiWorld, type Told } from '../api/api-world.ts'

let world: ApiWorld
before(async () => {
  world = await openApiWorld()
  for (const role of roles) await world.add(`the-${role}`, { role })
})
after(() => world.dispose())

const cookieOf = (role: string) => world.cookieOf(`the-${role}`)
const owner = () => cookieOf('owner')
const end = (ms: number) => new Date(world.clock.now() + ms).toISOString()

/** Members of a body that are nobody's to set. */
const smuggled = {
  id: '0198c2a4-7f3b-7c1e-9d2a-000000000001',
  subject: 'the-owner',
  source: 'elsewhere',
  emailVerified: true,
  disabledByAdmin: false,
  disabledByDirectory: false,
  trashedAt: null,
  credentialVersion: 99,
  version: 1,
  managedBy: 'a file',
  passwordHash: '$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAA',
  mustChange: false,
  allowReserved: true,
  isAdmin: true,
  actor: { kind: 'system', name: 'operator' },
}

describe('nothing is reached by saying more than is asked', () => {
  test('members of a body that are not in the contract change nothing', async () => {
    for (const role of roles.filter(role => role !== 'user')) {
      const cookie = await cookieOf(role)
      const person = await world.add(`smuggled-by-${role}`)
      const before = world.memory.people.find(person.id)
      const told = await world.call(cookie, 'updateUser', {
        params: { id: person.id },
        version: person.version,
        body: { ...smuggled, username: 'renamed', phone: '1' },
      })
      const after = world.memory.people.find(person.id)
      const mayDiffer = told.status === 200 ? { phone: '1', version: after?.version, updatedAt: after?.updatedAt } : {}
      assert.deepEqual(after, { ...before, ...mayDiffer }, role)

      const made = await world.call(cookie, 'createUser', {
        body: { ...smuggled, username: `made-by-${role}`, displayName: 'Made' },
      })
      if (made.status !== 201) continue
      const user = world.memory.people.find(made.body.user.id)
      assert.notEqual(user?.id, smuggled.id)
      assert.deepEqual(
        [user?.source, user?.subject, user?.managedBy, user?.credentialVersion],
        ['local', `made-by-${role}`, null, 1],
      )
    }
  })

  test('nobody gets above themselves: every role, on itself and on every other, to every role', async () => {
    const rank = (role: string) => -roles.indexOf(role as never)
    for (const asker of roles)
      for (const subject of roles)
        for (const wanted of roles) {
          const target = await world.add(`t-${asker}-${subject}-${wanted}`, { role: subject })
          const { status } = await world.call(await cookieOf(asker), 'updateUser', {
            params: { id: target.id },
            version: target.version,
            body: { role: wanted },
          })
          const may = rank(asker) >= rank('admin') && rank(asker) >= rank(subject) && rank(asker) >= rank(wanted)
          // User managers may say of members what they are already.
          const same = asker === 'usermanager' && subject === 'user' && wanted === 'user'
          assert.equal(status === 200, may || same, `${asker} makes ${subject} ${wanted}: ${status}`)
        }
    for (const asker of roles)
      for (const wanted of roles.filter(role => role !== asker)) {
        const self = world.memory.people.findByUsername(`the-${asker}`)
        const { status } = await world.call(await cookieOf(asker), 'updateUser', {
          params: { id: self?.id ?? '' },
          version: self?.version,
          body: { role: wanted },
        })
        assert.notEqual(status, 200, `${asker} makes themselves ${wanted}`)
      }
  })

  test('a cursor, a search and a sort that are none are refused or find nothing, and never fail', async () => {
    const cookie = await owner()
    const { id } = await world.add('listed')
    const coded = (text: string): string => Buffer.from(text).toString('base64url')
    const cursors = [
      '',
      '[]',
      '["a"]',
      '["a","b","c"]',
      '[1,2]',
      '{"key":1}',
      '["\\q","b"]',
      '["\n"]',
      '["\\ud800","b"]',
      'null',
      `["' or 1=1 --","x"]`,
      '["\\u0000","\\u0000"]',
      JSON.stringify(['a'.repeat(3000), 'b']),
    ]
    for (const name of ['listUsers', 'listGroups', 'listApps', 'listAudit', 'listUserApps'] as const)
      for (const cursor of [...cursors.map(coded), "' or 1=1 --", '%00', '\u{1F600}']) {
        const { status } = await world.call(cookie, name, { params: { id }, query: { cursor } })
        assert.ok(status === 200 || status === 422, `${name} ${JSON.stringify(cursor)}: ${status}`)
      }
    for (const search of ["'", '"', '%', '_', '\\', "' or '1'='1", '\ud800', '*)(uid=*', "'; drop table user --"])
      for (const name of ['listUsers', 'listGroups', 'listApps'] as const) {
        const { status, body } = await world.call(cookie, name, { query: { search } })
        assert.equal(status, 200, `${name} ${JSON.stringify(search)}`)
        assert.deepEqual(body.items, [], `${name} ${JSON.stringify(search)}`)
      }
  })
})

describe('the last owner who can sign in', () => {
  test('cannot be given an end, and owners who end are none to rely on', async () => {
    const cookie = await owner()
    const only = world.memory.people.findByUsername('the-owner')
    assert.ok(only)
    const others = (await world.asOperator.users.list({ role: 'owner', limit: 200 })).items
    for (const other of others)
      if (other.username !== 'the-owner') await world.asOperator.users.update(other.id, { role: 'user' })
    const told = await world.call(cookie, 'updateUser', {
      params: { id: only.id },
      version: only.version,
      body: { expiresAt: end(hours(1)) },
    })
    assert.equal(told.status, 409)
    const second = await world.add('second-owner', { role: 'owner' })
    await world.asOperator.users.update(second.id, { expiresAt: world.clock.now() + hours(1) })
    await assert.rejects(world.asOperator.users.disable(only.id), { code: 'conflict' })
  })

  test('two owners who put each other out at the same moment leave one', async () => {
    for (const name of ['disableUser', 'deleteUser'] as const) {
      const pair = [await world.add(`${name}-a`, { role: 'owner' }), await world.add(`${name}-b`, { role: 'owner' })]
      const cookies = await Promise.all(pair.map(({ username }) => world.cookieOf(username ?? '')))
      const told = await Promise.all(
        pair.map((_, i) => world.call(cookies[1 - i] ?? '', name, { params: { id: pair[i]?.id ?? '' } })),
      )
      assert.equal(told.filter(({ status }) => status < 300).length, 1, name)
    }
  })
})

describe('a sensitive change needs a fresh sign-in', () => {
  const changes: [what: string, ask: (cookie: string, id: string, version: number) => Promise<Told>][] = [
    [
      'a password',
      (cookie, id) => world.call(cookie, 'setPassword', { params: { id }, body: { password: { kind: 'generated' } } }),
    ],
    [
      'a role',
      (cookie, id, version) =>
        world.call(cookie, 'updateUser', { params: { id }, version, body: { role: 'usermanager' } }),
    ],
    [
      'an e-mail address',
      (cookie, id, version) =>
        world.call(cookie, 'updateUser', { params: { id }, version, body: { email: 'new@example.com' } }),
    ],
  ]
  for (const [what, ask] of changes)
    test(what, async () => {
      const person = await world.add(`fresh-${what.replaceAll(/\W/g, '')}`)
      const cookie = await owner()
      world.clock.advance(minutes(11))
      const late = await ask(cookie, person.id, person.version)
      assert.deepEqual([late.status, late.body.type], [401, 'urn:doorward:problem:fresh-sign-in'])
      assert.deepEqual(world.memory.people.find(person.id), person)
      assert.equal((await ask(await owner(), person.id, person.version)).status, 200)
    })

  test('a name does not', async () => {
    const person = await world.add('fresh-name')
    const cookie = await owner()
    world.clock.advance(minutes(11))
    const body = { displayName: 'Another', role: 'user', email: person.email }
    const told = await world.call(cookie, 'updateUser', { params: { id: person.id }, version: person.version, body })
    assert.equal(told.status, 200, 'a form sends along what it leaves as it is')
  })
})
