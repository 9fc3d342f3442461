import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Group, User } from '#directory'
import { adminDN, adminSecret, base, openLdapWorld, runTool, withoutOpenLdap, type LdapWorld } from './ldap-world.ts'
import { password } from '../world/open-test-world.ts'

/** Entries of an LDIF answer: attribute → values, `dn` among them. */
function parseLdif(text: string): Record<string, string[]>[] {
  return text
    .replace(/\n /g, '')
    .split('\n\n')
    .map(block => {
      const entry: Record<string, string[]> = {}
      for (const line of block.split('\n')) {
        const [, name, colons, value] = /^([^:#]+)(::?) ?(.*)$/.exec(line) ?? []
        if (name === undefined || value === undefined) continue
        const list = (entry[name] ??= [])
        list.push(colons === '::' ? Buffer.from(value, 'base64').toString() : value)
      }
      return entry
    })
    .filter(entry => entry['dn'] !== undefined)
}

describe('ldapsearch', { skip: withoutOpenLdap }, () => {
  let world: LdapWorld
  let alice: User
  let bob: User
  let staff: Group

  before(async () => {
    world = await openLdapWorld()
    alice = await world.add('alice', { role: 'admin' })
    bob = await world.add('bob')
    staff = await world.addGroup('staff', alice, bob)
  })
  after(() => world.dispose())

  const search = async (...args: string[]) => {
    const answer = await runTool(
      'ldapsearch',
      ['-x', '-LLL', '-o', 'ldif-wrap=no', '-H', `ldaps://127.0.0.1:${world.ldapsPort}`, ...args],
      world.caPath,
    )
    return { ...answer, entries: parseLdif(answer.stdout) }
  }
  const asAdmin = (...args: string[]) => search('-D', adminDN, '-w', adminSecret, '-b', base, ...args)
  const dns = (entries: Record<string, string[]>[]) => entries.map(entry => entry['dn']?.[0])

  test('the whole tree, bound as the admin over TLS', async () => {
    const { code, entries, stderr } = await asAdmin()
    assert.equal(code, 0, stderr)
    assert.deepEqual(dns(entries), [
      base,
      `ou=users,${base}`,
      `uid=alice,ou=users,${base}`,
      `uid=bob,ou=users,${base}`,
      `ou=groups,${base}`,
      `cn=staff,ou=groups,${base}`,
      `ou=system,${base}`,
      adminDN,
      `ou=apps,${base}`,
    ])
    const [, , entry, , , group] = entries
    assert.deepEqual(entry, {
      dn: [`uid=alice,ou=users,${base}`],
      objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson'],
      uid: ['alice'],
      cn: ['alice Example'],
      sn: ['Example'],
      givenName: ['alice'],
      displayName: ['alice Example'],
      mail: ['alice@example.com'],
      sAMAccountName: ['alice'],
      employeeType: ['admin'],
      isAdmin: ['TRUE'],
      twoFactorAuthenticationEnabled: ['FALSE'],
      userPrincipalName: ['alice@example.com'],
    })
    assert.deepEqual(group, {
      dn: [`cn=staff,ou=groups,${base}`],
      objectClass: ['top', 'groupOfNames'],
      cn: ['staff'],
      member: [`uid=alice,ou=users,${base}`, `uid=bob,ou=users,${base}`],
      memberUid: ['alice', 'bob'],
    })
  })

  test('operational attributes by + and by name', async () => {
    const { entries } = await asAdmin('(uid=alice)', '+')
    assert.deepEqual(entries, [
      {
        dn: [`uid=alice,ou=users,${base}`],
        entryUUID: [alice.id],
        createTimestamp: ['20260612090000Z'],
        modifyTimestamp: ['20260612090000Z'],
        entryCSN: entries[0]?.['entryCSN'],
        structuralObjectClass: ['inetOrgPerson'],
        hasSubordinates: ['FALSE'],
        subschemaSubentry: ['cn=subschema'],
        entryDN: [`uid=alice,ou=users,${base}`],
        memberOf: [`cn=staff,ou=groups,${base}`],
      },
    ])
    const { entries: some } = await asAdmin('(uid=alice)', 'MEMBEROF', 'uid')
    assert.deepEqual(Object.keys(some[0] ?? {}), ['dn', 'uid', 'memberOf'])
    assert.deepEqual((await asAdmin(`(entryUUID=${staff.id})`, '1.1')).entries, [
      { dn: [`cn=staff,ou=groups,${base}`] },
    ])
  })

  test('signing in as a person: own entry, and nobody else', async () => {
    const dn = `uid=alice,ou=users,${base}`
    const whoami = await runTool(
      'ldapwhoami',
      [
        '-x',
        '-H',
        `ldaps://127.0.0.1:${world.ldapsPort}`,
        '-D',
        `MAIL=Alice@Example.COM, OU=Users, ${base}`,
        '-w',
        password,
      ],
      world.caPath,
    )
    assert.equal(whoami.stdout, `dn:${dn}\n`)
    const { entries } = await search(
      '-D',
      `cn=bob,ou=users,${base}`,
      '-w',
      password,
      '-b',
      base,
      '(objectClass=*)',
      '1.1',
    )
    assert.deepEqual(dns(entries), [base, `ou=users,${base}`, `uid=bob,ou=users,${base}`, `ou=groups,${base}`])
  })

  test('a wrong password, an unknown name, a name of nothing: one answer', async () => {
    const texts = new Set<string>()
    for (const dn of [
      `uid=alice,ou=users,${base}`,
      `uid=nobody,ou=users,${base}`,
      'uid=alice,dc=elsewhere',
      'no dn',
      adminDN,
    ]) {
      const { code, stderr } = await search('-D', dn, '-w', 'wrong password', '-b', base)
      assert.equal(code, 49)
      texts.add(stderr)
    }
    assert.equal(texts.size, 1)
  })

  test('without TLS from this machine a password is taken, and a name without one never', async () => {
    const url = `ldap://127.0.0.1:${world.ldapPort}`
    const args = ['-x', '-H', url, '-D', `uid=bob,ou=users,${base}`]
    assert.equal((await runTool('ldapwhoami', [...args, '-w', password])).code, 0)
    assert.equal((await runTool('ldapwhoami', [...args, '-w', ''])).code, 53)
    assert.equal((await runTool('ldapwhoami', ['-x', '-H', url])).stdout, 'anonymous\n')
    assert.equal((await runTool('ldapsearch', ['-x', '-H', url, '-b', base])).code, 50)
  })
})

describe('ldapsearch as published for the cloudron profile', { skip: withoutOpenLdap }, () => {
  let world: LdapWorld
  let ada: User
  const cloudron = 'dc=cloudron'

  before(async () => {
    world = await openLdapWorld({
      settings: { views: [{ base: cloudron, profile: 'cloudron', writable: false, usersSeeAll: false }] },
    })
    ada = await world.add('ada', { role: 'owner' })
    await world.asOperator.users.create({ username: 'solo', displayName: 'Solo', email: null })
    await world.addGroup('crew', ada)
  })
  after(() => world.dispose())

  const search = async (...args: string[]) => {
    const url = `ldaps://127.0.0.1:${world.ldapsPort}`
    const bind = ['-D', `cn=admin,ou=system,${cloudron}`, '-w', adminSecret]
    const answer = await runTool(
      'ldapsearch',
      ['-x', '-LLL', '-o', 'ldif-wrap=no', ...bind, '-H', url, ...args],
      world.caPath,
    )
    assert.equal(answer.code, 0, answer.stderr)
    return parseLdif(answer.stdout)
  }

  test('people', async () => {
    const entries = await search('-b', `ou=users,${cloudron}`)
    const uid = `uid-${ada.id}`
    assert.deepEqual(entries[1], {
      dn: [`cn=${uid},ou=users,${cloudron}`],
      objectclass: ['user', 'inetorgperson', 'person'],
      objectcategory: ['person'],
      cn: [uid],
      uid: [uid],
      entryuuid: [uid],
      mail: ['ada@example.com'],
      displayname: ['ada Example'],
      givenname: ['ada'],
      sn: ['Example'],
      username: ['ada'],
      samaccountname: ['ada'],
      isadmin: ['1'],
      twoFactorAuthenticationEnabled: ['false'],
      memberof: [`cn=crew,ou=groups,${cloudron}`],
    })
    assert.equal(entries[2]?.['sn'], undefined, 'a one-word name has no sn')
    assert.equal(entries[2]?.['isadmin']?.[0], '0')
  })

  test('groups', async () => {
    const [, group] = await search('-b', `ou=groups,${cloudron}`)
    assert.deepEqual(group, {
      dn: [`cn=crew,ou=groups,${cloudron}`],
      objectclass: ['group'],
      cn: ['crew'],
      gidnumber: group?.['gidnumber'],
      memberuid: [`uid-${ada.id}`],
    })
    assert.match(group?.['gidnumber']?.[0] ?? '', /^gid-[0-9a-f-]{36}$/)
  })

  test('people are found and signed in by username, address and id', async () => {
    for (const filter of ['(username=ada)', '(samaccountname=ADA)', `(uid=uid-${ada.id})`, '(mail=ada@example.com)'])
      assert.equal((await search('-b', `ou=users,${cloudron}`, filter)).length, 1, filter)
    for (const rdn of ['cn=ada', 'uid=ada', `cn=uid-${ada.id}`, 'mail=ada@example.com', `entryUUID=${ada.id}`]) {
      const dn = `${rdn},ou=users,${cloudron}`
      const url = `ldaps://127.0.0.1:${world.ldapsPort}`
      const { stdout } = await runTool('ldapwhoami', ['-x', '-H', url, '-D', dn, '-w', password], world.caPath)
      assert.equal(stdout, `dn:cn=uid-${ada.id},ou=users,${cloudron}\n`, rdn)
    }
  })
})
