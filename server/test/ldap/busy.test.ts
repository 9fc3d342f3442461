import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { asItIs, Problem } from '#ground'
import { adminDN, adminSecret } from './ldap-world.ts'
import { modifyRequest, newPerson, openWriteWorld, personDN, type WriteWorld } from './write-world.ts'
import { RawClient } from './raw-client.ts'

describe('more passwords than can be compared in time', () => {
  let world: WriteWorld

  before(async () => {
    world = await openWriteWorld()
    await world.add('bob')
  })
  after(() => world.dispose())

  const bind = async (dn: string, secret: string): Promise<number | 'closed'> => {
    const client = await RawClient.open(world.ldapPort)
    const code = await client.bind(dn, secret)
    client.close()
    return code
  }

  test('busy (51), the same for everybody and counted for nobody; then all is as before', async () => {
    const { hasher } = world
    const before = { ...hasher }
    const isFull = (): Promise<never> =>
      Promise.reject(
        new Problem('unavailable', asItIs('Too many passwords are being checked.'), { retryAfterMs: 2000 }),
      )
    const admin = await world.connect()
    Object.assign(hasher, { hash: isFull, verify: isFull, verifyNothing: isFull })
    for (let i = 0; i < 8; i++) {
      assert.equal(await bind(personDN('bob'), 'a quiet green door'), 51)
      assert.equal(await bind(personDN('bob'), `wrong ${i}`), 51)
      assert.equal(await bind(personDN('nobody'), 'a quiet green door'), 51)
    }
    assert.equal(await admin.codeOf(newPerson('new', { userPassword: 'a good long password' })), 51)
    const change = modifyRequest(personDN('bob'), ['replace', 'userPassword', 'a good long password'])
    assert.equal(await admin.codeOf(change), 51)
    const withOld = modifyRequest(
      personDN('bob'),
      ['delete', 'userPassword', 'x'],
      ['add', 'userPassword', 'a good one'],
    )
    assert.equal(await admin.codeOf(withOld), 51)
    // Its secrets are not hashed with the passwords.
    assert.equal(await bind(adminDN, adminSecret), 0)
    Object.assign(hasher, before)
    assert.equal(await bind(personDN('bob'), 'a quiet green door'), 0, 'no pause has begun')
    assert.equal(await admin.codeOf(newPerson('new', { userPassword: 'a good long password' })), 0)
    admin.close()
  })
})
