import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { ExtendedName, ModifyOperation, SearchScope } from '@doorward/ldap'
import type { User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { bindRequest, RawClient, searchRequest } from './raw-client.ts'

const users = `ou=users,${base}`
const aliceDN = `uid=alice,${users}`

describe('the log of queries', () => {
  let world: LdapWorld
  let alice: User
  let client: RawClient

  before(async () => {
    world = await openLdapWorld({ settings: { allow: ['127.0.0.1', '127.0.0.9'] } })
    alice = await world.add('alice')
    await world.add('bob')
    client = await RawClient.open(world.ldapPort)
  })
  after(async () => {
    client.close()
    await world.dispose()
  })

  const list = (filter: Partial<Parameters<LdapWorld['ldap']['queries']['list']>[0]> = {}) =>
    world.ldap.queries.list({ limit: 100, ...filter })
  const newest = () => list({ limit: 1 }).queries[0]

  test('what was asked, by whom and from where, and how it came out', async () => {
    await client.bind(adminDN, adminSecret)
    const bind = newest()
    assert.ok(bind !== undefined && bind.tookUs > 0)
    assert.deepEqual(
      [bind.kind, bind.target, bind.boundAs, bind.address, bind.encrypted, bind.resultName, bind.entriesSent],
      ['bind', adminDN, adminDN, '127.0.0.1', false, 'success', null],
    )
    assert.equal(bind.at, world.clock.now())
    await client.search({
      base: users,
      scope: SearchScope.singleLevel,
      filter: '(&(objectClass=person)(|(uid=al*)(cn=B\\c3\\b6b \\2a)(!(mail=*))))',
      attributes: ['cn', 'memberOf'],
      sizeLimit: 50,
      timeLimit: 7,
    })
    const { seq: _seq, at: _at, tookUs: _took, isSlow: _slow, ...search } = newest() ?? assert.fail()
    assert.deepEqual(search, {
      kind: 'search',
      address: '127.0.0.1',
      encrypted: false,
      boundAs: adminDN,
      userId: null,
      appId: null,
      resultCode: 0,
      resultName: 'success',
      message: '',
      isRefused: false,
      abandoned: false,
      entriesSent: 1,
      target: users,
      scope: 'one',
      filter: '(&(objectClass=person)(|(uid=al*)(cn=Böb \\2a)(!(mail=*))))',
      sizeLimit: 50,
      timeLimit: 7,
      attributes: ['cn', 'memberOf'],
    })
  })

  test('refusals, with their code and what was answered', async () => {
    await client.search({ base: `ou=nowhere,${base}` })
    assert.deepEqual(
      [newest()?.resultName, newest()?.isRefused, newest()?.target],
      ['noSuchObject', true, `ou=nowhere,${base}`],
    )
    await client.codeOf({ kind: 'modifyRequest', object: aliceDN, changes: [] })
    const { kind, resultCode, message, isRefused } = newest() ?? assert.fail()
    assert.deepEqual([kind, isRefused], ['modify', true])
    assert.ok(resultCode !== 0 && message !== '')
    await client.codeOf(searchRequest({ base }), [{ type: '1.2.3.4', critical: true, value: undefined }])
    assert.equal(newest()?.resultName, 'unavailableCriticalExtension', 'what the loop itself refuses is told too')
  })

  test('extended operations by their names, and others by their OIDs', async () => {
    for (const [name, told] of [
      [ExtendedName.whoAmI, 'Who am I'],
      ['1.2.3.4.5', '1.2.3.4.5'],
    ] as const) {
      await client.codeOf({ kind: 'extendedReq', name, value: undefined })
      assert.deepEqual([newest()?.kind, newest()?.target], ['extended', told])
    }
  })

  test('of a change the names of attributes, and no values', async () => {
    await client.codeOf({
      kind: 'modifyRequest',
      object: aliceDN,
      changes: [
        {
          operation: ModifyOperation.replace,
          modification: { type: 'userPassword', values: [Buffer.from('a password of hers')] },
        },
      ],
    })
    assert.deepEqual(newest()?.attributes, ['userPassword'])
    await client.codeOf({
      kind: 'addRequest',
      entry: `uid=new,${users}`,
      attributes: [{ type: 'mail', values: [Buffer.from('an address of theirs')] }],
    })
    assert.deepEqual([newest()?.target, newest()?.attributes], [`uid=new,${users}`, ['mail']])
    assert.doesNotMatch(JSON.stringify(list()), /a password of hers|an address of theirs/)
  })

  test('passwords and codes are in nothing that is told', async () => {
    const other = await RawClient.open(world.ldapPort)
    await other.codeOf(bindRequest(aliceDN, 'mistyped-secret-1'))
    await other.codeOf(bindRequest(`uid=alice+totptoken=481516,${users}`, 'mistyped-secret-2'))
    assert.equal(newest()?.target, `uid=alice+totptoken=<hidden>,${users}`)
    await client.search({
      base: `uid=alice+TotpToken=234234,${users}`,
      filter:
        '(|(userPassword=mistyped-secret-3)(!(userpassword;binary=mistyped-secret-4*))(2.5.4.35:=mistyped-secret-5)(uid=alice))',
    })
    assert.equal(
      newest()?.filter,
      '(|(userPassword=<hidden>)(!(userpassword;binary=<hidden>))(2.5.4.35=<hidden>)(uid=alice))',
    )
    const compare = (attribute: string, value: string) =>
      client.codeOf({ kind: 'compareRequest', entry: aliceDN, attribute, value: Buffer.from(value) })
    await compare('userPassword', 'mistyped-secret-6')
    assert.equal(newest()?.filter, '(userPassword=<hidden>)')
    await compare('uid', 'al(ice')
    assert.equal(newest()?.filter, '(uid=al\\28ice)')
    other.close()
    assert.doesNotMatch(JSON.stringify(list()), /mistyped|481516|234234/)
    assert.doesNotMatch(JSON.stringify(list()), new RegExp(adminSecret))
  })

  test('narrowed by person, address, operation, outcome and text; and only what is newer', async () => {
    const other = await RawClient.open(world.ldapPort, '127.0.0.1', '127.0.0.9')
    const { seq } = list()
    assert.equal(await other.bind(aliceDN, password), 0)
    await other.search({ base: aliceDN, scope: SearchScope.baseObject, filter: '(cn=*needle*)' })
    await other.codeOf(bindRequest(`mail=alice@example.com,${users}`, 'wrong'))
    await other.codeOf(bindRequest(`uid=bob,${users}`, 'wrong'))
    const kinds = (filter: Parameters<typeof list>[0]) =>
      list({ after: seq, ...filter }).queries.map(({ kind, isRefused }) => `${kind}${isRefused ? ' refused' : ''}`)
    assert.deepEqual(kinds({}), ['bind refused', 'bind refused', 'search', 'bind'])
    assert.deepEqual(kinds({ user: alice.id }), ['bind refused', 'search', 'bind'])
    assert.deepEqual(kinds({ address: '127.0.0.9', kind: 'search' }), ['search'])
    assert.deepEqual(kinds({ address: '127.0.0.1' }), [])
    assert.deepEqual(kinds({ only: 'refused' }), ['bind refused', 'bind refused'])
    assert.deepEqual(kinds({ search: 'NEEDLE' }), ['search'])
    assert.deepEqual(kinds({ search: 'uid=BOB' }), ['bind refused'])
    assert.deepEqual(kinds({ limit: 2 }), ['bind refused', 'bind refused'])
    assert.deepEqual(list({ after: list().seq }).queries, [])
    other.close()
  })

  test('an operation that takes long is slow', async () => {
    // A password costs more than a search at any rate; what is slow is told by the log's own mark.
    for (const { tookUs, isSlow } of list().queries) assert.equal(isSlow, tookUs >= 100_000)
    assert.deepEqual(
      list({ only: 'slow' }).queries.map(({ seq }) => seq),
      list().queries.flatMap(({ isSlow, seq }) => (isSlow ? [seq] : [])),
    )
  })

  test('an address that is not on the list is counted, until it may come in', async () => {
    const { seq } = list()
    for (let i = 0; i < 3; i++) {
      const refused = await RawClient.open(world.ldapPort, '127.0.0.1', '127.0.0.77')
      assert.equal(await refused.codeOf(searchRequest({})), 'closed')
    }
    const at = world.clock.now()
    assert.deepEqual(world.ldap.queries.refusedAddresses(0), [
      { address: '127.0.0.77', count: 3, firstAt: at, lastAt: at },
    ])
    assert.deepEqual(world.ldap.queries.refusedAddresses(at + 1), [])
    const rows = list({ after: seq }).queries
    assert.deepEqual(
      rows.map(({ kind, address, resultCode, message }) => [kind, address, resultCode, message]),
      Array.from({ length: 3 }, () => ['connection', '127.0.0.77', null, 'not accepted']),
    )
    await world.change({ allow: ['127.0.0.1', '127.0.0.9', '127.0.0.77'] })
    assert.deepEqual(world.ldap.queries.refusedAddresses(0), [])
  })

  test('what is no LDAP is told as the end of its connection', async () => {
    const other = await RawClient.open(world.ldapPort)
    other.sendBytes(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
    while (newest()?.message === 'not accepted') await setImmediate()
    assert.deepEqual([newest()?.kind, newest()?.isRefused], ['connection', true])
    assert.match(newest()?.message ?? '', /not an LDAP message/)
  })

  test('a filter too long to be kept is left out, and the rest of the search is told', async () => {
    await client.search({ base: users, filter: `(cn=${'x'.repeat(20_000)})`, attributes: ['mail'] })
    const { target, filter, attributes, resultName } = newest() ?? assert.fail()
    assert.deepEqual([target, filter, attributes, resultName], [users, null, ['mail'], 'success'])
  })

  test('of very many only the last are kept, and refused connections push none of them out', async () => {
    for (let i = 0; i < 2100; i++) client.send(searchRequest({ base: aliceDN, scope: SearchScope.baseObject }))
    await client.search({ base: aliceDN, filter: '(cn=the last)' })
    const { queries } = list({ limit: 5000 })
    assert.equal(queries.filter(({ kind }) => kind !== 'connection').length, 2000)
    assert.equal(queries[0]?.filter, '(cn=the last)')
    assert.deepEqual(
      queries.map(({ seq }) => seq),
      queries.map(({ seq }) => seq).sort((a, b) => b - a),
      'the newest is first, whatever it is',
    )
  })
})

describe('limits that an admin sets', () => {
  test('count at once, for connections that are open too, and are taken back', async () => {
    const world = await openLdapWorld()
    for (const name of ['alice', 'bob', 'carol']) await world.add(name)
    const client = await RawClient.open(world.ldapPort)
    await client.bind(adminDN, adminSecret)
    const found = async () => (await client.search({ base: users, filter: '(uid=*)' })).resultCode
    assert.equal(await found(), 0)
    const { limits } = world.memory.settings().directoryServer
    await world.change({ limits: { ...limits, searchEntries: 2, filterItems: 16 } })
    assert.equal(await found(), 4)
    const wide = `(|${'(uid=a)'.repeat(20)})`
    assert.equal((await client.search({ base: users, filter: wide })).resultCode, 11)
    await world.change({ limits: { ...limits, connections: 1 } })
    assert.equal(world.ldap.queries.connections(), 1)
    const second = await RawClient.open(world.ldapPort)
    assert.equal(await second.codeOf(searchRequest({})), 'closed')
    await world.change({ limits })
    assert.equal(await found(), 0)
    assert.equal((await client.search({ base: users, filter: wide })).resultCode, 0)
    client.close()
    await world.dispose()
  })
})
