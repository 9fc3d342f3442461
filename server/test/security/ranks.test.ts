import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type { EndpointName } from '@doorward/contract'
import { hours } from '#ground'
import { openStaffedWorld, type Staffed } from '../api/staffed-world.ts'
import type { Call } from '../api/api-world.ts'
import { key } from './world.ts'

let { world, adam, mona, person } = {} as Staffed
beforeEach(async () => {
  ;({ world, adam, mona, person } = await openStaffedWorld())
})
afterEach(() => world.dispose())

const group = async (name: string) => (await world.call(adam, 'createGroup', { body: { name } })).body
const addTo = (cookie: string, id: string, body: object) => world.call(cookie, 'addMembers', { params: { id }, body })

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
