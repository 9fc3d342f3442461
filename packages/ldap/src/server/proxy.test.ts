import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { afterEach, suite, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import { encodeMessage } from '../message/message.ts'
import type { Peer } from './peer.ts'
import { proxyHeader, RawClient, search, simpleBind, testCertificate } from './raw-client.ts'
import type { LdapServerOptions } from './server.ts'
import { notice, start, stopAll, turns, type World } from './test-world.ts'

const context = createSecureContext({ key: testCertificate(), cert: testCertificate() })
const sockets: Socket[] = []
const clients: RawClient[] = []
let port = 0
let tlsPort = 0

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const client of clients.splice(0)) client.close()
  await stopAll()
})

/** A server that trusts 127.0.0.2 and 127.0.0.3 as proxies, and tells who asks. */
async function offer(
  limits: Parameters<typeof start>[0] = {},
  more: Partial<LdapServerOptions<undefined>> = {},
): Promise<World> {
  const world = await start(
    limits,
    {
      search({ connection }, out) {
        const { remoteAddress, remotePort, proxy, encrypted } = connection
        out.entry(`${remoteAddress} ${remotePort} ${proxy ?? 'direct'} ${encrypted ? 'TLS' : 'plain'}`, [])
        return { resultCode: 0 }
      },
    },
    { trustedProxies: address => address === '127.0.0.2' || address === '127.0.0.3', ...more },
  )
  port = await world.server.listen({ port: 0, host: '127.0.0.1', startTLS: () => context })
  tlsPort = await world.server.listen({ port: 0, host: '127.0.0.1', tls: () => context })
  return world
}

async function open(first?: Uint8Array, options: { tls?: boolean; from?: string } = {}): Promise<RawClient> {
  const client = await RawClient.open(options.tls ? tlsPort : port, {
    localAddress: options.from ?? '127.0.0.2',
    ...(first && { first }),
    ...(options.tls && { tls: true }),
  })
  clients.push(client)
  return client
}

async function who(client: RawClient, messageId = 1): Promise<string> {
  client.send(messageId, search(''))
  const message = await client.receive()
  await client.receive()
  return message?.operation.kind === 'searchResEntry' ? message.operation.objectName : 'nobody'
}

/** A connection of a proxy that sends these octets, each in a packet of its own. */
function raw(packets: readonly (Uint8Array | string)[], from = '127.0.0.2'): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true })
  socket.on('error', () => {}).on('data', () => {})
  for (const packet of packets) socket.write(packet)
  sockets.push(socket)
  return socket
}

const closed = (socket: Socket): Promise<void> => new Promise(resolve => socket.on('close', () => resolve()))

suite('behind a proxy that is trusted', () => {
  for (const version of [1, 2] as const) {
    test(`version ${version}: the client is who is announced, and LDAP follows`, async () => {
      await offer()
      assert.equal(await who(await open(proxyHeader('192.0.2.1', version))), '192.0.2.1 40000 127.0.0.2 plain')
    })

    test(`version ${version}: before TLS, with LDAPS and StartTLS`, async () => {
      await offer()
      const secure = await open(proxyHeader('192.0.2.1', version), { tls: true })
      assert.equal(await who(secure), '192.0.2.1 40000 127.0.0.2 TLS')
      const upgraded = await open(proxyHeader('192.0.2.1', version))
      await upgraded.upgrade(1)
      assert.equal(await who(upgraded, 2), '192.0.2.1 40000 127.0.0.2 TLS')
    })

    test(`version ${version}: octet by octet, and with the first message in one packet`, async () => {
      await offer()
      const header = proxyHeader('192.0.2.1', version)
      const request = encodeMessage({ messageId: 1, operation: search('') })
      const client = await open(Buffer.concat([header, request]))
      assert.deepEqual(await client.receiveShort(2), ['1 searchResEntry', '1 searchResDone 0'])
      const slow = await open()
      for (const octet of header) {
        slow.sendBytes(Uint8Array.of(octet))
        await new Promise(resolve => setImmediate(resolve))
      }
      assert.equal(await who(slow), '192.0.2.1 40000 127.0.0.2 plain')
    })
  }

  test('the handshake of LDAPS in the same packet as the header', async () => {
    await offer()
    const client = await open(proxyHeader('192.0.2.1', 2), { tls: true })
    client.send(1, simpleBind('cn=a', 'b'), search('', { attributes: ['x'.repeat(100_000)] }))
    assert.equal((await client.receiveShort(3)).at(-1), '2 searchResDone 0')
  })

  test('a proxy that speaks for itself is who it is, and is behind itself all the same', async () => {
    await offer()
    for (const first of ['PROXY UNKNOWN\r\n', Buffer.from('0d0a0d0a000d0a515549540a20000000', 'hex')]) {
      const told = await who(await open(Buffer.from(first)))
      assert.match(told, /^127\.0\.0\.2 \d+ 127\.0\.0\.2 plain$/)
    }
  })

  test('who is announced counts: for accept, for limits of an address, for who is turned away', async () => {
    const seen: Peer[] = []
    const world = await offer(
      { connectionsPerAddressMax: 2 },
      {
        accept(peer) {
          seen.push(peer)
          return peer.remoteAddress !== '192.0.2.66'
        },
      },
    )
    const refused = await open(proxyHeader('192.0.2.66'))
    assert.deepEqual(await refused.receiveShort(1), ['closed'])
    for (const from of ['127.0.0.2', '127.0.0.3']) await who(await open(proxyHeader('192.0.2.1'), { from }))
    const third = await open(proxyHeader('192.0.2.1'))
    assert.deepEqual(await third.receiveShort(2), notice)
    await who(await open(proxyHeader('192.0.2.2')))
    assert.deepEqual(world.turnedAway, ['not accepted', 'too many connections from this address'])
    assert.deepEqual(
      seen.map(({ remoteAddress }) => remoteAddress),
      ['192.0.2.66', '192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2'],
    )
  })

  test('IPv6 that is announced counts by its /64, however it is written', async () => {
    await offer({ connectionsPerAddressMax: 2 })
    const header = (address: string) => Buffer.from(`PROXY TCP6 ${address} ::1 1 2\r\n`)
    assert.match(await who(await open(header('2001:DB8:0:7::1'))), /^2001:db8:0:7::1 1 127/)
    await who(await open(header('2001:db8:0:7:ffff::2')))
    const third = await open(header('2001:0db8:0000:0007::3'))
    assert.deepEqual(await third.receiveShort(2), notice)
    await who(await open(header('2001:db8:0:8::1')))
  })
})

