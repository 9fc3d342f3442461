import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Script } from '../peers/script.ts'
import { noNextcloud, startNextcloud } from './nextcloud.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'

describe('PHP with the calls of Nextcloud', { skip: noNextcloud }, () => {
  let world: PeerWorld
  let nextcloud: Script

  before(async () => {
    world = await openPeerWorld('files')
    nextcloud = startNextcloud(world)
  })
  after(async () => {
    await nextcloud.close()
    await world.dispose()
  })

  test('the wizard finds what it looks for', async () => {
    assert.deepEqual(await nextcloud.run('root_dse'), { contexts: [world.appDN], paged: true })
    assert.deepEqual(await nextcloud.run('probe'), { memberOf: true, member: true, counted: 2 })
  })

  test('people and groups, a page each', async () => {
    const { alice, bob } = world.people
    assert.deepEqual(await nextcloud.run('users'), [
      [alice.id, 'Alice Adams', 'alice@example.com'],
      [bob.id, 'Bob Brown', 'bob@example.com'],
    ])
    const dn = (name: string): string => `uid=${name},ou=users,${world.appDN}`
    assert.deepEqual(await nextcloud.run('groups'), { team: [dn('alice'), dn('bob')], interns: [dn('bob')] })
  })

  test('people sign in by username or address', async () => {
    const logIn = (username: string, secret: string): Promise<unknown> => nextcloud.run('login', { username, secret })
    for (const name of ['alice', 'Alice@Example.com']) assert.equal(await logIn(name, password), 'in', name)
    await assert.rejects(logIn('alice', 'a wrong password'), /Invalid credentials/)
    await assert.rejects(logIn('bob', password), /Invalid credentials/)
    assert.equal(await logIn('bob', (await world.makeAppPassword(world.people.bob)).text), 'in')
    for (const name of ['carol', 'dave', '*', 'alice)(uid=*'])
      assert.equal(await logIn(name, password), 'unknown', name)
  })

  test('who is gone is gone by their DN too', async () => {
    const dn = `uid=alice,ou=users,${world.appDN}`
    assert.equal(await nextcloud.run('exists', { dn }), 1)
    await world.asOperator.users.disable(world.people.alice.id)
    await assert.rejects(nextcloud.run('exists', { dn }), /No such object/)
  })
})
