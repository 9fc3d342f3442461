import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { noDovecot, startDovecot, type Dovecot } from './dovecot.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'
import { readRecipe } from './recipe.ts'

describe('Dovecot', { skip: noDovecot }, () => {
  let world: PeerWorld
  let searching: Dovecot
  let direct: Dovecot
  before(async () => {
    world = await openPeerWorld('mail')
    searching = await startDovecot(world)
    direct = await startDovecot(world, readRecipe('dovecot-userdn', world))
  })
  after(async () => {
    await searching.close()
    await direct.close()
    await world.dispose()
  })

  const both = (): [how: string, dovecot: Dovecot][] => [
    ['search, then bind as what was found', searching],
    ['bind by a template', direct],
  ]
  const refused = 'NO [AUTHENTICATIONFAILED] Authentication failed.'

  test('people sign in by username or address, and nobody else does', async () => {
    for (const [how, dovecot] of both()) {
      for (const name of ['alice', 'ALICE', 'alice@example.com'])
        assert.equal(await dovecot.signIn(name, password), 'in', `${how}: ${name}\n${dovecot.output()}`)
      assert.equal(await dovecot.signIn('alice', 'a wrong password'), refused, how)
      for (const name of ['carol', 'dave', 'alice)(uid=*'])
        assert.equal(await dovecot.signIn(name, password), refused, `${how}: ${name}`)
    }
  })

  test('a password for the app is for who has a second factor; a code works too', async () => {
    const { id, text } = await world.makeAppPassword(world.people.bob)
    for (const [how, dovecot] of both()) {
      assert.equal(await dovecot.signIn('bob', password), refused, how)
      assert.equal(await dovecot.signIn('bob', text), 'in', how)
      assert.equal(await dovecot.signIn('bob', password + world.phone.code()), 'in', how)
    }
    await world.removeAppPassword(world.people.bob, id)
    for (const [how, dovecot] of both()) assert.equal(await dovecot.signIn('bob', text), refused, how)
  })

  test('doveadm lists who may open the app, and looks one up', async () => {
    const { alice } = world.people
    for (const [how, dovecot] of both()) {
      assert.deepEqual((await dovecot.doveadm('user', '*')).split('\n').toSorted(), ['alice', 'bob'], how)
      const shown = await dovecot.doveadm('user', 'alice@example.com')
      assert.match(shown, new RegExp(`^uid\\s+${alice.uidNumber}$`, 'm'))
      assert.match(shown, /^home\s+.*\/alice$/m)
      assert.match(await dovecot.doveadm('user', 'carol'), /user carol doesn't exist/)
    }
  })

  test('who is disabled is out at once, and others go on', async () => {
    const { users } = world.asOperator
    for (const [how, dovecot] of both()) assert.equal(await dovecot.signIn('alice', password), 'in', how)
    await users.disable(world.people.alice.id)
    for (const [how, dovecot] of both()) {
      assert.equal(await dovecot.signIn('alice', password), refused, how)
      assert.equal(await dovecot.doveadm('user', '*'), 'bob', how)
    }
    await users.enable(world.people.alice.id)
    for (const [how, dovecot] of both()) assert.equal(await dovecot.signIn('alice', password), 'in', how)
  })

  test('it goes on when the directory server was away', async () => {
    await world.restartLdap()
    for (const [how, dovecot] of both()) {
      assert.equal(await dovecot.signIn('alice', password), 'in', `${how}\n${dovecot.output()}`)
      assert.equal(await dovecot.doveadm('user', '*'), 'alice\nbob', how)
    }
  })
})
