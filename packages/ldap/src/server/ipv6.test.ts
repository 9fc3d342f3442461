import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { after, before, suite, test } from 'node:test'
import { RawClient, search } from './raw-client.ts'
import { LdapServer } from './server.ts'
import { notice } from './test-world.ts'

const hasIPv6 = Object.values(networkInterfaces()).some(found => found?.some(({ address }) => address === '::1'))
const skip = hasIPv6 || process.env['CI'] ? false : 'this machine has no IPv6'

suite('IPv6', { skip }, () => {
  const clients: RawClient[] = []
  const seen: string[] = []
  const server = new LdapServer<undefined>({
    initialState: () => undefined,
    limits: { connectionsPerAddressMax: 2 },
    handler: {
      bind: () => ({ resultCode: 0 }),
      search({ connection }) {
        seen.push(`${connection.remoteAddress} to ${connection.localAddress}`)
        return { resultCode: 0 }
      },
    },
  })
  const ports = { every: 0, loopback: 0, ipv4: 0 }
  before(async () => {
    ports.every = await server.listen({ port: 0, host: '::' })
    ports.loopback = await server.listen({ port: 0, host: '[::1]' })
    ports.ipv4 = await server.listen({ port: 0, host: '127.0.0.1' })
  })
  after(async () => {
    for (const client of clients) client.close()
    await server.close({ graceMs: 0 })
  })

  async function ask(port: number, host: string, localAddress?: string): Promise<string | undefined> {
    const client = await RawClient.open(port, { host, ...(localAddress && { localAddress }) })
    clients.push(client)
    client.send(1, search(''))
    assert.deepEqual(await client.receiveShort(1), ['1 searchResDone 0'])
    client.close()
    while (server.connections.size > 0) await new Promise(resolve => setImmediate(resolve))
    return seen.at(-1)
  }

  test(':: takes both families, and tells IPv4 as such', async () => {
    assert.equal(await ask(ports.every, '::1'), '::1 to ::1')
    assert.equal(await ask(ports.every, '127.0.0.1', '127.0.0.7'), '127.0.0.7 to 127.0.0.1')
  })

  test('an address in brackets is the address', async () => {
    assert.equal(await ask(ports.loopback, '::1'), '::1 to ::1')
    await assert.rejects(RawClient.open(ports.loopback, { host: '127.0.0.1' }), { code: 'ECONNREFUSED' })
  })

  test('limits of an address are common to all listeners, and mapped IPv4 counts as IPv4', async () => {
    const held: RawClient[] = []
    for (const [port, host] of [
      [ports.every, '127.0.0.1'],
      [ports.ipv4, '127.0.0.1'],
      [ports.every, '::1'],
      [ports.loopback, '::1'],
    ] as const) {
      const client = await RawClient.open(port, { host })
      client.send(1, search(''))
      assert.deepEqual(await client.receiveShort(1), ['1 searchResDone 0'])
      held.push(client)
    }
    for (const host of ['127.0.0.1', '::1']) {
      const third = await RawClient.open(ports.every, { host })
      assert.deepEqual(await third.receiveShort(2), notice)
    }
    for (const client of held) client.close()
  })
})
