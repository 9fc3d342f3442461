import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { encodeMessage, type Request } from '../message/message.ts'
import { addressKey, plainAddress } from './address.ts'
import { search, simpleBind } from './raw-client.ts'
import { bound, flood, notice, stalled, start, stopAll, success, turns, type World } from './test-world.ts'

afterEach(stopAll)

suite('size', () => {
  test('before a bind 64 KiB, known from the header alone; afterwards 4 MiB', async () => {
    const world = await start({})
    const early = await world.open()
    early.sendBytes('30 83 010000')
    assert.deepEqual(await early.receiveShort(2), ['0 extendedResp 2', 'closed'])

    const client = await bound(world)
    client.send(2, search('', { attributes: ['x'.repeat(100_000)] }))
    assert.deepEqual(await client.receiveShort(1), ['2 searchResDone 0'])
    client.sendBytes('30 83 400000')
    assert.deepEqual(await client.receiveShort(2), ['0 extendedResp 2', 'closed'])
  })

  test('after a failed or an anonymous bind it is the smaller one again', async () => {
    const world = await start({}, { bind: ({ request }) => ({ resultCode: request.name === 'cn=bad' ? 49 : 0 }) })
    for (const again of [simpleBind('cn=bad', 'x'), simpleBind('', '')]) {
      const client = await bound(world)
      client.send(2, again)
      await client.receiveShort(1)
      client.sendBytes('30 83 010000')
      assert.deepEqual(await client.receiveShort(2), ['0 extendedResp 2', 'closed'])
    }
  })

  test('a message just within the limit is served', async () => {
    const world = await start({ pduBytesUnboundMax: 100 })
    const padded = (length: number) => encodeMessage({ messageId: 1, operation: search('x'.repeat(length)) })
    const exact = padded(100 - padded(0).length)
    assert.equal(exact.length, 100)
    const client = await world.open()
    client.sendBytes(exact)
    assert.deepEqual(await client.receiveShort(1), ['1 searchResDone 0'])
    client.sendBytes(padded(101 - padded(0).length))
    assert.deepEqual(await client.receiveShort(2), ['0 extendedResp 2', 'closed'])
  })
})

suite('time', () => {
  const limits = { pduMs: 1000, unboundMs: 5000, idleMs: 60_000, drainMs: 1000, closeMs: 100, handshakeMs: 500 }

  test('a message that is not completed', async () => {
    const world = await start(limits)
    const client = await world.open()
    const whole = encodeMessage({ messageId: 1, operation: search('') })
    client.sendBytes(Buffer.concat([whole, Uint8Array.of(0x30, 0x84, 0, 0)]))
    assert.deepEqual(await client.receiveShort(1), ['1 searchResDone 0'])
    world.clock.advance(900)
    assert.equal(world.server.connections.size, 1)
    // One more byte does not buy more time.
    client.sendBytes('00')
    await new Promise(resolve => setTimeout(resolve, 20))
    world.clock.advance(101)
    assert.deepEqual(await client.receiveShort(2), notice)
  })

  test('no bind', async () => {
    const world = await start(limits)
    const client = await world.open()
    client.send(1, search(''))
    await client.receiveShort(1)
    world.clock.advance(3000)
    client.send(2, search(''), simpleBind('', ''))
    assert.deepEqual(await client.receiveShort(2), ['2 searchResDone 0', '3 bindResponse 0'])
    world.clock.advance(2001)
    assert.deepEqual(await client.receiveShort(2), notice)
  })

  test('a bound connection may be idle for longer, and not for ever', async () => {
    const world = await start(limits)
    const client = await bound(world)
    world.clock.advance(59_000)
    client.send(2, search(''))
    assert.deepEqual(await client.receiveShort(1), ['2 searchResDone 0'])
    world.clock.advance(59_000)
    client.send(3, search(''))
    assert.deepEqual(await client.receiveShort(1), ['3 searchResDone 0'])
    world.clock.advance(60_001)
    assert.deepEqual(await client.receiveShort(1), ['closed'])
    assert.equal(world.reasons[0]?.cause ?? 'idle', 'idle')
  })

  test('a bind or a search that takes long is not idleness', async () => {
    const release = Promise.withResolvers<void>()
    const slow = async () => {
      await release.promise
      return success
    }
    const world = await start(limits, { bind: slow, search: slow })
    const client = await world.open()
    client.send(1, simpleBind('cn=a', 'b'), search(''))
    await turns(() => [...world.server.connections].some(connection => connection.outstanding === 2))
    world.clock.advance(100_000)
    release.resolve()
    assert.deepEqual(await client.receiveShort(2), ['1 bindResponse 0', '2 searchResDone 0'])
  })

  test('a client that does not read', async () => {
    const world = await start({ ...limits, unboundMs: 1e9 }, { search: flood(1e9) })
    const client = await world.open()
    client.socket.pause()
    client.send(1, search(''))
    await turns(() => stalled())
    world.clock.advance(1001)
    await turns(() => world.server.connections.size === 0)
    assert.match(world.reasons[0]?.message ?? '', /does not read/)
  })

  test('a client that does not close after the notice is cut off', async () => {
    const world = await start(limits)
    const client = await world.open()
    client.socket.allowHalfOpen = true
    client.sendBytes('31 00')
    assert.deepEqual(await client.receiveShort(1), ['0 extendedResp 2'])
    world.clock.advance(101)
    await turns(() => world.server.connections.size === 0)
  })
})

