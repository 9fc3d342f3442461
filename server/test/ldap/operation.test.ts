import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { after, before, describe, test } from 'node:test'
import {
  decodePagedResults,
  encodePagedResults,
  ExtendedName,
  ModifyOperation,
  type Octets,
  pagedResultsType,
  type Request,
  SearchScope,
} from '@doorward/ldap'
import type { User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { bindRequest, RawClient } from './raw-client.ts'

const { baseObject, singleLevel, wholeSubtree, subordinates } = SearchScope

describe('operations', () => {
  let world: LdapWorld
  let client: RawClient
  let gone: User

  before(async () => {
    world = await openLdapWorld()
    await world.add('alice')
    await world.add('bob')
    gone = await world.add('gone')
    const trashed = await world.add('trashed')
    await world.addGroup('staff', gone, trashed)
    await world.asOperator.users.disable(gone.id)
    await world.asOperator.users.delete(trashed.id)
    client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
  })
  after(async () => {
    client.close()
    await world.dispose()
  })

  const dns = (answer: { entries: { dn: string }[] }) => answer.entries.map(({ dn }) => dn)
  const users = `ou=users,${base}`

  test('scopes have their exact meaning', async () => {
    const find = async (from: string, scope: SearchScope) => dns(await client.search({ base: from, scope }))
    const people = ['alice', 'bob', 'gone'].map(name => `uid=${name},${users}`)
    const units = ['users', 'groups', 'system', 'apps'].map(unit => `ou=${unit},${base}`)
    assert.deepEqual(await find(base, baseObject), [base])
    assert.deepEqual(await find(base, singleLevel), units)
    assert.deepEqual(await find(users, baseObject), [users])
    assert.deepEqual(await find(users, singleLevel), people)
    assert.deepEqual(await find(users, wholeSubtree), [users, ...people])
    assert.deepEqual(await find(users, subordinates), people)
    assert.deepEqual(await find(`uid=bob,${users}`, baseObject), [`uid=bob,${users}`])
    assert.deepEqual(await find(`uid=bob,${users}`, wholeSubtree), [`uid=bob,${users}`])
    assert.deepEqual(await find(`uid=bob,${users}`, singleLevel), [])
    assert.deepEqual(await find(`uid=bob,${users}`, subordinates), [])
    assert.deepEqual(await find(adminDN, wholeSubtree), [adminDN])
    assert.equal((await client.search({ base })).entries.length, 1 + units.length + people.length + 2)
  })

  test('a person is found under every name they have, and answered under their own', async () => {
    const bob = `uid=bob,${users}`
    const id = world.memory.people.findByUsername('bob')?.id
    const names = [
      'uid=BOB',
      'UserID=bob',
      'cn=bob',
      'mail=bob@Example.com',
      `entryUUID=${id}`,
      `cn=uid-${id}`,
      'sAMAccountName=bob',
      'uid=\\62ob',
      'uid = bob ',
      'uid=#0403626f62',
    ]
    for (const name of names)
      assert.deepEqual(dns(await client.search({ base: `${name}, OU=Users, ${base}` })), [bob], name)
    for (const name of ['ou=bob', 'uid=bob+cn=bob', 'sn=Example', 'uid=trashed'])
      assert.equal((await client.search({ base: `${name},${users}` })).resultCode, 32, name)
  })

  test('what does not exist is answered with the nearest that does', async () => {
    const missing = async (dn: string) => {
      const { resultCode, matchedDN, entries } = await client.search({ base: dn })
      assert.deepEqual([resultCode, entries], [32, []], dn)
      return matchedDN
    }
    assert.equal(await missing(`uid=none,${users}`), users)
    assert.equal(await missing(`cn=x,uid=none,${users}`), users)
    assert.equal(await missing(`cn=x,uid=bob,${users}`), users)
    assert.equal(await missing(`ou=nowhere,${base}`), base)
    assert.equal(await missing('dc=com'), '')
    assert.equal(await missing('dc=elsewhere'), '')
    assert.equal((await client.search({ base: 'not a dn' })).resultCode, 34)
    assert.equal((await client.search({ base: 'uid=a"b' })).resultCode, 34)
    assert.equal((await client.search({ base: '' })).resultCode, 32)
  })

  test('disabled people are there for the admin bind, with the mark, and for nobody else', async () => {
    const { entries } = await client.search({ base: users, filter: '(pwdAccountLockedTime=*)', attributes: ['+'] })
    assert.deepEqual([entries[0]?.dn, entries.length], [`uid=gone,${users}`, 1])
    assert.deepEqual(entries[0]?.attributes['pwdAccountLockedTime'], ['000001010000Z'])
    const group = await client.search({ base, filter: '(cn=staff)' })
    assert.deepEqual(group.entries[0]?.attributes['member'], [`uid=gone,${users}`])

    await world.change({ views: [{ base, profile: 'standard', writable: false, usersSeeAll: true }] })
    client.close()
    client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(`uid=alice,${users}`, password), 0)
    assert.deepEqual(dns(await client.search({ base: users, scope: singleLevel })), [
      `uid=alice,${users}`,
      `uid=bob,${users}`,
    ])
    for (const filter of [
      '(uid=gone)',
      `(entryUUID=${gone.id})`,
      '(mail=gone@example.com)',
      '(pwdAccountLockedTime=*)',
    ])
      assert.deepEqual(dns(await client.search({ base, filter })), [], filter)
    const asPerson = await client.search({ base, filter: '(cn=staff)' })
    assert.equal(asPerson.entries[0]?.attributes['member'], undefined)
    assert.deepEqual(dns(await client.search({ base, filter: '(|(ou=system)(cn=admin))' })), [])
    assert.equal((await client.search({ base: adminDN })).resultCode, 32)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
  })

  test("a second address is the admin bind's to see and to ask for", async () => {
    const alice = world.memory.people.findByUsername('alice')
    assert.ok(alice)
    await world.asOperator.users.update(alice.id, { recoveryEmail: 'alice@elsewhere.example' })
    const options = { base: users, filter: '(mailAlternateAddress=alice@elsewhere.example)' }
    const { entries } = await client.search(options)
    assert.deepEqual(entries[0]?.attributes['mailAlternateAddress'], ['alice@elsewhere.example'])
    const person = await RawClient.open(world.ldapPort)
    assert.equal(await person.bind(`uid=alice,${users}`, password), 0)
    assert.deepEqual(dns(await person.search(options)), [])
    assert.deepEqual(
      dns(await person.search({ ...options, filter: '(!(mailAlternateAddress=x))', scope: singleLevel })),
      [],
    )
    const own = await person.search({ base: users, filter: '(uid=alice)', attributes: ['*', 'mailAlternateAddress'] })
    assert.equal(own.entries[0]?.attributes['mailAlternateAddress'], undefined)
    person.close()
  })

  test('attribute selection', async () => {
    const select = async (attributes: string[], typesOnly = false) => {
      const { entries } = await client.search({ base: `uid=bob,${users}`, scope: baseObject, attributes, typesOnly })
      return entries[0]?.attributes ?? {}
    }
    const names = async (...attributes: string[]) => Object.keys(await select(attributes))
    assert.deepEqual(await names('1.1'), [])
    assert.deepEqual(await names('1.1', 'uid'), ['uid'])
    assert.deepEqual(await names('MAIL', '2.5.4.4', 'mail', 'nothing', 'userPassword'), ['sn', 'mail'])
    assert.deepEqual(await names('cn;lang-de'), [])
    assert.ok((await names('*')).includes('cn') && !(await names('*')).includes('entryUUID'))
    assert.ok((await names('+')).includes('entryUUID') && !(await names('+')).includes('cn'))
    assert.deepEqual(await names('*', '+'), [...(await names('*')), ...(await names('+'))])
    assert.deepEqual(await names(), await names('*'))
    const types = await select(['*', '+'], true)
    assert.deepEqual(Object.keys(types), await names('*', '+'))
    assert.ok(Object.values(types).every(values => values.length === 0))
  })

  test('size limit: as many as asked for, and then the truth', async () => {
    const limited = await client.search({ base: users, sizeLimit: 2 })
    assert.deepEqual([limited.resultCode, limited.entries.length], [4, 2])
    const enough = await client.search({ base: users, sizeLimit: 4 })
    assert.deepEqual([enough.resultCode, enough.entries.length], [0, 4])
  })

  test('a size limit counts over all pages', async () => {
    let cookie: Uint8Array = new Uint8Array()
    const pages: [number, number][] = []
    do {
      const controls = [encodePagedResults({ size: 2, cookie }, true)]
      const page = await client.search({ base: users, sizeLimit: 3, controls })
      pages.push([page.resultCode, page.entries.length])
      cookie = page.controls[0] ? decodePagedResults(page.controls[0]).cookie : new Uint8Array()
    } while (cookie.length > 0)
    assert.deepEqual(pages, [
      [0, 2],
      [4, 1],
    ])
    const malformed = { type: pagedResultsType, critical: false, value: undefined }
    assert.equal((await client.search({ base: users, controls: [malformed] })).resultCode, 2)
  })

  test('root DSE and schema, for anybody', async () => {
    const nobody = await RawClient.open(world.ldapPort)
    const root = await nobody.search({ scope: baseObject, attributes: ['+', '*'] })
    assert.deepEqual(root.entries[0]?.attributes['namingContexts'], [base])
    assert.deepEqual(root.entries[0]?.attributes['supportedLDAPVersion'], ['3'])
    assert.deepEqual(root.entries[0]?.attributes['subschemaSubentry'], ['cn=subschema'])
    assert.deepEqual(Object.keys((await nobody.search({ scope: baseObject })).entries[0]?.attributes ?? {}), [
      'objectClass',
    ])
    const schema = await nobody.search({ base: 'CN=Subschema', scope: baseObject, attributes: ['+'] })
    const types = schema.entries[0]?.attributes['attributeTypes'] ?? []
    assert.ok(types.some(type => type.includes("NAME ( 'uid' 'userid' ) EQUALITY caseIgnoreMatch")))
    assert.equal(new Set(types.map(type => type.split(' ')[1])).size, types.length, 'one OID each')
    for (const from of [base, users, `uid=bob,${users}`, adminDN, 'dc=elsewhere'])
      assert.deepEqual(
        await nobody.search({ base: from }).then(({ resultCode, matchedDN }) => [resultCode, matchedDN]),
        [50, ''],
      )
    nobody.close()
  })

  test('what is not offered is refused as the RFC says', async () => {
    const sasl: Request<Octets> = {
      kind: 'bindRequest',
      version: 3,
      name: '',
      authentication: { kind: 'sasl', mechanism: 'EXTERNAL', credentials: undefined },
    }
    const dn = `uid=bob,${users}`
    const refusals: [Request<Octets>, number][] = [
      [{ kind: 'addRequest', entry: `uid=new,${users}`, attributes: [] }, 53],
      [{ kind: 'delRequest', entry: dn }, 53],
      [
        {
          kind: 'modifyRequest',
          object: dn,
          changes: [{ operation: ModifyOperation.replace, modification: { type: 'cn', values: ['x'] } }],
        },
        53,
      ],
      [{ kind: 'modDNRequest', entry: dn, newRDN: 'uid=rob', deleteOldRDN: true, newSuperior: undefined }, 53],
      [{ kind: 'extendedReq', name: ExtendedName.passwordModify, value: undefined }, 53],
      [{ kind: 'extendedReq', name: ExtendedName.cancel, value: undefined }, 2],
      [{ kind: 'extendedReq', name: '1.2.3.4', value: undefined }, 2],
    ]
    for (const [request, code] of refusals) assert.equal(await client.codeOf(request), code, request.kind)
    const control = { type: '1.2.3.4.5', critical: true, value: undefined }
    assert.equal((await client.search({ base, controls: [control] })).resultCode, 12)
    assert.equal((await client.search({ base, controls: [{ ...control, critical: false }] })).resultCode, 0)
    const notYet = {
      preRead: '1.3.6.1.1.13.1',
      postRead: '1.3.6.1.1.13.2',
    }
    for (const [name, type] of Object.entries(notYet))
      assert.equal((await client.search({ base, controls: [{ ...control, type }] })).resultCode, 12, name)
    const other = await RawClient.open(world.ldapPort)
    assert.equal(await other.codeOf(sasl), 7)
    assert.equal(await other.codeOf({ ...bindRequest(adminDN, adminSecret), version: 2 } as never), 2)
    other.close()
  })

  test('a bind that fails leaves nobody behind, and an anonymous one too', async () => {
    const other = await RawClient.open(world.ldapPort)
    const whoAmI = async () => {
      const answer = await other.ask({ kind: 'extendedReq', name: '1.3.6.1.4.1.4203.1.11.3', value: undefined })
      return answer?.kind === 'extendedResp' ? Buffer.from(answer.value ?? []).toString() : 'closed'
    }
    assert.equal(await other.bind(adminDN, adminSecret), 0)
    assert.equal(await whoAmI(), `dn:${adminDN}`)
    assert.equal(await other.bind(adminDN, 'wrong secret entirely'), 49)
    assert.equal(await whoAmI(), '')
    assert.equal((await other.search({ base })).resultCode, 50)
    assert.equal(await other.bind(`cn=alice,${users}`, password), 0)
    assert.equal(await whoAmI(), `dn:uid=alice,${users}`)
    assert.equal(await other.bind('', ''), 0)
    assert.equal(await whoAmI(), '')
    assert.equal(await other.bind(adminDN, ''), 53)
    assert.equal(await other.bind('', 'password'), 49)
    assert.equal(await other.bind(`uid=gone,${users}`, password), 49)
    assert.equal(await other.bind(`ou=users,${base}`, password), 49)
    assert.equal(await other.bind(`cn=staff,ou=groups,${base}`, password), 49)
    other.close()
  })

  test('binds are in the audit trail', async () => {
    await world.events.flush()
    const { items } = await world.asOperator.audit.list({ limit: 100 })
    const binds = items.filter(({ kind }) => kind === 'bind')
    assert.ok(binds.some(({ actor, outcome }) => actor === 'system:ldap-admin' && outcome === 'done'))
    assert.ok(binds.some(({ actor, outcome }) => actor === 'system:ldap-admin' && outcome === 'refused'))
    assert.ok(binds.some(({ subject, outcome }) => subject === gone.id && outcome === 'refused'))
  })
})

const elsewhere = Object.values(networkInterfaces())
  .flat()
  .find(found => found?.family === 'IPv4' && !found.internal)?.address

test('from another address a password is taken over TLS only, unless plain text is allowed', {
  skip: elsewhere === undefined && 'this machine has no address but loopback',
}, async () => {
  const address = elsewhere ?? ''
  const world = await openLdapWorld({ address, settings: { allow: [address] } })
  const client = await RawClient.open(world.ldapPort, address)
  assert.equal(await client.bind(adminDN, adminSecret), 13)
  assert.equal(await client.bind(adminDN, 'wrong secret entirely'), 13, 'it is not looked at')
  assert.equal(await client.bind('', ''), 0)
  await world.change({ allowPlaintext: true })
  assert.equal(await client.bind(adminDN, adminSecret), 0)
  client.close()
  await world.dispose()
})
