import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { openStaffedWorld, type Staffed } from '../api/staffed-world.ts'
import { key } from './world.ts'

let { world, adam, person } = {} as Staffed
beforeEach(async () => {
  ;({ world, adam, person } = await openStaffedWorld())
})
afterEach(() => world.dispose())

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
