import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newUuid, Secret, type UserId } from '#ground'
import type { FollowingMemory, Group, PosixSettings, User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { bindClient, type BoundClient } from './bound-client.ts'
import { adminDN, adminSecret, base, openLdapWorld, runTool, withoutOpenLdap, type LdapWorld } from './ldap-world.ts'

const person = (name: string, of = base): string => `uid=${name},ou=users,${of}`
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFsvw24LDRaTlOS0YnNO7ZMMLz2DL2m8tIPVdWRNQ6nH alice@laptop'
const otherKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICJFcXsjShFfjTHd5jRm1zZCCDbG2b3LNGrKNVEMHLpk alice@desk'

describe('accounts on Unix machines', () => {
  let world: LdapWorld
  let alice: User
  let bob: User
  let staff: Group
  let admin: BoundClient
  const secret = 'the secret of the wiki'
  const wiki = `cn=wiki,ou=apps,${base}`

  const put = (posix: Partial<PosixSettings>): Promise<unknown> =>
    world.asOperator.settings.put('posix', { ...world.memory.settings().posix, ...posix })
  const numberOf = ({ uidNumber }: User): string => String(uidNumber)

  before(async () => {
    world = await openLdapWorld()
    const { users, apps } = world.asOperator
    alice = await world.add('alice')
    bob = await world.add('bob')
    alice = await users.update(alice.id, {
      sshKeys: [key, otherKey],
      loginShell: '/bin/zsh',
      homeDirectory: '/srv/Alice',
    })
    staff = await world.addGroup('staff', alice, bob)
    await apps.create({
      title: 'Wiki',
      access: { kind: 'everyone' },
      ldap: { secret: { kind: 'typed', value: new Secret(secret) } },
    })
    admin = await bindClient(world, adminDN, adminSecret)
  })
  after(async () => {
    await admin.close()
    await world.dispose()
  })

  const terms = ['uidNumber=*', 'gidNumber=*', 'homeDirectory=*', 'loginShell=/bin/zsh', 'sshPublicKey=*']

  test('switched off, there are none, in entries, filters or the schema', async () => {
    const shown = { ...(await admin.read(person('alice'))), ...(await admin.read(`cn=staff,ou=groups,${base}`)) }
    for (const name of ['uidNumber', 'gidNumber', 'homeDirectory', 'loginShell', 'sshPublicKey'])
      assert.equal(shown[name], undefined, name)
    assert.deepEqual(shown['objectClass'], ['top', 'groupOfNames'])
    for (const term of [...terms, `uidNumber=${numberOf(alice)}`, `gidNumber=${staff.gidNumber}`]) {
      assert.deepEqual(await admin.find(base, `(${term})`), [], term)
      assert.deepEqual(await admin.find(base, `(!(${term}))`), [], `not ${term}`)
    }
    assert.deepEqual(await admin.find(base, '(objectClass=posixAccount)'), [])
    assert.ok(!JSON.stringify(await admin.read('cn=subschema')).includes('uidNumber'))
  })

  test('switched on, they are there for the next search', { skip: withoutOpenLdap }, async () => {
    await put({ enabled: true })
    const shown = await admin.read(person('alice'), '*')
    assert.deepEqual(shown['objectClass'], [
      'top',
      'person',
      'organizationalPerson',
      'inetOrgPerson',
      'posixAccount',
      'ldapPublicKey',
    ])
    assert.deepEqual(
      [shown['uidNumber'], shown['gidNumber'], shown['homeDirectory'], shown['loginShell'], shown['sshPublicKey']],
      [[numberOf(alice)], [numberOf(alice)], ['/srv/Alice'], ['/bin/zsh'], [key, otherKey]],
    )
    const plain = await admin.read(person('bob'))
    assert.deepEqual(plain['objectClass']?.slice(4), ['posixAccount'])
    assert.deepEqual(
      [plain['uidNumber'], plain['homeDirectory'], plain['loginShell'], plain['sshPublicKey']],
      [[numberOf(bob)], ['/home/bob'], ['/bin/bash'], undefined],
    )
    const group = await admin.read(`cn=staff,ou=groups,${base}`)
    assert.deepEqual(group['objectClass'], ['top', 'groupOfNames', 'posixGroup'])
    assert.deepEqual([group['gidNumber'], group['memberUid']], [[String(staff.gidNumber)], ['alice', 'bob']])
    assert.equal(plain['structuralObjectClass']?.[0], 'inetOrgPerson')

    const bind = ['-x', '-LLL', '-H', `ldap://127.0.0.1:${world.ldapPort}`, '-D', adminDN, '-w', adminSecret]
    const filter = `(&(uid=alice)(objectclass=posixAccount)(uid=*)(&(uidNumber=*)(!(uidNumber=0))))`
    const { stdout } = await runTool('ldapsearch', [...bind, '-o', 'ldif-wrap=no', '-b', base, filter, 'sshPublicKey'])
    assert.equal(stdout, `dn: ${person('alice')}\nsshPublicKey: ${key}\nsshPublicKey: ${otherKey}\n\n`, 'as SSSD asks')
  })

  test('numbers, paths, keys and classes are found', async () => {
    const table: [filter: string, found: string[]][] = [
      [`(uidNumber=${numberOf(bob)})`, ['bob']],
      [`(uidNumber=0${numberOf(bob)})`, ['bob']],
      [`(gidNumber=${numberOf(bob)})`, ['bob']],
      [`(gidNumber=${staff.gidNumber})`, ['staff']],
      [`(&(objectClass=posixGroup)(gidNumber=${numberOf(bob)}))`, []],
      [`(uidNumber=${staff.gidNumber})`, []],
      [`(uidNumber>=${numberOf(bob)})`, ['bob']],
      [`(&(objectClass=posixAccount)(!(uidNumber=${numberOf(bob)})))`, ['alice']],
      [`(|(uidNumber=${numberOf(bob)})(uidNumber=${numberOf(alice)}))`, ['alice', 'bob']],
      ['(uidNumber=many)', []],
      ['(!(uidNumber=many))', []],
      ['(homeDirectory=/srv/Alice)', ['alice']],
      ['(homeDirectory=/srv/alice)', []],
      ['(homeDirectory=/home/bob)', ['bob']],
      ['(loginShell=/bin/zsh)', ['alice']],
      [`(sshPublicKey=${key})`, ['alice']],
      [`(sshPublicKey=${key.toUpperCase()})`, []],
      ['(objectClass=posixaccount)', ['alice', 'bob']],
      ['(objectClass=ldapPublicKey)', ['alice']],
      ['(&(objectClass=inetOrgPerson)(!(objectClass=ldapPublicKey)))', ['bob']],
      ['(objectClass=posixGroup)', ['staff']],
      ['(&(objectClass=person)(objectClass=*))', ['alice', 'bob']],
    ]
    for (const [filter, found] of table) assert.deepEqual(await admin.find(base, filter), found, filter)
  })

  test('settings and people change while a connection is open, and numbers stay', async () => {
    // oxlint-disable-next-line no-template-curly-in-string -- as the setting is written
    await put({ homeDirectory: '/net/${username}/${username}', loginShell: '/bin/sh' })
    const shown = await admin.read(person('bob'))
    assert.deepEqual([shown['homeDirectory'], shown['loginShell']], [['/net/bob/bob'], ['/bin/sh']])
    assert.deepEqual((await admin.read(person('alice')))['homeDirectory'], ['/srv/Alice'])
    await world.asOperator.users.update(bob.id, { sshKeys: [otherKey], loginShell: '/bin/fish' })
    const changed = await admin.read(person('bob'))
    assert.deepEqual(changed['objectClass']?.slice(4), ['posixAccount', 'ldapPublicKey'])
    assert.deepEqual([changed['loginShell'], changed['sshPublicKey']], [['/bin/fish'], [otherKey]])
    await put({ enabled: false })
    assert.equal((await admin.read(person('bob')))['uidNumber'], undefined)
    await put({ enabled: true })
    assert.deepEqual((await admin.read(person('bob')))['uidNumber'], [numberOf(bob)])
  })

  test('apps and people themselves see them', async () => {
    const app = await bindClient(world, wiki, secret)
    assert.deepEqual(await app.find(wiki, `(uidNumber=${numberOf(alice)})`), ['alice'])
    assert.deepEqual((await app.read(person('alice', wiki)))['sshPublicKey'], [key, otherKey])
    await app.close()
    const own = await bindClient(world, person('alice'), password)
    assert.deepEqual((await own.read(person('alice')))['uidNumber'], [numberOf(alice)])
    assert.deepEqual(await own.find(base, `(uidNumber=${numberOf(bob)})`), [], 'nobody else is found by number')
    await own.close()
  })

  test('the schema describes them, and the cloudron profile has none', async () => {
    const { objectClasses = [], attributeTypes = [], dITContentRules = [] } = await admin.read('cn=subschema')
    assert.ok(objectClasses.some(text => text.includes("NAME 'posixGroup' SUP top AUXILIARY MUST gidNumber")))
    assert.ok(attributeTypes.some(text => /1\.3\.6\.1\.1\.1\.1\.0 NAME 'uidNumber' EQUALITY integerMatch/.test(text)))
    assert.ok(dITContentRules.some(text => text.includes("'inetOrgPerson' AUX ( posixAccount $ ldapPublicKey )")))
    const { views } = world.memory.settings().directoryServer
    const added = { base: 'dc=cloudron', profile: 'cloudron', writable: false, usersSeeAll: false } as const
    await world.change({ views: [...views, added] })
    const cloudron = await bindClient(world, 'cn=admin,ou=system,dc=cloudron', adminSecret)
    const [entry] = await cloudron.search('dc=cloudron', { filter: '(username=alice)' })
    assert.deepEqual(entry?.['objectclass'], ['user', 'inetorgperson', 'person'])
    assert.ok(!('uidNumber' in (entry ?? {})) && !('gidnumber' in (entry ?? {})))
    const [group] = await cloudron.search('dc=cloudron', { filter: '(cn=staff)' })
    assert.equal(group?.['gidnumber'], `gid-${staff.id}`)
    await cloudron.close()
  })

  test('every entry has what its classes demand, and nothing they do not allow', async () => {
    const { attributes, users } = world.asOperator
    await attributes.declare({ name: 'badge', seenBy: 'everyone' })
    await users.update(alice.id, { attributes: { badge: ['17'] }, recoveryEmail: 'a@example.org' })
    const { objectClasses = [], dITContentRules = [], attributeTypes = [] } = await admin.read('cn=subschema')
    const listAfter = (text: string, word: string): string[] =>
      (new RegExp(` ${word} (?:\\(([^)]*)\\)|([\\w-]+))`).exec(text)?.slice(1).find(Boolean) ?? '')
        .split('$')
        .map(name => name.trim().toLowerCase())
        .filter(name => name !== '')
    const nameOf = (text: string): string => (/NAME '([^']+)'/.exec(text)?.[1] ?? '').toLowerCase()
    const classes = new Map(objectClasses.map(text => [nameOf(text), text]))
    const rules = new Map(dITContentRules.map(text => [nameOf(text), text]))
    const operational = new Set(attributeTypes.filter(text => text.includes('USAGE directoryOperation')).map(nameOf))
    const entries = await admin.search(base, { attributes: ['*', '+'] })
    assert.ok(entries.length >= 10)
    for (const { dn, ...values } of entries) {
      const there = Object.keys(values).filter(name => [values[name] ?? []].flat().length > 0)
      const has = new Set(there.map(name => name.toLowerCase()))
      const lower = (name: string) => [values[name] ?? []].flat().map(value => String(value).toLowerCase())
      const rule = rules.get(lower('structuralObjectClass')[0] ?? '') ?? ''
      const allowed = new Set(listAfter(rule, 'MAY'))
      for (const name of lower('objectClass')) {
        const text = classes.get(name) ?? ''
        assert.notEqual(text, '', `${name} of ${dn}`)
        if (text.includes('AUXILIARY')) assert.ok(listAfter(rule, 'AUX').includes(name), `${name} of ${dn}`)
        for (const must of listAfter(text, 'MUST')) assert.ok(has.has(must), `${must} of ${dn}`)
        for (const attribute of [...listAfter(text, 'MUST'), ...listAfter(text, 'MAY')]) allowed.add(attribute)
      }
      for (const name of has) assert.ok(allowed.has(name) || operational.has(name), `${name} of ${dn}`)
    }
  })

  // The last one: memory is ahead of the store from here on.
  test('a username beyond ASCII has no account: RFC 2307 has no form for it', async () => {
    const memory = world.memory as FollowingMemory
    const [id, number] = [newUuid(world.clock) as UserId, 777_777]
    const user: User = { ...bob, id, username: 'zoë', subject: id, email: null, uidNumber: number, sshKeys: [key] }
    memory.apply([
      { seq: memory.seq + 1, kind: 'user.created', subject: id, state: { of: 'user', user } },
      {
        seq: memory.seq + 2,
        kind: 'group.members',
        subject: staff.id,
        state: {
          of: 'members',
          group: staff.id,
          added: [{ user: id, expiresAt: null }],
          removed: [],
          addedGroups: [],
          removedGroups: [],
        },
      },
    ])
    const shown = await admin.read(person('zoë'))
    assert.deepEqual(shown['uid'], ['zoë'])
    assert.deepEqual(shown['objectClass'], ['top', 'person', 'organizationalPerson', 'inetOrgPerson'])
    for (const name of ['uidNumber', 'gidNumber', 'homeDirectory', 'loginShell', 'sshPublicKey'])
      assert.equal(shown[name], undefined, name)
    assert.deepEqual(await admin.find(base, `(uidNumber=${number})`), [])
    assert.deepEqual(await admin.find(base, `(&(objectClass=person)(!(uidNumber=*)))`), ['zoë'])
    const group = await admin.read(`cn=staff,ou=groups,${base}`)
    assert.equal(group['member']?.length, 3)
    assert.deepEqual(group['memberUid'], ['alice', 'bob'])
    assert.deepEqual(await admin.find(base, '(memberUid=zoë)'), [])
  })
})
