import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startScript, type Script } from '../peers/script.ts'
import { missing } from '../world/peer.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'

const without = missing('/usr/share/perl5/Net/LDAP.pm') || missing('/usr/share/perl5/IO/Socket/SSL.pm')

describe('an app with Net::LDAP', { skip: without }, () => {
  let world: PeerWorld
  let app: Script
  let alice: string

  before(async () => {
    world = await openPeerWorld('wiki')
    const { ldapPort, ldapsUrl, caPath: ca, appDN, appSecret: secret } = world
    const options = { host: '127.0.0.1', ldapPort, ldapsUrl, ca, base: appDN, dn: appDN, secret }
    app = startScript('/usr/bin/perl', new URL('net_ldap_client.pl', import.meta.url), options)
    alice = `uid=alice,ou=users,${appDN}`
    assert.equal(await app.run('who_am_i'), `dn:${appDN}`)
  })
  after(async () => {
    await app.close()
    await world.dispose()
  })

  test('root DSE and schema', async () => {
    assert.deepEqual(await app.run('root_dse'), { contexts: [world.appDN], paged: true, v3: true })
    const { classes, ...schema } = (await app.run('schema')) as Record<string, unknown>
    assert.ok(Number(classes) > 10)
    assert.deepEqual(schema, {
      error: '',
      must: ['cn', 'objectClass', 'sn'],
      mail: 'caseIgnoreIA5Match',
      undescribed: [],
    })
  })

  test('search and values', async () => {
    assert.deepEqual(await app.run('search', { filter: '(|(uid=alice)(mail=alice@example.com))' }), [alice])
    assert.deepEqual(await app.run('search', { filter: '(uid=carol)' }), [])
    await assert.rejects(app.run('search', { filter: '(uid=a' }), /Bad filter/)
    assert.deepEqual(
      await app.run('values', { dn: alice, attribute: 'memberOf' }),
      [],
      'operational, and not asked for',
    )
    const classes = ['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'posixAccount']
    assert.deepEqual(await app.run('values', { dn: alice, attribute: 'objectClass' }), classes)
  })

  test('pages', async () => {
    assert.deepEqual(await app.run('pages', { size: 1 }), [['alice'], ['bob']])
  })

  test('sorted by the server', async () => {
    assert.deepEqual(await app.run('sorted_by', { by: '-uid' }), [['bob', 'alice'], 0])
  })

  test('compare', async () => {
    const compare = (attribute: string, value: string): Promise<unknown> =>
      app.run('compare', { dn: alice, attribute, value })
    assert.equal(await compare('displayName', 'alice  ADAMS'), 'LDAP_COMPARE_TRUE')
    assert.equal(await compare('displayName', 'Bob Brown'), 'LDAP_COMPARE_FALSE')
  })

  test('people change their own name', async () => {
    const dn = 'uid=alice,ou=users,dc=example,dc=com'
    const change = (replace: Record<string, string>): Promise<unknown> =>
      app.run('modify', { bindDN: dn, secret: password, dn, replace })
    assert.equal(await change({ givenName: 'Alicia', sn: 'Adams-Brown' }), 'changed')
    assert.equal(world.world.memory.people.findByUsername('alice')?.familyName, 'Adams-Brown')
    await assert.rejects(change({ employeeType: 'owner' }), /LDAP_INSUFFICIENT_ACCESS/)
  })

  test('people sign in over LDAPS and StartTLS', async () => {
    assert.equal(await app.run('login', { dn: alice, secret: password }), `dn:${alice}`)
    assert.deepEqual(await app.run('start_tls', { dn: alice, secret: password }), [true, `dn:${alice}`])
    for (const door of ['login', 'start_tls'])
      await assert.rejects(app.run(door, { dn: alice, secret: 'a wrong password' }), /LDAP_INVALID_CREDENTIALS/, door)
  })
})
