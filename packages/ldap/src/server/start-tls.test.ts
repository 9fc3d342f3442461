import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { afterEach, suite, test } from 'node:test'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { ServerLimits } from '../limits.ts'
import { encodeMessage, type Request } from '../message/message.ts'
import type { Handler } from './handler.ts'
import { RawClient, search, simpleBind, startTLS, testCertificate } from './raw-client.ts'
import type { LdapServerOptions } from './server.ts'
import { notice, start, stopAll, turns, type World } from './test-world.ts'

const context = createSecureContext({ key: testCertificate(), cert: testCertificate(), minVersion: 'TLSv1.2' })
const clients: RawClient[] = []
/** What the handler was asked, and whether it was under TLS. */
const asked: string[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await stopAll()
})

interface Offered {
  limits?: Partial<ServerLimits>
  handler?: Partial<Handler<undefined>>
  certificate?: () => SecureContext
  more?: Partial<LdapServerOptions<undefined>>
}

/** A server with StartTLS, and a way to connect to it. */
async function offer({ limits = {}, handler = {}, certificate = () => context, more = {} }: Offered = {}): Promise<{
  world: World
  port: number
  open: () => Promise<RawClient>
}> {
  asked.length = 0
  const world = await start(
    limits,
    {
      search({ request, connection }) {
        asked.push(`${request.baseObject} ${connection.encrypted ? 'encrypted' : 'plain'}`)
        return { resultCode: connection.bound ? 0 : 50 }
      },
      ...handler,
    },
    more,
  )
  const port = await world.server.listen({ port: 0, host: '127.0.0.1', startTLS: certificate })
  return {
    world,
    port,
    async open() {
      const client = await RawClient.open(port)
      clients.push(client)
      return client
    },
  }
}

const unbind = encodeMessage({ messageId: 9, operation: { kind: 'unbindRequest' } })
const bytesOf = (...operations: Request[]): Buffer =>
  Buffer.concat(operations.map((operation, i) => encodeMessage({ messageId: i + 1, operation })))

suite('StartTLS (RFC 4511 §4.14)', () => {
  test('what follows is protected, whatever came before', async () => {
    const { open } = await offer()
    const client = await open()
    client.send(1, search('before'))
    assert.deepEqual(await client.receiveShort(1), ['1 searchResDone 50'])
    await client.upgrade(2)
    client.send(3, simpleBind('cn=a', 'b'), search('after'))
    assert.deepEqual(await client.receiveShort(2), ['3 bindResponse 0', '4 searchResDone 0'])
    assert.deepEqual(asked, ['before plain', 'after encrypted'])
    client.send(5, { kind: 'unbindRequest' })
    assert.deepEqual(await client.receiveShort(1), ['closed'])
  })

  test('the answer names the operation', async () => {
    const { open } = await offer()
    const client = await open()
    client.send(1, startTLS)
    const answer = await client.receive()
    assert.equal(answer?.operation.kind === 'extendedResp' && answer.operation.name, '1.3.6.1.4.1.1466.20037')
  })

  test('who was bound is nobody afterwards (RFC 4513 §4)', async () => {
    const { open, world } = await offer()
    const client = await open()
    client.send(1, simpleBind('cn=a', 'b'), search('bound'))
    assert.deepEqual(await client.receiveShort(2), ['1 bindResponse 0', '2 searchResDone 0'])
    await client.upgrade(3)
    client.send(4, search('nobody'))
    assert.deepEqual(await client.receiveShort(1), ['4 searchResDone 50'])
    assert.ok([...world.server.connections].every(({ bound }) => !bound))
  })

  test('much goes both ways', async () => {
    const values = [new Uint8Array(50_000)]
    const { open } = await offer({
      handler: {
        async search(_, out) {
          for (let i = 0; i < 100; i++) {
            out.entry('cn=x', [{ type: 'a', values }])
            if (out.full) await out.ready()
          }
          return { resultCode: 0 }
        },
      },
    })
    const client = await open()
    await client.upgrade(1)
    client.send(2, simpleBind('cn=a', 'b'), search('', { attributes: ['x'.repeat(2_000_000)] }))
    assert.equal((await client.receiveShort(102)).at(-1), '3 searchResDone 0')
  })

  test('answers that are still on their way arrive before it', async () => {
    const values = [new Uint8Array(100_000)]
    const { open } = await offer({
      handler: {
        search(_, out) {
          out.entry('cn=x', [{ type: 'a', values }])
          return { resultCode: 0 }
        },
      },
    })
    const client = await open()
    client.socket.pause()
    client.send(1, ...Array.from({ length: 200 }, () => search('')), startTLS)
    await new Promise(resolve => setTimeout(resolve, 50))
    client.socket.resume()
    assert.equal((await client.receiveShort(401)).at(-1), '201 extendedResp 0')
    await client.startTLS()
    client.send(202, search(''))
    assert.equal((await client.receiveShort(2)).at(-1), '202 searchResDone 0')
  })
})