suite('numbers', () => {
  test('connections from one address, and in all', async () => {
    const world = await start({ connectionsPerAddressMax: 2, connectionsMax: 3 })
    const [first, second] = [await bound(world), await bound(world)]
    const third = await world.open()
    assert.deepEqual(await third.receiveShort(2), notice)
    const other = await world.open({ localAddress: '127.0.0.2' })
    other.send(1, search(''))
    assert.deepEqual(await other.receiveShort(1), ['1 searchResDone 0'])
    const fourth = await world.open({ localAddress: '127.0.0.3' })
    assert.deepEqual(await fourth.receiveShort(2), notice)
    assert.deepEqual(world.turnedAway, ['too many connections from this address', 'too many connections'])
    first.close()
    await turns(() => world.server.connections.size === 2)
    await bound(world)
    assert.ok(second)
  })

  test('operations outstanding', async () => {
    const world = await start({ outstandingMax: 5, runningMax: 2 }, { search: () => new Promise(() => {}) })
    const client = await world.open()
    client.send(1, ...Array.from({ length: 5 }, () => search('')))
    await turns(() => [...world.server.connections].some(connection => connection.outstanding === 5))
    client.send(6, search(''))
    assert.deepEqual(await client.receiveShort(2), notice)
  })

  test('operations that wait are not lost, and those running are not more than allowed', async () => {
    let now = 0
    let most = 0
    const world = await start(
      { runningMax: 2 },
      {
        async search() {
          most = Math.max(most, ++now)
          await new Promise(resolve => setImmediate(resolve))
          now--
          return success
        },
      },
    )
    const client = await world.open()
    client.send(1, ...Array.from({ length: 50 }, () => search('')))
    assert.deepEqual((await client.receiveShort(50)).length, 50)
    assert.equal(most, 2)
  })

  test('a connection whose operations take long does not keep the others waiting', async () => {
    const order: string[] = []
    const world: World = await start(
      {},
      {
        search({ request }) {
          order.push(request.baseObject)
          world.clock.advance(10)
          return success
        },
      },
    )
    const [greedy, modest] = [await world.open(), await world.open()]
    const served = modest.receiveShort(1)
    greedy.send(1, ...Array.from({ length: 500 }, () => search('greedy')))
    modest.send(1, search('modest'))
    assert.deepEqual(await served, ['1 searchResDone 0'])
    assert.ok(order.indexOf('modest') < 250, `served after ${order.indexOf('modest')} others`)
    assert.equal((await greedy.receiveShort(500)).at(-1), '500 searchResDone 0')
  })

  test('bytes of operations that wait', async () => {
    const release = Promise.withResolvers<void>()
    const world = await start(
      { waitingBytesMax: 10_000 },
      {
        async modify() {
          await release.promise
          return success
        },
      },
    )
    const client = await world.open()
    const wait: Request = { kind: 'modifyRequest', object: '', changes: [] }
    client.send(1, wait, ...Array.from({ length: 200 }, () => search('', { attributes: ['x'.repeat(1000)] })))
    await turns(() => [...world.server.connections].some(connection => connection.outstanding > 5))
    await new Promise(resolve => setTimeout(resolve, 20))
    const outstanding = [...world.server.connections].map(connection => connection.outstanding)
    assert.ok((outstanding[0] as number) < 15, `${outstanding[0]} wait`)
    release.resolve()
    assert.equal((await client.receiveShort(201)).at(-1), '201 searchResDone 0')
  })
})

