import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'

const [no, yes, absent, unknown, malformed, missing, refused] = [5, 6, 16, 17, 21, 32, 50]
const person = (name: string, of = base): string => `uid=${name},ou=users,${of}`
const group = (name: string): string => `cn=${name},ou=groups,${base}`

describe('compare (RFC 4511 §4.10)', () => {
  let world: LdapWorld
  let alice: User
  const open = new Map<string, RawClient>()

  before(async () => {
    world = await openLdapWorld()
    alice = await world.asOperator.users.create({
      username: 'alice',
      displayName: 'Alice  Adams',
      email: 'Alice@Example.com',
      role: 'admin',
    })
    const bob = await world.add('bob')
    await world.add('carol')
    const gone = await world.add('gone')
    await world.asOperator.attributes.declare({ name: 'salary', type: 'number', seenBy: 'admins' })
    await world.asOperator.attributes.declare({ name: 'birthday', type: 'date', seenBy: 'self' })
    await world.asOperator.users.update(bob.id, {
      attributes: { salary: ['7'], birthday: ['1990-02-28'] },
      phone: '+41 44 123-45',
    })
    await world.asOperator.users.disable(gone.id)
    await world.addGroup('staff', alice, bob)
    await world.addGroup('empty')
    await world.asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'chosen', users: [bob.id], groups: [] },
      ldap: { secret: { kind: 'typed', value: new Secret('the secret of the wiki') } },
    })
    for (const [name, dn, secret] of [
      ['admin', adminDN, adminSecret],
      ['bob', person('bob'), password],
      ['wiki', `cn=wiki,ou=apps,${base}`, 'the secret of the wiki'],
    ] as const) {
      const client = await RawClient.open(world.ldapPort)
      assert.equal(await client.bind(dn, secret), 0, name)
      open.set(name, client)
    }
    open.set('nobody', await RawClient.open(world.ldapPort))
  })
  after(async () => {
    for (const client of open.values()) client.close()
    await world.dispose()
  })

  const ask = async (who: string, entry: string, attribute: string, value: string) => {
    const answer = await open.get(who)?.ask({ kind: 'compareRequest', entry, attribute, value: Buffer.from(value) })
    assert.equal(answer?.kind, 'compareResponse')
    return answer
  }
  const check = async (
    who: string,
    rows: [dn: string, attribute: string, value: string, code: number | undefined][],
  ) => {
    for (const [dn, attribute, value, code] of rows)
      assert.equal((await ask(who, dn, attribute, value)).resultCode, code, `${who}: ${dn} ${attribute} ${value}`)
  }

  test('by the equality rule of the attribute', () =>
    check('admin', [
      [person('alice'), 'uid', 'ALICE', yes],
      [person('alice'), 'uid', 'bob', no],
      [person('ALICE'), 'UserID', ' alice ', yes],
      [person('alice'), '2.5.4.3', 'alice adams', yes],
      [person('alice'), 'mail', 'alice@EXAMPLE.com', yes],
      [person('alice'), 'objectClass', 'INETorgPerson', yes],
      [person('alice'), 'objectClass', '2.5.6.6', yes],
      [person('alice'), 'objectClass', 'groupOfNames', no],
      [person('alice'), 'isAdmin', 'TRUE', yes],
      [person('alice'), 'isAdmin', 'FALSE', no],
      [person('alice'), 'entryUUID', alice.id.toUpperCase(), yes],
      [person('alice'), 'createTimestamp', '20260612120000+0200', no],
      [person('alice'), 'entryDN', `UID=Alice, ou=USERS,${base}`, yes],
      [person('alice'), 'subschemaSubentry', 'cn=SubSchema', yes],
      [person('alice'), 'userPrincipalName', 'ALICE@example.com', yes],
      [person('alice'), 'userPrincipalName', 'alice@example.org', no],
      [person('bob'), 'telephoneNumber', '+414412345', yes],
      [person('bob'), 'salary', '07', yes],
      [person('bob'), 'birthday', '1990-02-28', yes],
      [base, 'dc', 'EXAMPLE', yes],
      [adminDN, 'cn', 'admin', yes],
      [`ou=users,${base}`, 'hasSubordinates', 'TRUE', yes],
    ]))

  test('members and groups by DN in any spelling', () =>
    check('admin', [
      [group('staff'), 'member', person('bob'), yes],
      [group('STAFF'), 'member', `UID = \\62ob , OU=Users, ${base.toUpperCase()}`, yes],
      [group('staff'), 'member', `mail=bob@example.com,ou=users,${base}`, yes],
      [group('staff'), 'member', person('gone'), no],
      [group('staff'), 'member', person('nobody'), no],
      [group('staff'), 'member', 'not a name', malformed],
      [group('staff'), 'memberUid', 'bob', yes],
      [group('empty'), 'member', person('bob'), absent],
      [person('bob'), 'memberOf', `CN=Staff,ou=groups,${base}`, yes],
      [person('bob'), 'memberOf', group('empty'), no],
      [person('gone'), 'memberOf', group('staff'), absent],
    ]))

  test('what is not there, not known, or no value', async () => {
    await check('admin', [
      [person('bob'), 'description', 'x', absent],
      [person('bob'), 'cn;lang-de', 'bob', absent],
      [person('bob'), 'cn;binary', 'bob', unknown],
      [person('bob'), 'nothingKnown', 'x', unknown],
      [person('bob'), 'userPassword', password, unknown],
      [person('bob'), 'authPassword', password, unknown],
      [person('bob'), 'entryUUID', 'no id', malformed],
      [person('bob'), 'salary', 'much', malformed],
      [person('none'), 'uid', 'none', missing],
      ['not a dn', 'uid', 'bob', 34],
    ])
    assert.equal((await ask('admin', person('none'), 'uid', 'none')).matchedDN, `ou=users,${base}`)
    assert.equal((await ask('admin', 'dc=elsewhere', 'dc', 'elsewhere')).matchedDN, '')
  })

  test('root DSE and schema, for anybody; nothing else for nobody', () =>
    check('nobody', [
      ['', 'supportedLDAPVersion', '3', yes],
      ['', 'vendorName', 'doorward', yes],
      ['', 'namingContexts', 'DC=Example,DC=com', yes],
      ['', 'supportedControl', '1.2.3', no],
      ['', 'cn', 'x', absent],
      ['cn=subschema', 'cn', 'SUBSCHEMA', yes],
      ['cn=subschema', 'attributeTypes', '2.5.4.3', yes],
      ['cn=subschema', 'attributeTypes', '2.5.4.333', no],
      [person('bob'), 'uid', 'bob', refused],
      [person('none'), 'uid', 'none', refused],
      ['dc=elsewhere', 'dc', 'x', refused],
    ]))

  test('what is not seen is not there', async () => {
    await check('bob', [
      [person('bob'), 'uid', 'bob', yes],
      [person('bob'), 'birthday', '1990-02-28', yes],
      [person('bob'), 'salary', '7', absent],
      [person('bob'), 'memberOf', group('staff'), yes],
      [person('alice'), 'uid', 'alice', missing],
      [group('staff'), 'member', person('bob'), missing],
      [adminDN, 'cn', 'admin', missing],
    ])
    assert.equal((await ask('bob', adminDN, 'cn', 'admin')).matchedDN, '')
    const wiki = `cn=wiki,ou=apps,${base}`
    await check('wiki', [
      [person('bob', wiki), 'uid', 'bob', yes],
      [person('carol', wiki), 'uid', 'carol', missing],
      [person('bob'), 'uid', 'bob', missing],
      [person('bob', wiki), 'birthday', '1990-02-28', absent],
      [wiki, 'cn', 'wiki', yes],
    ])
    assert.equal((await ask('wiki', person('bob'), 'uid', 'bob')).matchedDN, '')
  })
})
