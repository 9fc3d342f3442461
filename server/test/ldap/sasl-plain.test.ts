import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { after, before, describe, test } from 'node:test'
import { ExtendedName, type Octets, type Request, SearchScope, SecretOctets } from '@doorward/ldap'
import { type BindWorld, dnOf, openBindWorld, otherBase, password, withCode } from './bind-world.ts'
import { adminDN, adminSecret, openLdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'

const sasl = (mechanism: string, credentials?: string): Request<Octets> => ({
  kind: 'bindRequest',
  version: 3,
  name: '',
  authentication: {
    kind: 'sasl',
    mechanism,
    credentials: credentials === undefined ? undefined : new SecretOctets(credentials),
  },
})

describe('SASL PLAIN', () => {
  let world: BindWorld

  before(async () => {
    world = await openBindWorld()
  })
  after(() => world.dispose())

  /** The code of a bind, and who is bound after it. */
  async function bindPlain(
    authcid: string,
    secret: string,
    authzid = '',
  ): Promise<[code: number | 'closed', who: string]> {
    const client = await RawClient.open(world.ldapPort)
    const code = await client.codeOf(sasl('PLAIN', `${authzid}\0${authcid}\0${secret}`))
    const answer = await client.ask({ kind: 'extendedReq', name: ExtendedName.whoAmI, value: undefined })
    client.close()
    return [code, answer?.kind === 'extendedResp' ? Buffer.from(answer.value ?? []).toString() : 'closed']
  }
  const asBob = [0, `dn:${dnOf('bob')}`]
  const nobody = [49, '']

  test('by username, address, id, u: and dn:, as oneself in whatever form', async () => {
    const { id } = world.bob
    for (const name of [
      'bob',
      'BOB',
      'bob@example.com',
      id,
      'u:bob',
      `dn:${dnOf('bob')}`,
      dnOf('bob'),
      `dn:cn=bob,ou=users,dc=example,dc=com`,
    ])
      assert.deepEqual(await bindPlain(name, password), asBob, name)
    for (const authzid of ['bob', 'u:bob', `dn:${dnOf('bob')}`, 'bob@example.com'])
      assert.deepEqual(await bindPlain('bob', password, authzid), asBob, authzid)
    assert.deepEqual(await bindPlain(`dn:${dnOf('bob', otherBase)}`, password), [0, `dn:${dnOf('bob', otherBase)}`])
    assert.deepEqual(await bindPlain(`dn:${adminDN}`, adminSecret), [0, `dn:${adminDN}`])
  })

  test('nobody acts as somebody else, and nothing wrong is told apart', async () => {
    for (const [name, secret, authzid] of [
      ['bob', 'wrong'],
      ['nobody', password],
      ['bob', password, 'anna'],
      ['bob', password, `dn:${adminDN}`],
      ['bob', password, 'nobody'],
      ['nobody', password, 'bob'],
      [`dn:${adminDN}`, adminSecret, 'bob'],
      ['dn:nothing', password],
      ['*', password],
    ] as const)
      assert.deepEqual(await bindPlain(name, secret, authzid), nobody, `${authzid ?? ''} ${name}`)
    const client = await RawClient.open(world.ldapPort)
    for (const credentials of [undefined, '', '\0', '\0bob\0', '\0\0secret', 'bob', '\0bob\0a\0b'])
      assert.equal(await client.codeOf(sasl('PLAIN', credentials)), 49, JSON.stringify(credentials))
    client.close()
  })

  test('codes and app passwords as in a simple bind', async () => {
    assert.deepEqual(await bindPlain('anna', password), nobody, 'she has a second factor')
    const code = world.phone.code()
    assert.deepEqual(await bindPlain('anna', `${password}${code}`), [0, `dn:${dnOf('anna')}`])
    assert.deepEqual(await bindPlain(`dn:${withCode(dnOf('anna'), code)}`, password), [0, `dn:${dnOf('anna')}`])
    const { text } = await world.makeAppPassword(world.anna, 'directory-server')
    assert.deepEqual(await bindPlain('anna', text), [0, `dn:${dnOf('anna')}`])
  })

  test('it counts with the other doors: a pause refuses the right password too', async () => {
    const cleo = await world.add('cleo')
    for (let i = 0; i < 5; i++) await bindPlain(i % 2 === 0 ? 'cleo' : cleo.id, `wrong ${i}`)
    assert.deepEqual(await bindPlain('cleo', password), nobody)
    assert.equal(await world.bindOnce(dnOf('cleo'), password), 49)
  })

  test('other mechanisms are not known', async () => {
    const client = await RawClient.open(world.ldapPort)
    for (const mechanism of ['EXTERNAL', 'CRAM-MD5', 'plain', 'SCRAM-SHA-256', ''])
      assert.equal(await client.codeOf(sasl(mechanism, 'x')), 7, mechanism)
    client.close()
  })
})

const elsewhere = Object.values(networkInterfaces())
  .flat()
  .find(found => found?.family === 'IPv4' && !found.internal)?.address

test('where others could read it, PLAIN is neither offered nor taken', {
  skip: elsewhere === undefined && 'no other address',
}, async () => {
  const world = await openLdapWorld({ address: '0.0.0.0', settings: { allow: ['0.0.0.0/0'] } })
  try {
    await world.add('bob')
    const mechanisms = async (host: string) => {
      const client = await RawClient.open(world.ldapPort, host)
      const { entries } = await client.search({
        scope: SearchScope.baseObject,
        attributes: ['supportedSASLMechanisms'],
      })
      const code = await client.codeOf(sasl('PLAIN', `\0bob\0${password}`))
      client.close()
      return [entries[0]?.attributes['supportedSASLMechanisms'], code]
    }
    assert.deepEqual(await mechanisms('127.0.0.1'), [['PLAIN'], 0])
    assert.deepEqual(await mechanisms(elsewhere ?? ''), [undefined, 7])
    await world.change({ allowPlaintext: true })
    assert.deepEqual(await mechanisms(elsewhere ?? ''), [['PLAIN'], 0])
  } finally {
    await world.dispose()
  }
})