suite('who is let in, and sent away', () => {
  test('a peer that is not accepted gets nothing', async () => {
    const world = await start({}, {}, { accept: peer => peer.remoteAddress !== '127.0.0.2' })
    const refused = await world.open({ localAddress: '127.0.0.2' })
    refused.send(1, search(''))
    assert.deepEqual(await refused.receiveShort(1), ['closed'])
    assert.equal(refused.socket.bytesRead, 0)
    assert.equal(world.server.connections.size, 0)
    await bound(world)
  })

  test('a connection can be found and ended, which abandons what it does', async () => {
    const world = await start({}, { search: () => new Promise(() => {}) })
    const client = await bound(world)
    client.send(2, search(''))
    await turns(() => [...world.server.connections].some(connection => connection.outstanding === 1))
    const [connection] = [...world.server.connections]
    assert.equal(connection?.remoteAddress, '127.0.0.1')
    connection?.close(52, 'This account was disabled.')
    const message = await client.receive()
    assert.equal(
      message?.operation.kind === 'extendedResp' && message.operation.diagnosticMessage,
      'This account was disabled.',
    )
    assert.deepEqual(await client.receiveShort(1), ['closed'])
  })

  test('a server that closes lets operations finish', async () => {
    const release = Promise.withResolvers<void>()
    const world = await start(
      {},
      {
        async search() {
          await release.promise
          return success
        },
      },
    )
    const [idle, busy] = [await bound(world), await bound(world)]
    busy.send(2, search(''))
    await turns(() => [...world.server.connections].some(connection => connection.outstanding === 1))
    const closed = world.server.close()
    assert.deepEqual(await idle.receiveShort(1), ['closed'])
    release.resolve()
    assert.deepEqual(await busy.receiveShort(2), ['2 searchResDone 0', 'closed'])
    await closed
    await assert.rejects(world.open())
  })

  test('a server that closes does not wait for ever', async () => {
    const world = await start({}, { search: () => new Promise(() => {}) })
    const busy = await bound(world)
    busy.send(2, search(''))
    await turns(() => [...world.server.connections].some(connection => connection.outstanding === 1))
    const closed = world.server.close({ graceMs: 1000 })
    world.clock.advance(1001)
    assert.deepEqual(await busy.receiveShort(2), notice)
    await closed
  })
})

test('addresses are counted as hosts have them', () => {
  assert.equal(plainAddress('::ffff:192.0.2.1'), '192.0.2.1')
  assert.equal(plainAddress('::ffff:c000:0201'), '192.0.2.1')
  assert.equal(plainAddress('2001:0DB8:0:0::1'), '2001:db8::1')
  assert.equal(plainAddress('fe80:0::1%eth0'), 'fe80::1%eth0')
  assert.equal(plainAddress('::1'), '::1')
  assert.equal(addressKey('192.0.2.1'), '192.0.2.1')
  assert.equal(addressKey('2001:db8::1'), addressKey('2001:0db8:0:0:ffff::2'))
  assert.notEqual(addressKey('2001:db8::1'), addressKey('2001:db8:0:1::1'))
  assert.equal(addressKey('fe80::1%eth0'), addressKey('fe80::2'))
  assert.equal(addressKey('::1'), '0:0:0:0')
})