suite('without a valid header', () => {
  for (const [what, packets] of [
    ['LDAP at once', [encodeMessage({ messageId: 1, operation: search('') })]],
    ['a handshake at once', [Buffer.from('16030100', 'hex')]],
    ['addresses that are none', ['PROXY TCP4 x y 1 2\r\n']],
    ['a line without end', [`PROXY TCP4 ${'1'.repeat(200)}`]],
    ['a length beyond the limit', [Buffer.from('0d0a0d0a000d0a515549540a2111ffff', 'hex')]],
    ['a wrong octet late in the signature', [Buffer.from('0d0a0d0a000d0a5155', 'hex'), Buffer.from('00', 'hex')]],
  ] as const) {
    test(`${what}: closed without a word`, async () => {
      const world = await offer()
      const socket = raw(packets)
      await closed(socket)
      assert.equal(socket.bytesRead, 0)
      assert.deepEqual(world.turnedAway, ['no valid PROXY header'])
      assert.equal(world.server.connections.size, 0)
    })
  }

  test('half a header is waited for, but not for long', async () => {
    const world = await offer({ proxyHeaderMs: 1000 })
    const socket = raw(['PROXY TCP4 192.0.2.1'])
    await new Promise(resolve => setTimeout(resolve, 50))
    world.clock.advance(1000)
    assert.deepEqual(world.turnedAway, [])
    world.clock.advance(1)
    await closed(socket)
    assert.deepEqual(world.turnedAway, ['no valid PROXY header'])
  })

  test('those that have not said anything yet are counted, and closed with the server', async () => {
    const world = await offer({ connectionsMax: 2 })
    const [first, second] = [raw([]), raw([])]
    await new Promise(resolve => setTimeout(resolve, 50))
    const third = await open()
    assert.deepEqual(await third.receiveShort(2), notice)
    assert.deepEqual(world.turnedAway, ['too many connections'])
    first.destroy()
    await turns(() => world.turnedAway.length === 2)
    assert.match(await who(await open(proxyHeader('192.0.2.1'))), /^192/)
    const gone = closed(second)
    await world.server.close({ graceMs: 0 })
    await gone
  })
})

suite('from anybody else', () => {
  test('a header is never read as one: it is not LDAP', async () => {
    const world = await offer()
    for (const version of [1, 2] as const) {
      const client = await open(proxyHeader('192.0.2.1', version), { from: '127.0.0.9' })
      assert.deepEqual(await client.receiveShort(2), ['0 extendedResp 2', 'closed'])
    }
    assert.match(await who(await open(undefined, { from: '127.0.0.9' })), /^127\.0\.0\.9 \d+ direct plain$/)
    assert.deepEqual(world.turnedAway, [])
  })

  test('who is announced cannot announce somebody else', async () => {
    await offer({}, { trustedProxies: () => true })
    const client = await open(Buffer.concat([proxyHeader('127.0.0.2'), proxyHeader('192.0.2.1')]))
    assert.deepEqual(await client.receiveShort(2), ['0 extendedResp 2', 'closed'])
  })

  test('where no proxy is trusted there is none', async () => {
    const world = await start({})
    const client = await world.open({ localAddress: '127.0.0.2', first: proxyHeader('192.0.2.1') })
    assert.deepEqual(await client.receiveShort(2), ['0 extendedResp 2', 'closed'])
  })
})