suite('StartTLS refused', () => {
  test('not offered: an extended operation that is not known', async () => {
    const world = await start({})
    const client = await world.open()
    client.send(1, startTLS)
    assert.deepEqual(await client.receiveShort(1), ['1 extendedResp 2'])
  })

  test('TLS is there already: operationsError, over StartTLS and LDAPS', async () => {
    const { open, world } = await offer()
    const client = await open()
    await client.upgrade(1)
    client.send(2, startTLS, search('still'))
    assert.deepEqual(await client.receiveShort(2), ['2 extendedResp 1', '3 searchResDone 50'])
    const port = await world.server.listen({ port: 0, host: '127.0.0.1', tls: () => context, startTLS: () => context })
    const secure = await RawClient.open(port, { tls: true })
    clients.push(secure)
    secure.send(1, startTLS)
    assert.deepEqual(await secure.receiveShort(1), ['1 extendedResp 1'])
  })

  test('operations are outstanding: operationsError, and they are answered', async () => {
    const release = Promise.withResolvers<void>()
    const { open } = await offer({
      handler: {
        async search() {
          await release.promise
          return { resultCode: 0 }
        },
      },
    })
    const client = await open()
    client.send(1, search(''), startTLS)
    assert.deepEqual(await client.receiveShort(1), ['2 extendedResp 1'])
    release.resolve()
    assert.deepEqual(await client.receiveShort(1), ['1 searchResDone 0'])
    await client.upgrade(3)
  })

  test('a bind that is being decided: operationsError, and it is answered', async () => {
    const release = Promise.withResolvers<void>()
    const { open } = await offer({
      handler: {
        async bind() {
          await release.promise
          return { resultCode: 0 }
        },
      },
    })
    const client = await open()
    client.send(1, simpleBind('cn=a', 'b'), startTLS)
    assert.deepEqual(await client.receiveShort(1), ['2 extendedResp 1'])
    release.resolve()
    assert.deepEqual(await client.receiveShort(1), ['1 bindResponse 0'])
  })

  test('between the steps of a bind: operationsError', async () => {
    const { open } = await offer({ handler: { bind: () => ({ resultCode: 14 }) } })
    const client = await open()
    client.send(1, simpleBind('cn=a', 'b'), startTLS)
    assert.deepEqual(await client.receiveShort(2), ['1 bindResponse 14', '2 extendedResp 1'])
  })

  test('with a value: protocolError; with a critical control: 12; with another: as without', async () => {
    const { open } = await offer()
    const client = await open()
    const control = (critical: boolean) => [{ type: '1.2.3', critical, value: undefined }]
    client.send(
      1,
      { kind: 'extendedReq', name: '1.3.6.1.4.1.1466.20037', value: Uint8Array.of(1) },
      { operation: startTLS, controls: control(true) },
      { operation: startTLS, controls: control(false) },
    )
    assert.deepEqual(await client.receiveShort(3), ['1 extendedResp 2', '2 extendedResp 12', '3 extendedResp 0'])
  })

  test('no certificate: unavailable, and the session goes on', async () => {
    let broken = true
    const { open } = await offer({
      certificate() {
        if (broken) throw new Error('no such file')
        return context
      },
    })
    const client = await open()
    client.send(1, startTLS, search('plain'))
    assert.deepEqual(await client.receiveShort(2), ['1 extendedResp 52', '2 searchResDone 50'])
    broken = false
    await client.upgrade(3)
  })
})

