import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, afterEach, suite, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { encodeMessage, LdapServer } from '@doorward/ldap'
import { FakeClock, RawClient, search, simpleBind } from '../src/server/raw-client.ts'
import { isFull, mutate, numbers, readSeeds } from './mutate.ts'

/** What the server itself got wrong. */
const bugs: unknown[] = []
const clock = new FakeClock()
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const server = new LdapServer<{ name: string }>({
  initialState: () => ({ name: '' }),
  clock,
  limits: { connectionsPerAddressMax: 5000, connectionsMax: 5000, pduMs: 1000, closeMs: 100 },
  handler: {
    async bind({ request, connection }) {
      await turn()
      if (request.authentication.kind !== 'simple') return { resultCode: 7 }
      if (Buffer.from(request.authentication.password.reveal()).toString() !== request.name) return { resultCode: 49 }
      connection.state = { name: request.name }
      return { resultCode: 0 }
    },
    async search({ connection, abandoned }, out) {
      const { name } = connection.state
      await turn()
      if (!abandoned) out.entry(name, [])
      return { resultCode: 0 }
    },
    compare: () => ({ resultCode: 6 }),
    add: () => ({ resultCode: 0 }),
    delete: () => ({ resultCode: 0 }),
    modify: () => ({ resultCode: 0 }),
    modifyDN: () => ({ resultCode: 0 }),
  },
  refusal(error) {
    bugs.push(error)
    return { resultCode: 80 }
  },
})
const port = await server.listen({ port: 0, host: '127.0.0.1' })
const clients: RawClient[] = []
async function open(): Promise<RawClient> {
  const client = await RawClient.open(port)
  clients.push(client)
  return client
}
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
  assert.deepEqual(bugs, [])
})
after(() => server.close({ graceMs: 0 }))

async function empty(): Promise<void> {
  while (server.connections.size > 0) await turn()
}

async function stillServes(): Promise<void> {
  const client = await open()
  client.send(1, simpleBind('cn=a', 'cn=a'), search(''))
  assert.deepEqual(await client.receiveShort(3), ['1 bindResponse 0', '2 searchResEntry', '2 searchResDone 0'])
  client.close()
}

/** Sends octets, half of them later, and goes when the server does or has had its time. */
function attack(bytes: Uint8Array, cut: number): Promise<void> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket
      .on('error', () => {})
      .on('close', () => resolve())
      .on('data', () => {})
    socket.write(bytes.subarray(0, cut), () => socket.end(bytes.subarray(cut)))
  })
}

const seeds = readSeeds()
const bind = encodeMessage({ messageId: 1, operation: simpleBind('cn=a', 'cn=a') })

async function attackMany(seed: number, count: number): Promise<void> {
  const next = numbers(seed)
  for (let done = 0; done < count; done += 20) {
    const attacks = Array.from({ length: 20 }, () => {
      const messages = Array.from({ length: 1 + next(4) }, () => mutate(seeds[next(seeds.length)] as Uint8Array, next))
      // Half of them from somebody who has bound, of whom more is taken.
      const bytes = Buffer.concat(next(2) === 0 ? [bind, ...messages] : messages)
      return attack(bytes, next(bytes.length + 1))
    })
    await Promise.all(attacks)
  }
  await empty()
}

const attacks = isFull ? 30_000 : 1000
test(`${attacks.toLocaleString('en')} connections with mutated messages leave the server as it was`, async t => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used: number[] = []
  for (let round = 0; round < 10; round++) {
    await attackMany(round, attacks / 10)
    await stillServes()
    await empty()
    collect()
    used.push(process.memoryUsage().heapUsed)
  }
  t.diagnostic(`heap after each tenth, in KiB: ${used.map(bytes => Math.round(bytes / 1024)).join(' ')}`)
  const [early, late] = [used[3] as number, Math.min(...used.slice(-3))]
  assert.ok(late - early < 2 * 1024 * 1024, `${early} bytes grew to ${late}`)
})

suite('lengths', () => {
  const unbind = '020103 4200'
  for (const [what, hex, answer] of [
    ['the indefinite form', '3080', ['0 extendedResp 2', 'closed']],
    ['five octets', '3085 0000000005', ['0 extendedResp 2', 'closed']],
    ['all of 127 octets', '30ff', ['0 extendedResp 2', 'closed']],
    ['what would be negative in 32 bits', '3084 ffffffff', ['0 extendedResp 2', 'closed']],
    ['what overflows 31 bits', '3084 80000000', ['0 extendedResp 2', 'closed']],
    ['one more than is taken before a bind', '3083 00fffc', ['0 extendedResp 2', 'closed']],
    ['an element longer than its message', `3005 ${unbind.replace('4200', '4201')}`, ['0 extendedResp 2', 'closed']],
    ['no content', '3000', ['0 extendedResp 2', 'closed']],
    ['more octets than it needs', `3084 00000005 ${unbind}`, ['closed']],
    ['two octets where one would do', `3081 05 ${unbind}`, ['closed']],
  ] as const) {
    test(what, async () => {
      const client = await open()
      client.sendBytes(hex)
      assert.deepEqual(await client.receiveShort(answer.length), answer)
    })
  }
})

test('half a message, cut anywhere, does not hold a connection', async () => {
  const whole = encodeMessage({ messageId: 1, operation: search('dc=example', { attributes: ['cn'] }) })
  const halves = await Promise.all(
    Array.from({ length: whole.length - 1 }, async (_, i) => {
      const client = await open()
      client.sendBytes(whole.subarray(0, i + 1))
      return client
    }),
  )
  // Until the server has the beginning of each.
  await new Promise(resolve => setTimeout(resolve, 100))
  clock.advance(1000)
  assert.equal(server.connections.size, halves.length)
  clock.advance(1)
  for (const half of halves) assert.deepEqual(await half.receiveShort(2), ['0 extendedResp 52', 'closed'])
  await empty()
})

suite('who is bound, when binds and searches race', () => {
  for (let seed = 0; seed < (isFull ? 50 : 5); seed++) {
    test(`300 of them at once (seed ${seed}): each search sees who was bound before it`, async () => {
      const next = numbers(seed)
      const client = await open()
      let name = ''
      const expected: string[] = []
      const names = ['cn=a', 'cn=b', '']
      const operations = Array.from({ length: 300 }, (_, i) => {
        const who = names[next(3)] as string
        const kind = next(3)
        // A bind abandons the searches before it (RFC 4511 §4.2.1); those before a delete are answered.
        if (kind === 0) {
          const isRight = next(3) > 0
          name = isRight ? who : ''
          return simpleBind(who, isRight ? who : 'wrong')
        }
        if (kind === 1) return { kind: 'delRequest', entry: '' } as const
        expected[i + 1] = name
        return search('')
      })
      client.send(1, ...operations)
      client.send(1000, { kind: 'delRequest', entry: '' })
      let seen = 0
      for (;;) {
        const message = await client.receive()
        if (message === undefined || message.messageId === 1000) break
        if (message.operation.kind !== 'searchResEntry') continue
        assert.equal(message.operation.objectName, expected[message.messageId], `message ${message.messageId}`)
        seen++
      }
      assert.ok(seen > 20, `${seen} searches were answered`)
    })
  }
})
