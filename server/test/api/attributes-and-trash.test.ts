import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshSignInNeeded } from '@doorward/contract'
import { days, minutes } from '#ground'
import { openStaffedWorld } from './staffed-world.ts'

const { world, olivia, adam, mona, person } = await openStaffedWorld()
after(() => world.dispose())

test('custom attributes: declared, changed against a version, filled in by name, deleted', async () => {
  const made = await world.call(adam, 'declareAttribute', {
    body: { name: 'staffNumber', title: 'Staff number', type: 'number', searchable: true },
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { id, version } = made.body
  assert.deepEqual((await world.call(mona, 'listAttributes')).body.items, [made.body])
  assert.equal((await world.call(mona, 'declareAttribute', { body: { name: 'room' } })).status, 403)

  const ula = await person()
  const filled = await world.call(mona, 'updateUser', {
    params: { id: ula.id },
    version: ula.version,
    body: { attributes: { staffNumber: ['42'] } },
  })
  assert.deepEqual(filled.body.attributes, { staffNumber: ['42'] })
  const wrong = await world.call(mona, 'updateUser', {
    params: { id: ula.id },
    version: filled.body.version,
    body: { attributes: { staffNumber: ['forty-two'] } },
  })
  assert.equal(wrong.status, 422)
  assert.deepEqual(wrong.body.errors, [
    { path: 'attributes.staffNumber', message: 'This must be a whole number of at most 15 digits.' },
  ])

  const renamed = await world.call(adam, 'updateAttribute', { params: { id }, version, body: { title: 'Number' } })
  assert.equal(renamed.body.title, 'Number')
  assert.equal(renamed.headers.get('etag'), `"${renamed.body.version}"`)
  const late = await world.call(adam, 'updateAttribute', { params: { id }, version, body: { title: 'Late' } })
  assert.equal(late.status, 412)
  assert.equal((await world.call(adam, 'deleteAttribute', { params: { id } })).status, 204)
  assert.deepEqual((await world.call(mona, 'getUser', { params: { id: ula.id } })).body.attributes, {})
})

test('an account on Unix machines: the number is given, the rest is set', async () => {
  const una = await person()
  const { body } = await world.call(mona, 'updateUser', {
    params: { id: una.id },
    version: una.version,
    body: { loginShell: '/bin/zsh', homeDirectory: '/srv/una' },
  })
  assert.deepEqual(body.posix, { uidNumber: una.posix.uidNumber, loginShell: '/bin/zsh', homeDirectory: '/srv/una' })
  const refused = await world.call(mona, 'updateUser', {
    params: { id: una.id },
    version: body.version,
    body: { sshKeys: ['ssh-ed25519 AAAA'] },
  })
  assert.equal(refused.status, 422)
  assert.equal(refused.body.errors[0].path, 'sshKeys.0')
})

test('the trash: until when, back as they were, and erased for good by somebody who has just signed in', async () => {
  const zoe = await person({ username: 'zoe' })
  const params = { id: zoe.id }
  assert.equal((await world.call(mona, 'deleteUser', { params })).status, 204)
  const { body } = await world.call(mona, 'getUser', { params })
  assert.equal(body.state, 'trashed')
  assert.equal(Date.parse(body.erasedAt) - Date.parse(body.trashedAt), days(30))
  assert.equal((await world.call(mona, 'restoreUser', { params, body: {} })).body.state, 'active')

  assert.equal((await world.call(olivia, 'eraseUser', { params })).status, 409, 'not from outside the trash')
  await world.call(mona, 'deleteUser', { params })
  assert.equal((await world.call(mona, 'eraseUser', { params })).status, 403)
  world.clock.advance(minutes(11))
  const stale = await world.call(olivia, 'eraseUser', { params })
  assert.equal(stale.status, 401)
  assert.equal(stale.body.type, freshSignInNeeded)
  const fresh = await world.cookieOf('olivia')
  assert.equal((await world.call(fresh, 'eraseUser', { params })).status, 204)
  assert.equal((await world.call(fresh, 'getUser', { params })).status, 404)
  const again = await world.call(fresh, 'createUser', { body: { username: 'zoe', displayName: 'Another Zoe' } })
  assert.equal(again.status, 409)
  assert.equal(again.body.errors[0].path, 'username')
})

test('settings of one page are changed together or not at all', async () => {
  const fresh = await world.cookieOf('olivia')
  const { body: before } = await world.call(fresh, 'getSettings')
  const refused = await world.call(fresh, 'updateSettings', {
    version: before.version,
    body: { organisationName: 'New name', trashDays: 7, posix: { firstNumber: 10 } },
  })
  assert.equal(refused.status, 422)
  assert.equal(refused.body.errors[0].path, 'posix.firstNumber')
  assert.deepEqual((await world.call(fresh, 'getSettings')).body, before)
  const changed = await world.call(fresh, 'updateSettings', {
    version: before.version,
    body: { trashDays: 7, posix: { enabled: true, loginShell: '/bin/sh' } },
  })
  assert.equal(changed.body.trashDays, 7)
  assert.deepEqual(changed.body.posix, { ...before.posix, enabled: true, loginShell: '/bin/sh' })
  const late = await world.call(fresh, 'updateSettings', { version: before.version, body: { trashDays: 9 } })
  assert.equal(late.status, 412)
})