suite('what is sent before TLS is never acted on afterwards', () => {
  for (const [what, injected] of [
    ['a search', bytesOf(search('injected'))],
    ['a bind', bytesOf(simpleBind('cn=injected', 'x'))],
    ['half a message', bytesOf(search('injected')).subarray(0, 12)],
    ['one octet', Buffer.of(0x30)],
    ['what is no message', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['an unbind', unbind],
  ] as const) {
    test(`${what} behind the request, in one packet: the session ends`, async () => {
      const { open, world } = await offer()
      const client = await open()
      client.sendBytes(Buffer.concat([bytesOf(startTLS), injected]))
      assert.deepEqual(await client.receiveShort(2), ['0 extendedResp 2', 'closed'])
      assert.deepEqual(asked, [])
      await turns(() => world.reasons.length > 0)
      assert.equal(world.reasons[0]?.cause, 'malformed')
    })

    test(`${what} after the answer, instead of a handshake: the session ends`, async () => {
      const { open, world } = await offer()
      const client = await open()
      client.send(1, startTLS)
      assert.deepEqual(await client.receiveShort(1), ['1 extendedResp 0'])
      client.sendBytes(Buffer.concat([injected, bytesOf(search('injected')), Buffer.alloc(64)]))
      await client.ended()
      await turns(() => world.server.connections.size === 0)
      assert.deepEqual(asked, [])
    })
  }

  test('nor what arrives between request and answer', async () => {
    const { port, world } = await offer()
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    // In two packets, so that the second one may be read at any moment of the change.
    for (let round = 0; round < 2; round++) {
      socket.setNoDelay(true)
      socket.write(round === 0 ? bytesOf(startTLS) : bytesOf(search('injected')))
      await new Promise(resolve => setImmediate(resolve))
    }
    await new Promise(resolve => socket.on('close', resolve).resume())
    await turns(() => world.server.connections.size === 0)
    assert.deepEqual(asked, [])
  })
})

suite('time and end', () => {
  test('a handshake that is not begun in time ends', async () => {
    const { open, world } = await offer({ limits: { handshakeMs: 1000 } })
    const client = await open()
    world.clock.advance(5000)
    client.send(1, startTLS)
    assert.deepEqual(await client.receiveShort(1), ['1 extendedResp 0'])
    world.clock.advance(1000)
    assert.equal(world.server.connections.size, 1)
    world.clock.advance(1)
    assert.deepEqual(await client.receiveShort(1), ['closed'])
    await turns(() => world.server.connections.size === 0)
    assert.match(world.reasons[0]?.message ?? '', /handshake took too long/)
  })

  test('a client that goes away meanwhile is gone', async () => {
    const { open, world } = await offer()
    const client = await open()
    client.send(1, startTLS)
    client.close()
    await turns(() => world.server.connections.size === 0 && world.reasons.length > 0)
  })

  test('a server that closes does not wait for a handshake', async () => {
    const { open, world } = await offer()
    const client = await open()
    client.send(1, startTLS)
    await client.receiveShort(1)
    const closed = world.server.close({ graceMs: 1000 })
    await client.ended()
    await closed
  })

  test('under TLS the end has its notice, and the limits of time are those of any connection', async () => {
    const { open, world } = await offer({ limits: { unboundMs: 1000 } })
    const client = await open()
    world.clock.advance(900)
    await client.upgrade(1)
    client.send(2, search(''))
    assert.deepEqual(await client.receiveShort(1), ['2 searchResDone 50'])
    // The secure connection is a beginning: there is time for a bind again.
    world.clock.advance(1000)
    client.send(3, search(''))
    assert.deepEqual(await client.receiveShort(1), ['3 searchResDone 50'])
    world.clock.advance(1)
    assert.deepEqual(await client.receiveShort(2), notice)
  })

  test('each StartTLS gets the certificate of the moment', async () => {
    let asked = 0
    const { open } = await offer({
      certificate() {
        asked++
        return context
      },
    })
    for (let round = 1; round <= 3; round++) {
      const client = await open()
      assert.equal(asked, round - 1)
      await client.upgrade(1)
      assert.equal(asked, round)
    }
  })

  test('binds, searches and StartTLS of many at once', async () => {
    const { open } = await offer()
    await Promise.all(
      Array.from({ length: 30 }, async () => {
        const client = await open()
        await client.upgrade(1)
        client.send(2, simpleBind('cn=a', 'b'), search('x'))
        assert.deepEqual(await client.receiveShort(2), ['2 bindResponse 0', '3 searchResDone 0'])
      }),
    )
  })
})
