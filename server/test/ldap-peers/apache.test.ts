import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { minutes } from '#ground'
import { noApacheLdap, startApacheLdap, type ApacheLdap } from './apache-ldap.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'

describe('Apache with mod_authnz_ldap', { skip: noApacheLdap }, () => {
  let world: PeerWorld
  let apache: ApacheLdap

  before(async () => {
    world = await openPeerWorld('intranet')
    apache = await startApacheLdap(world)
  })
  after(async () => {
    await apache.close()
    await world.dispose()
  })

  const statusOf = async (path: string, username: string, secret: string): Promise<number> =>
    (await apache.get(path, username, secret)).status

  test('people who may open the app get in, and it reads who they are', async () => {
    const { status, text } = await apache.get('/app/', 'alice', password)
    assert.deepEqual([status, text], [200, 'user=alice name=Alice Adams mail=alice@example.com'], apache.errors())
    assert.equal(await statusOf('/app/', 'alice', 'a wrong password'), 401)
    assert.equal(await statusOf('/app/', 'alice', ''), 401)
    for (const name of ['carol', 'dave', 'nobody', 'al*', '*', 'alice)(uid=*'])
      assert.equal(await statusOf('/app/', name, password), 401, name)
  })

  test('every kind of Require', async () => {
    const table: [line: RegExp, alice: number, bob: number][] = [
      [/^Require ldap-user alice$/, 200, 401],
      [/^Require ldap-dn uid=alice,/, 200, 401],
      [/^Require ldap-group cn=interns,/, 401, 200],
      [/^Require ldap-group cn=team,/, 200, 200],
      [/^Require ldap-filter memberOf=cn=interns,/, 401, 200],
      [/^Require ldap-attribute employeeType=user$/, 200, 200],
    ]
    assert.equal(apache.requires.length, table.length)
    const { text: bobs } = await world.makeAppPassword(world.people.bob)
    for (const [i, [line, alice, bob]] of table.entries()) {
      assert.match(apache.requires[i] ?? '', line)
      const path = `/require/${i}/`
      const statuses = [await statusOf(path, 'alice', password), await statusOf(path, 'bob', bobs)]
      assert.deepEqual(statuses, [alice, bob], `${apache.requires[i]}\n${apache.errors()}`)
    }
  })

  test('a code behind the password is taken for one request after the other, until its step has passed', async () => {
    const withCode = password + world.phone.code()
    assert.equal(await statusOf('/app/', 'bob', password), 401)
    for (let i = 0; i < 3; i++) assert.equal(await statusOf('/app/', 'bob', withCode), 200)
    world.clock.advance(minutes(2))
    assert.equal(await statusOf('/app/', 'bob', withCode), 401)
  })

  test('a password for the app stays good, until it is removed', async () => {
    const { id, text } = await world.makeAppPassword(world.people.bob)
    assert.equal(await statusOf('/app/', 'bob', text), 200)
    world.clock.advance(minutes(2))
    assert.equal(await statusOf('/app/', 'bob', text), 200)
    await world.removeAppPassword(world.people.bob, id)
    assert.equal(await statusOf('/app/', 'bob', text), 401)
  })

  test('it goes on when the directory server was away', async () => {
    for (let i = 0; i < 2; i++) {
      await world.restartLdap()
      assert.equal(await statusOf('/app/', 'alice', password), 200)
    }
  })

  test('who is disabled, or shut out by the rule, is out with the next request', async () => {
    const { users, apps } = world.asOperator
    const { alice } = world.people
    const { access } = world.app
    const ends: [end: () => Promise<unknown>, undo: () => Promise<unknown>][] = [
      [() => users.disable(alice.id), () => users.enable(alice.id)],
      [() => apps.update(world.app.id, { access: { kind: 'nobody' } }), () => apps.update(world.app.id, { access })],
    ]
    for (const [end, undo] of ends) {
      assert.equal(await statusOf('/app/', 'alice', password), 200)
      await end()
      assert.equal(await statusOf('/app/', 'alice', password), 401)
      await undo()
    }
    assert.equal(await statusOf('/app/', 'alice', password), 200)
  })
})
