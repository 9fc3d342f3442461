import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { type BindWorld, dnOf, openBindWorld, password } from './bind-world.ts'
import { base } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { modifyRequest } from './write-world.ts'

describe('a change needs what the dashboard asks of who makes it', () => {
  let world: BindWorld

  before(async () => {
    world = await openBindWorld()
    const views = [{ base, profile: 'standard', writable: true, usersSeeAll: true } as const]
    await world.change({ views, allowBarePassword: true })
  })
  after(() => world.dispose())

  /** Binds, and answers what a change of one's own telephone number and password are answered. */
  const changes = async (name: string, secret: string): Promise<(number | 'closed')[]> => {
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(dnOf(name), secret), 0, name)
    const codes = [
      await client.codeOf(modifyRequest(dnOf(name), ['replace', 'telephoneNumber', '1'])),
      await client.codeOf(modifyRequest(dnOf(name), ['replace', 'userPassword', 'another good password'])),
    ]
    client.close()
    return codes
  }

  test('who is bound with an app password changes nothing', async () => {
    const { text } = await world.makeAppPassword(world.bob, 'directory-server')
    assert.deepEqual(await changes('bob', text), [50, 50])
  })

  test('who has a second factor proves it, also where a bare password may bind', async () => {
    assert.deepEqual(await changes('anna', password), [50, 50])
    assert.deepEqual(await changes('anna', `${password}${world.phone.code()}`), [0, 0])
  })

  test('who was given a password changes it, and nothing before that', async () => {
    await world.asOperator.users.setPassword(world.bob.id, new Secret('a given good password'), { mustChange: true })
    assert.deepEqual(await changes('bob', 'a given good password'), [50, 0])
    assert.deepEqual(await changes('bob', 'another good password'), [0, 0])
  })
})
