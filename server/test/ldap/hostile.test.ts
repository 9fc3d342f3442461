import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { encodeMessage } from '@doorward/ldap'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient, searchRequest } from './raw-client.ts'

const protocolError = 2

describe('hostile input', () => {
  let world: LdapWorld
  before(async () => {
    world = await openLdapWorld({ limits: { connectionsPerAddressMax: 20 } })
    await world.add('alice')
  })
  after(() => world.dispose())

  const stillServes = async () => {
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
    assert.equal((await client.search({ base, filter: '(uid=alice)' })).entries.length, 1)
    client.close()
  }

  const nested = (depth: number): Uint8Array => {
    let filter = Buffer.from('8702636e', 'hex')
    for (let i = 0; i < depth; i++) filter = Buffer.concat([header(0xa2, filter.length), filter])
    return searchWith(filter)
  }
  const header = (tag: number, length: number): Buffer =>
    Buffer.from([tag, 0x84, length >>> 24, length >>> 16, length >>> 8, length])
  /** A search request with the octets of any filter. */
  const searchWith = (filter: Buffer): Buffer => {
    const head = Buffer.from('04000a01000a0100020100020100010100', 'hex')
    const body = Buffer.concat([head, filter, Buffer.from('3000', 'hex')])
    const operation = Buffer.concat([Buffer.from('020101', 'hex'), header(0x63, body.length), body])
    return Buffer.concat([header(0x30, operation.length), operation])
  }

  const cases: [name: string, bytes: Uint8Array][] = [
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['a length of two gigabytes', Buffer.from('30847fffffff0201', 'hex')],
    ['a length in nine octets', Buffer.from('3089ffffffffffffffffff', 'hex')],
    ['the indefinite form', Buffer.from('3080020101', 'hex')],
    ['a message id of 0', Buffer.from('300c02010060070201030400800000', 'hex').subarray(0, 14)],
    ['a filter 500 deep', nested(500)],
    ['a filter 5,000 deep', nested(5_000)],
    [
      'a response instead of a request',
      encodeMessage({
        messageId: 1,
        operation: { kind: 'searchResDone', resultCode: 0, matchedDN: '', diagnosticMessage: '' },
      }),
    ],
    [
      'a base that is not UTF-8',
      Buffer.from('30250201016320040280800a01000a0100020100020100010100870b6f626a656374436c6173733000', 'hex'),
    ],
  ]
  for (const [name, bytes] of cases)
    test(`${name} ends the session with a notice`, async () => {
      const client = await RawClient.open(world.ldapPort)
      const started = performance.now()
      client.sendBytes(bytes)
      assert.equal(await client.ended(), protocolError)
      assert.ok(performance.now() - started < 1000)
      await stillServes()
    })

  test('a message larger than is taken before a bind', async () => {
    const client = await RawClient.open(world.ldapPort)
    client.sendBytes(header(0x30, 1_000_000))
    assert.equal(await client.ended(), protocolError)
  })

  test('every message cut short at every byte', async () => {
    const whole = encodeMessage({
      messageId: 1,
      operation: searchRequest({ base, filter: '(&(uid=a*b*c)(!(cn>=x)))' }),
    })
    for (let length = 1; length < whole.length; length += 3) {
      const client = await RawClient.open(world.ldapPort)
      client.sendBytes(whole.subarray(0, length))
      client.close()
    }
    await stillServes()
  })

  test('messages with a byte changed are answered or end the session, and nothing else happens', async () => {
    const whole = encodeMessage({ messageId: 1, operation: searchRequest({ base, filter: '(|(uid=alice)(cn=*a*))' }) })
    for (let at = 0; at < whole.length; at++) {
      const client = await RawClient.open(world.ldapPort)
      const bytes = Uint8Array.from(whole)
      bytes[at] = (bytes[at] as number) ^ (1 << (at % 8))
      client.sendBytes(bytes)
      client.close()
    }
    await stillServes()
  })

  test('more connections from one address than are taken', async () => {
    const clients = await Promise.all(Array.from({ length: 30 }, () => RawClient.open(world.ldapPort)))
    const turnedAway = await Promise.all(
      clients.map(client =>
        Promise.race([client.ended().then(() => 1), client.bind('', '').then(code => (code === 0 ? 0 : 1))]),
      ),
    )
    // Connections of the tests before may not be quite gone yet.
    const count = turnedAway.reduce((sum, one) => sum + one, 0)
    assert.ok(count >= 10 && count < 20, String(count))
    for (const client of clients) client.close()
  })
})
