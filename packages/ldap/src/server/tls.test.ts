import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import { FakeClock, RawClient, search, simpleBind, testCertificate } from './raw-client.ts'
import { LdapServer } from './server.ts'

const clock = new FakeClock()
let certificates = 0
let broken = false
let accepting = true
const turnedAway: string[] = []

const server = new LdapServer<undefined>({
  initialState: () => undefined,
  clock,
  limits: { handshakeMs: 1000, closeMs: 100 },
  accept: () => accepting,
  observe: { turnedAway: (_, why) => turnedAway.push(why) },
  handler: {
    bind: () => ({ resultCode: 0 }),
    search({ connection }, out) {
      out.entry(String(connection.encrypted), [{ type: 'a', values: ['x'.repeat(50_000)] }])
      return { resultCode: 0 }
    },
  },
})
const port = await server.listen({
  port: 0,
  host: '127.0.0.1',
  tls() {
    if (broken) throw new Error('no such file')
    certificates++
    return createSecureContext({ key: testCertificate(), cert: testCertificate(), minVersion: 'TLSv1.2' })
  },
})
after(() => server.close({ graceMs: 0 }))

async function empty(): Promise<void> {
  while (server.connections.size > 0) await new Promise(resolve => setImmediate(resolve))
}

test('LDAPS serves like LDAP, with the certificate of the moment', async () => {
  for (let round = 1; round <= 2; round++) {
    const client = await RawClient.open(port, { tls: true })
    client.send(1, simpleBind('cn=a', 'b'), search(''))
    assert.deepEqual(await client.receiveShort(1), ['1 bindResponse 0'])
    const entry = await client.receive()
    assert.equal(entry?.operation.kind === 'searchResEntry' && entry.operation.objectName, 'true')
    assert.deepEqual(await client.receiveShort(1), ['2 searchResDone 0'])
    client.send(3, { kind: 'unbindRequest' })
    assert.deepEqual(await client.receiveShort(1), ['closed'])
    assert.equal(certificates, round)
  }
  await empty()
})

test('a slow reader over TLS gets everything', async () => {
  const client = await RawClient.open(port, { tls: true })
  client.socket.pause()
  client.send(1, ...Array.from({ length: 200 }, () => search('')))
  await new Promise(resolve => setTimeout(resolve, 50))
  client.socket.resume()
  assert.equal((await client.receiveShort(400)).at(-1), '200 searchResDone 0')
  client.close()
  await empty()
})

test('a client that speaks no TLS is gone, and the server is not', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(Buffer.from('300c020101600702010304008000', 'hex'))
  await new Promise(resolve => socket.on('close', resolve).resume())
  await empty()
})

test('a handshake that is not completed ends', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  while (server.connections.size === 0) await new Promise(resolve => setImmediate(resolve))
  clock.advance(1001)
  await new Promise(resolve => socket.on('close', resolve).resume())
  await empty()
})

test('who is not accepted gets no handshake, and a certificate that cannot be loaded is no crash', async () => {
  turnedAway.length = 0
  accepting = false
  await assert.rejects(RawClient.open(port, { tls: true }))
  accepting = true
  broken = true
  await assert.rejects(RawClient.open(port, { tls: true }))
  broken = false
  assert.deepEqual(turnedAway, ['not accepted', 'no certificate'])
  const client = await RawClient.open(port, { tls: true })
  client.close()
})
