import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startScript, type Script } from '../peers/script.ts'
import { missing } from '../world/peer.ts'
import { adminDN, adminSecret, openPeerWorld, password, type PeerWorld } from './peer-world.ts'

const without = missing('/usr/lib/python3/dist-packages/ldap3/__init__.py')

describe('an app with python3-ldap3, which checks everything by our schema', { skip: without }, () => {
  let world: PeerWorld
  let app: Script
  let alice: string
  let team: string

  before(async () => {
    world = await openPeerWorld('wiki')
    const { ldapPort, ldapsPort, caPath: ca, appDN, appSecret: secret } = world
    const options = { host: '127.0.0.1', ldapPort, ldapsPort, ca, base: appDN, dn: appDN, secret }
    app = startScript('/usr/bin/python3', new URL('ldap3_client.py', import.meta.url), options)
    alice = `uid=alice,ou=users,${appDN}`
    team = `cn=team,ou=groups,${appDN}`
    assert.equal(await app.run('connect'), `dn:${appDN}`)
  })
  after(async () => {
    await app.close()
    await world.dispose()
  })

  test('get_info=ALL: root DSE and schema', async () => {
    const info = (await app.run('info')) as Record<string, unknown>
    assert.deepEqual([info['contexts'], info['versions']], [[world.appDN], ['3']])
    assert.deepEqual([info['vendor'], info['schemaEntry']], [['Doorward'], ['cn=subschema']])
    assert.deepEqual([info['mail'], info['classes']], [['caseIgnoreIA5Match'], [true, true, true]])
    assert.deepEqual(info['undescribed'], [], 'every attribute of every class is described')
    for (const [list, oid] of [
      ['controls', '1.2.840.113556.1.4.319'],
      ['extensions', '1.3.6.1.4.1.4203.1.11.3'],
    ] as const)
      assert.ok((info[list] as string[]).includes(oid), oid)
    assert.deepEqual(info['mechanisms'], ['PLAIN'])
  })

  test('objects by definition', async () => {
    const [bob] = (await app.run('reader', { query: 'mail: bob*' })) as unknown[]
    assert.deepEqual(bob, { dn: `uid=bob,ou=users,${world.appDN}`, uid: 'bob', mail: 'bob@example.com' })
    const everybody = (await app.run('reader', { query: '' })) as { uid: string }[]
    assert.deepEqual(
      everybody.map(({ uid }) => uid),
      ['alice', 'bob'],
    )
    await assert.rejects(app.run('reader', { query: 'nothing: x' }), /not in definition/)
  })

  test('values are of the types their syntaxes say', async () => {
    const person = (await app.run('types', { dn: alice })) as Record<string, string[]>
    for (const [type, names] of Object.entries({
      str: ['uid', 'cn', 'mail', 'memberOf', 'entryUUID', 'objectClass', 'homeDirectory'],
      int: ['uidNumber', 'gidNumber'],
      bool: ['isAdmin', 'twoFactorAuthenticationEnabled', 'hasSubordinates'],
      datetime: ['createTimestamp', 'modifyTimestamp'],
    }))
      for (const name of names) assert.deepEqual(person[name], [type], name)
    const group = (await app.run('types', { dn: team })) as Record<string, string[]>
    assert.deepEqual([group['member'], group['gidNumber'], group['createTimestamp']], [['str'], ['int'], ['datetime']])
  })

  test('filters and selections of what the schema does not know are not even sent', async () => {
    assert.deepEqual(await app.run('search', { filter: '(&(objectClass=person)(uid=ALICE))' }), [alice])
    await assert.rejects(app.run('search', { filter: '(nonsense=x)' }), /invalid attribute/)
    await assert.rejects(app.run('search', { filter: '(uid=x)', attributes: ['nonsense'] }), /invalid attribute/)
  })

  test('pages, one entry each, by its generator', async () => {
    assert.deepEqual(await app.run('pages', { size: 1 }), ['alice', 'bob'])
  })

  test('compare', async () => {
    const compare = (attribute: string, value: string, dn = alice): Promise<unknown> =>
      app.run('compare', { dn, attribute, value })
    assert.equal(await compare('mail', 'ALICE@example.com'), true)
    assert.equal(await compare('mail', 'bob@example.com'), false)
    assert.equal(await compare('member', alice, team), true)
    assert.equal(await compare('member', alice, `cn=interns,ou=groups,${world.appDN}`), false)
    await assert.rejects(compare('uid', 'carol', `uid=carol,ou=users,${world.appDN}`), /noSuchObject/)
  })

  test('people sign in: found with the app’s account, bound as what was found', async () => {
    const logIn = (username: string, secret: string): Promise<unknown> => app.run('login', { username, secret })
    assert.equal(await logIn('alice', password), `dn:${alice}`)
    assert.equal(await logIn('alice', 'a wrong password'), 'invalidCredentials')
    assert.equal(await logIn('bob', password), 'invalidCredentials')
    assert.equal(await logIn('bob', password + world.phone.code()), `dn:uid=bob,ou=users,${world.appDN}`)
    for (const name of ['carol', 'dave', 'nobody']) assert.equal(await logIn(name, password), 'unknown', name)
  })

  test('StartTLS before the bind', async () => {
    assert.deepEqual(await app.run('start_tls'), [true, `dn:${world.appDN}`])
  })

  test('SASL PLAIN', async () => {
    const plain = (username: string, secret: string): Promise<unknown> => app.run('sasl_plain', { username, secret })
    assert.equal(await plain(`dn:${alice}`, password), `dn:${alice}`)
    await assert.rejects(plain(`dn:${alice}`, 'a wrong password'), /invalidCredentials/)
  })

  test('the admin bind sees the main tree, and who is disabled', async () => {
    assert.equal(await app.run('connect', { dn: adminDN, secret: adminSecret }), `dn:${adminDN}`)
    const dave = 'uid=dave,ou=users,dc=example,dc=com'
    const [entry] = (await app.run('read', { dn: dave })) as { attributes: Record<string, unknown> }[]
    assert.ok('pwdAccountLockedTime' in (entry?.attributes ?? {}))
    assert.equal(await app.run('connect'), `dn:${world.appDN}`)
    await assert.rejects(app.run('read', { dn: dave }), /noSuchObject/)
  })

  test('its restartable connection goes on when the directory server was away', async () => {
    assert.equal(await app.run('away'), `dn:${world.appDN}`)
    await world.restartLdap()
    assert.deepEqual(await app.run('back'), [alice])
  })
})
