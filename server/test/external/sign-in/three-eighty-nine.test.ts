import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { fixedClock } from '../../world/clock.ts'
import { startThreeEightyNine, withoutThreeEightyNine, type ThreeEightyNine } from '../servers/three-eighty-nine.ts'
import { openDirectoryWorld, type DirectoryWorld } from './directory-world.ts'
import { comesIn } from './use-slapd.ts'

describe('signing in with a 389 Directory Server behind', { skip: withoutThreeEightyNine }, () => {
  let server: ThreeEightyNine
  let there: DirectoryWorld
  before(async () => void (server = await startThreeEightyNine()))
  after(() => server?.dispose())
  beforeEach(async () => {
    there = await openDirectoryWorld({
      clock: fixedClock(),
      settings: server.settings({ autoCreate: true, syncGroups: true }),
      bindPassword: server.servicePassword,
    })
  })
  afterEach(() => there?.dispose())

  const isIn = async (name: string, password = comesIn(name)): Promise<boolean> =>
    (await there.signIn(name, password)).kind === 'signed-in'

  test('with name, address and groups as its preset reads them', async () => {
    assert.ok(await isIn('smith'))
    const { displayName, givenName, familyName, email } = there.get('smith')
    assert.deepEqual([displayName, givenName, familyName, email], ['John Smith', 'John', 'Smith', 'smith@company.com'])
    assert.deepEqual(there.groupsOf('smith'), ['developers', 'everybody'])
    assert.ok(!(await isIn('smith', 'wrong')))
    assert.equal((await there.bind('smith', comesIn('smith'))).kind, 'ok')
  })

  test('failure 29: whoever is locked there is refused like a wrong password, and nobody is made', async () => {
    for (const [name, password] of [
      ['locked', comesIn('locked')],
      ['locked', 'wrong'],
      ['smith', 'wrong'],
      ['unheard-of', 'wrong'],
    ] as const)
      assert.equal((await there.signIn(name, password)).kind, 'refused', name)
    assert.equal(there.find('locked'), undefined)
  })

  test('failure 21: locked later on, they are refused at once, and let in again when that ends', async () => {
    assert.ok(await isIn('jones'))
    const dn = server.personDn('jones')
    await server.run('ldapmodify', [], `dn: ${dn}\nchangetype: modify\nadd: nsAccountLock\nnsAccountLock: true\n`)
    assert.ok(!(await isIn('jones')))
    await server.run('ldapmodify', [], `dn: ${dn}\nchangetype: modify\ndelete: nsAccountLock\n`)
    assert.ok(await isIn('jones'))
  })
})
