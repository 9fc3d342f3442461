import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startScript, type Script } from '../peers/script.ts'
import { missing } from '../world/peer.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'

const without = missing('/usr/lib/python3/dist-packages/ldap/__init__.py')

describe('an app with python3-ldap', { skip: without }, () => {
  let world: PeerWorld
  let app: Script
  let alice: string

  before(async () => {
    world = await openPeerWorld('wiki')
    const { ldapUrl, ldapsUrl, caPath: ca, appDN, appSecret: secret } = world
    const options = { ldapUrl, ldapsUrl, ca, base: appDN, dn: appDN, secret }
    app = startScript('/usr/bin/python3', new URL('python_ldap_client.py', import.meta.url), options)
    alice = `uid=alice,ou=users,${appDN}`
    assert.equal(await app.run('who_am_i'), `dn:${appDN}`)
  })
  after(async () => {
    await app.close()
    await world.dispose()
  })

  test('the whole schema is read, and knows every attribute it names, once', async () => {
    const schema = (await app.run('schema')) as Record<string, unknown>
    assert.deepEqual([schema['dn'], schema['structural']], ['cn=subschema', 'inetOrgPerson'])
    assert.deepEqual([schema['twice'], schema['missing']], [[], []])
    const must = ['cn', 'gidNumber', 'homeDirectory', 'objectClass', 'sn', 'uid', 'uidNumber']
    assert.deepEqual(schema['must'], must)
    for (const name of ['displayName', 'mail', 'loginShell'])
      assert.ok((schema['may'] as string[]).includes(name), name)
  })

  test('search, and a filter that is none', async () => {
    const found = await app.run('search', {
      filter: '(&(objectClass=person)(mail=ALICE@*))',
      attributes: ['uid', 'mail'],
    })
    assert.deepEqual(found, [[alice, { uid: ['alice'], mail: ['alice@example.com'] }]])
    await assert.rejects(app.run('search', { filter: '(uid=a' }), /FILTER_ERROR/)
  })

  test('pages', async () => {
    assert.deepEqual(await app.run('pages', { size: 1 }), [['alice'], ['bob']])
    assert.deepEqual(await app.run('pages', { size: 100 }), [['alice', 'bob']])
  })

  test('sorted by the server', async () => {
    assert.deepEqual(await app.run('sorted_by', { by: ['-uid'] }), [['bob', 'alice'], 0])
    assert.deepEqual(await app.run('sorted_by', { by: ['uid:2.5.13.3'] }), [['alice', 'bob'], 0])
  })

  test('compare', async () => {
    const compare = (attribute: string, value: string): Promise<unknown> =>
      app.run('compare', { dn: alice, attribute, value })
    assert.equal(await compare('uid', 'ALICE'), true)
    assert.equal(await compare('uid', 'bob'), false)
    await assert.rejects(compare('nothing', 'x'), /UNDEFINED_TYPE|NO_SUCH_ATTRIBUTE/)
  })

  test('people sign in over LDAPS and StartTLS', async () => {
    for (const door of ['login', 'start_tls']) {
      assert.equal(await app.run(door, { dn: alice, secret: password }), `dn:${alice}`, door)
      await assert.rejects(app.run(door, { dn: alice, secret: 'a wrong password' }), /INVALID_CREDENTIALS/, door)
      await assert.rejects(app.run(door, { dn: `uid=carol,ou=users,${world.appDN}`, secret: password }), /INVALID_CRED/)
    }
    await assert.rejects(app.run('login', { dn: alice, secret: '' }), /UNWILLING_TO_PERFORM/)
  })

  test('people change their own password and telephone', async () => {
    const dn = 'uid=alice,ou=users,dc=example,dc=com'
    const [old, next] = [password, 'another quiet green door']
    assert.equal(await app.run('password', { dn, old, new: next }), 'changed')
    await assert.rejects(app.run('login', { dn, secret: old }), /INVALID_CREDENTIALS/)
    assert.equal(await app.run('login', { dn, secret: next }), `dn:${dn}`)
    const changes = [['replace', 'telephoneNumber', ['+49 30 1']]]
    assert.equal(await app.run('modify', { bindDN: dn, secret: next, dn, changes }), 'changed')
    assert.equal(world.world.memory.people.findByUsername('alice')?.phone, '+49 30 1')
    const role = [['replace', 'employeeType', ['admin']]]
    await assert.rejects(app.run('modify', { bindDN: dn, secret: next, dn, changes: role }), /INSUFFICIENT_ACCESS/)
  })

  test('its reconnecting connection goes on when the directory server was away', async () => {
    assert.equal(await app.run('away'), `dn:${world.appDN}`)
    await world.restartLdap()
    assert.deepEqual(await app.run('back'), [alice])
  })
})
