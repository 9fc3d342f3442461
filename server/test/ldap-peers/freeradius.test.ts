import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { noFreeradius, startFreeradius, type Freeradius } from './freeradius.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'

describe('FreeRADIUS', { skip: noFreeradius }, () => {
  let world: PeerWorld
  let radius: Freeradius

  before(async () => {
    world = await openPeerWorld('wifi')
    radius = await startFreeradius(world)
  })
  after(async () => {
    await radius.close()
    await world.dispose()
  })

  test('people who may open the app get in, and nobody else does', async () => {
    assert.equal(await radius.ask('alice', password), 'Access-Accept', radius.output())
    assert.equal(await radius.ask('alice', 'a wrong password'), 'Access-Reject')
    for (const name of ['carol', 'dave', 'nobody', '*', 'alice)(uid=*'])
      assert.equal(await radius.ask(name, password), 'Access-Reject', name)
  })

  test('a code behind the password, or a password for the app, where there is a second factor', async () => {
    const { id, text } = await world.makeAppPassword(world.people.bob)
    assert.equal(await radius.ask('bob', password), 'Access-Reject')
    assert.equal(await radius.ask('bob', password + world.phone.code()), 'Access-Accept interns', radius.output())
    assert.equal(await radius.ask('bob', text), 'Access-Accept interns')
    await world.removeAppPassword(world.people.bob, id)
    assert.equal(await radius.ask('bob', text), 'Access-Reject')
  })

  test('groups count at once, through groups inside too', async () => {
    const { groups } = world.asOperator
    assert.equal(await radius.ask('alice', password), 'Access-Accept')
    const inside = await groups.create({ name: 'students' })
    await groups.changeMembers(inside.id, { add: [world.people.alice.id] })
    await groups.changeMembers(world.groups.interns.id, { addGroups: [inside.id] })
    assert.equal(await radius.ask('alice', password), 'Access-Accept interns')
  })

  test('it goes on when the directory server was away, and when somebody was disabled', async () => {
    await world.restartLdap()
    assert.match(await radius.ask('alice', password), /^Access-Accept/, radius.output())
    await world.asOperator.users.disable(world.people.alice.id)
    assert.equal(await radius.ask('alice', password), 'Access-Reject')
    assert.match(await radius.ask('bob', (await world.makeAppPassword(world.people.bob)).text), /^Access-Accept/)
  })
})
