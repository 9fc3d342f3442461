import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { User } from '#directory'
import { adminDN, adminSecret, base, openLdapWorld, runTool, withoutOpenLdap, type LdapWorld } from './ldap-world.ts'

/** Filters over four people and two groups, and who is found: checked with OpenLDAP's own client. */
describe('filters', { skip: withoutOpenLdap }, () => {
  let world: LdapWorld
  let alice: User

  before(async () => {
    world = await openLdapWorld()
    const { users } = world.asOperator
    alice = await users.create({
      username: 'alice',
      displayName: 'Alice  Adams',
      email: 'Alice@Example.com',
      role: 'admin',
    })
    await users.update(alice.id, { phone: '+41 44 123-45-67' })
    const bob = await users.create({ username: 'bob', displayName: 'Böb Straße', email: null })
    await users.create({ username: 'carol', displayName: 'Carol (Ops) *', email: 'carol@example.com' })
    world.clock.advance(86_400_000)
    await users.create({ username: 'dave', displayName: 'dave', email: 'dave@example.com' })
    await world.addGroup('staff', alice, bob)
    await world.addGroup('Empty Hands')
  })
  after(() => world.dispose())

  async function find(filter: string, from = base): Promise<string[]> {
    const bind = ['-x', '-LLL', '-H', `ldap://127.0.0.1:${world.ldapPort}`, '-D', adminDN, '-w', adminSecret]
    const { code, stdout, stderr } = await runTool('ldapsearch', [
      ...bind,
      '-o',
      'ldif-wrap=no',
      '-b',
      from,
      filter,
      '1.1',
    ])
    assert.equal(code, 0, `${filter}: ${stderr}`)
    return [...stdout.matchAll(/^dn: (?:uid|cn)=([^,]*),ou=(?:users|groups),/gm)].map(([, name]) => name ?? '')
  }

  const everybody = ['alice', 'bob', 'carol', 'dave']
  const groups = ['staff', 'Empty Hands']
  const table: [section: string, rows: [filter: string, found: string[]][]][] = [
    [
      'equality',
      [
        ['(uid=alice)', ['alice']],
        ['(UID=ALICE)', ['alice']],
        ['(userid= alice )', ['alice']],
        ['(0.9.2342.19200300.100.1.1=alice)', ['alice']],
        ['(uid=alic)', []],
        ['(uid=)', []],
        ['(mail=alice@example.COM)', ['alice']],
        ['(cn=alice adams)', ['alice']],
        ['(cn=ALICE    ADAMS)', ['alice']],
        ['(cn=bÖb straße)', ['bob']],
        ['(cn=böb strasse)', ['bob']],
        ['(cn=B\u00F6B\u00A0\u2003STRA\u1E9EE)', ['bob']],
        ['(cn=bo\u0308b straße)', ['bob']],
        ['(cn=a\u00ADlice\u200B adams)', ['alice']],
        ['(cn=\uE000)', []],
        ['(objectClass=2.16.840.1.113730.3.2.2)', everybody],
        ['(objectClass=2.5.6.9)', groups],
        ['(subschemaSubentry=CN = Subschema)', [...everybody, ...groups]],
        ['(cn=Carol \\28Ops\\29 \\2a)', ['carol']],
        ['(telephoneNumber=+41441234567)', ['alice']],
        ['(isAdmin=TRUE)', ['alice']],
        ['(isAdmin=false)', ['bob', 'carol', 'dave']],
        ['(isAdmin=perhaps)', []],
        ['(employeeType=admin)', ['alice']],
        ['(sAMAccountName=Bob)', ['bob']],
        ['(userPrincipalName=bob@EXAMPLE.com)', ['bob']],
        ['(userPrincipalName=bob@example.org)', []],
        ['(cn=empty hands)', ['Empty Hands']],
        ['(cn= Empty   Hands )', ['Empty Hands']],
        ['(uid~=alice)', ['alice']],
        ['(objectClass=INETORGPERSON)', everybody],
        ['(objectClass=groupOfNames)', groups],
        ['(hasSubordinates=FALSE)', [...everybody, ...groups]],
      ],
    ],
    [
      'presence',
      [
        ['(uid=*)', everybody],
        ['(mail=*)', ['alice', 'carol', 'dave']],
        ['(givenName=*)', everybody],
        ['(memberOf=*)', ['alice', 'bob']],
        ['(member=*)', ['staff']],
        ['(memberUid=*)', ['staff']],
        ['(entryDN=*)', [...everybody, ...groups]],
        ['(pwdAccountLockedTime=*)', []],
        ['(noSuchAttribute=*)', []],
      ],
    ],
    [
      'substrings',
      [
        ['(uid=al*)', ['alice']],
        ['(uid=*ol)', ['carol']],
        ['(uid=*a*e)', ['alice', 'dave']],
        ['(uid=a*l*c*e)', ['alice']],
        ['(uid=al*lice)', []],
        ['(cn=ALICE A*)', ['alice']],
        ['(cn=*\\28ops\\29*)', ['carol']],
        ['(cn=*\\2a)', ['carol']],
        ['(mail=*@EXAMPLE.*)', ['alice', 'carol', 'dave']],
        ['(telephoneNumber=*1234*)', ['alice']],
        ['(userPrincipalName=c*@example.com)', ['carol']],
        ['(isAdmin=T*)', []],
        ['(memberOf=cn=staff*)', []],
      ],
    ],
    [
      'order',
      [
        ['(cn>=bob)', []],
        ['(!(cn<=carol))', []],
        [`(entryUUID>=${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)})`, [...everybody, ...groups]],
        ['(createTimestamp>=20260613000000Z)', ['dave', 'staff', 'Empty Hands']],
        ['(createTimestamp<=20260612100000+0100)', ['alice', 'bob', 'carol']],
        ['(createTimestamp>=yesterday)', []],
        ['(mail>=a)', []],
      ],
    ],
    [
      'extensible match (RFC 4511 §4.5.1.7.7)',
      [
        ['(uid:=ALICE)', ['alice']],
        ['(uid:caseExactMatch:=alice)', ['alice']],
        ['(uid:caseExactMatch:=Alice)', []],
        ['(uid:2.5.13.5:= alice )', ['alice']],
        ['(UserID:CASEIGNOREMATCH:=Alice)', ['alice']],
        ['(cn:caseExactMatch:=Böb Straße)', ['bob']],
        ['(cn:caseExactMatch:=Böb Strasse)', []],
        ['(mail:caseExactIA5Match:=Alice@Example.com)', ['alice']],
        ['(mail:caseExactIA5Match:=alice@example.com)', []],
        ['(&(uid=*)(!(uid:caseExactMatch:=alice)))', ['bob', 'carol', 'dave']],
        ['(uid:caseIgnoreOrderingMatch:=bob)', ['alice']],
        ['(&(uid=*)(!(uid:caseIgnoreOrderingMatch:=carol)))', ['carol', 'dave']],
        ['(createTimestamp:generalizedTimeOrderingMatch:=20260613000000Z)', ['alice', 'bob', 'carol']],
        ['(userPrincipalName:caseExactMatch:=bob@example.com)', ['bob']],
        ['(userPrincipalName:caseExactMatch:=Bob@example.com)', []],
        ['(memberUid:caseExactIA5Match:=bob)', ['staff']],
        ['(memberUid:caseExactIA5Match:=BOB)', []],
        ['(memberUid:caseIgnoreIA5Match:=BOB)', ['staff']],
        [`(member:distinguishedNameMatch:=UID=bob, ou=users,${base})`, ['staff']],
        ['(objectClass:objectIdentifierMatch:=2.5.6.6)', everybody],
        ['(isAdmin:booleanMatch:=TRUE)', ['alice']],
        ['(:caseIgnoreMatch:=BOB)', ['bob']],
        ['(:caseExactMatch:=BOB)', []],
        ['(&(uid=*)(!(:caseExactMatch:=bob)))', ['alice', 'carol', 'dave']],
        ['(:caseIgnoreIA5Match:=dave@EXAMPLE.com)', ['dave']],
        [`(:distinguishedNameMatch:=uid=bob,ou=users,${base})`, ['bob', 'staff']],
        ['(ou:dn:=USERS)', everybody],
        ['(ou:dn:=groups)', groups],
        ['(dc:dn:=example)', [...everybody, ...groups]],
        ['(ou:=users)', []],
        ['(uid:dn:=alice)', ['alice']],
        ['(:dn:caseIgnoreMatch:=groups)', groups],
        ['(:dn:caseExactMatch:=Groups)', []],
        ['(&(uid=*)(!(ou:dn:=users)))', []],
        ['(cn:dn:caseIgnoreMatch:=empty hands)', ['Empty Hands']],
      ],
    ],
    [
      'names',
      [
        [`(memberOf=cn=staff,ou=groups,${base})`, ['alice', 'bob']],
        [`(memberOf=CN=Staff, OU=Groups, ${base.toUpperCase()})`, ['alice', 'bob']],
        [`(memberOf=cn=none,ou=groups,${base})`, []],
        ['(memberOf=staff)', []],
        [`(member=uid=bob,ou=users,${base})`, ['staff']],
        [`(member=mail=alice@example.com,ou=users,${base})`, ['staff']],
        [`(member=uid=dave,ou=users,${base})`, []],
        ['(memberUid=bob)', ['staff']],
        [`(entryDN=cn=Empty   Hands,ou=groups,${base})`, ['Empty Hands']],
        [`(entryDN=uid=carol,ou=users,${base})`, ['carol']],
        [`(entryDN=cn=staff,ou=groups,${base})`, ['staff']],
      ],
    ],
    [
      'and, or, not',
      [
        ['(&(objectClass=person)(uid=bob))', ['bob']],
        ['(&(objectClass=groupOfNames)(uid=bob))', []],
        ['(&(uid=bob)(mail=*))', []],
        [`(&(memberOf=cn=staff,ou=groups,${base})(isAdmin=TRUE))`, ['alice']],
        ['(|(uid=dave)(uid=alice))', ['alice', 'dave']],
        ['(|(uid=dave)(cn=staff))', ['dave', 'staff']],
        ['(|(uid=dave)(mail=*))', ['alice', 'carol', 'dave']],
        ['(&(uid=*)(!(uid=bob)))', ['alice', 'carol', 'dave']],
        ['(&(objectClass=person)(!(memberOf=*)))', ['carol', 'dave']],
        ['(&(uid=*)(!(!(uid=bob))))', ['bob']],
        ['(&)', [...everybody, ...groups]],
        ['(|)', []],
        ['(&(uid=*)(!(|)))', everybody],
      ],
    ],
    [
      'Undefined (RFC 4511 §4.5.1.7)',
      [
        ['(!(noSuchAttribute=x))', []],
        ['(!(noSuchAttribute=*))', []],
        ['(|(noSuchAttribute=x)(uid=bob))', ['bob']],
        ['(&(noSuchAttribute=x)(uid=bob))', []],
        ['(!(&(noSuchAttribute=x)(uid=bob)))', ['alice', 'carol', 'dave', ...groups]],
        ['(&(uid=*)(!(isAdmin=perhaps)))', []],
        ['(&(uid=*)(!(createTimestamp<=never)))', []],
        ['(uid:caseIgnoreIA5Match:=alice)', []],
        ['(!(uid:noSuchMatch:=alice))', []],
        ['(!(noSuchAttribute:=alice))', []],
        ['(!(noSuchAttribute:dn:caseIgnoreMatch:=alice))', []],
        ['(!(uid:1.2.3.4:=alice))', []],
        ['(!(:noSuchMatch:=alice))', []],
        ['(!(cn:caseIgnoreSubstringsMatch:=a\\2a))', []],
        ['(!(createTimestamp:generalizedTimeMatch:=never))', []],
        ['(!(:integerMatch:=many))', []],
        ['(|(uid:noSuchMatch:=alice)(uid=bob))', ['bob']],
        ['(&(uid:noSuchMatch:=alice)(uid=bob))', []],
        ['(!(&(uid:noSuchMatch:=alice)(uid=bob)))', ['alice', 'carol', 'dave', ...groups]],
        ['(!(cn=\uE000))', []],
        ['(cn;lang-de=x)', []],
        ['(&(uid=*)(!(cn;lang-de=x)))', everybody],
        // A class nobody knows is one that nobody has, and not Undefined.
        ['(!(objectClass=computer))', [...everybody, ...groups]],
      ],
    ],
    [
      'what is kept to oneself',
      [
        ['(userPassword=*)', []],
        ['(!(userPassword=*))', []],
        ['(|(userPassword=*)(!(userPassword=secret)))', []],
        ['(authPassword=*)', []],
      ],
    ],
  ]
  for (const [section, rows] of table)
    test(section, async () => {
      for (const [filter, found] of rows) assert.deepEqual(await find(filter), found, filter)
    })

  test('an id finds its person', async () => {
    assert.deepEqual(await find(`(entryUUID=${alice.id.toUpperCase()})`), ['alice'])
    assert.deepEqual(await find('(entryUUID=not-an-id)'), [])
    assert.deepEqual(await find(`(&(uid=*)(!(entryUUID=${alice.id})))`), ['bob', 'carol', 'dave'])
  })

  test('names with everything in them find only themselves', async () => {
    const names = ['*)(uid=*', 'a,ou=users', 'x+y', '#1', ' lead', 'q"uote', 'back\\slash', 'semi;colon', 'less<more>']
    for (const name of names) {
      const dn = `uid=${name.replace(/[\\",;+<>#= ]/g, '\\$&')},ou=users,${base}`
      const escaped = name.replace(/[\\*()]/g, byte => `\\${byte.charCodeAt(0).toString(16)}`)
      assert.deepEqual(await find(`(uid=${escaped})`), [], name)
      assert.deepEqual(
        await find(`(entryDN=${dn.replace(/[\\*()]/g, byte => `\\${byte.charCodeAt(0).toString(16)}`)})`),
        [],
      )
    }
  })
})
