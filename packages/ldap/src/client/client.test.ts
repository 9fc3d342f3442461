import assert from 'node:assert/strict'
import { createServer, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import { encodePagedResults, decodePagedResults, pagedResultsType } from '../control/paged-results.ts'
import { LdapError } from '../error.ts'
import { ResultCode } from '../message/result-code.ts'
import { testCertificate } from '../server/raw-client.ts'
import { LdapServer } from '../server/server.ts'
import { LdapClient } from './client.ts'

const all = {
  baseObject: 'dc=a',
  scope: 2,
  derefAliases: 0,
  sizeLimit: 0,
  timeLimit: 0,
  typesOnly: false,
  filter: { kind: 'present', attribute: 'objectClass' },
  attributes: [],
} as const

let binds = 0
const server = new LdapServer<undefined>({
  initialState: () => undefined,
  handler: {
    bind({ request }) {
      binds++
      const password = request.authentication.kind === 'simple' ? request.authentication.password.reveal() : ''
      if (Buffer.from(password).toString() === 'right') return { resultCode: 0 }
      return { resultCode: ResultCode.invalidCredentials, diagnosticMessage: 'data 52e' }
    },
    search({ controls }, out) {
      const control = controls.find(({ type }) => type === pagedResultsType)
      const { size, cookie } = control ? decodePagedResults(control) : { size: 7, cookie: new Uint8Array(0) }
      const from = cookie[0] ?? 0
      const to = Math.min(7, from + size)
      for (let i = from; i < to; i++) out.entry(`cn=${i}`, [{ type: 'cn', values: [String(i)] }])
      const next = encodePagedResults({ size: 0, cookie: new Uint8Array(to === 7 ? [] : [to]) })
      return { resultCode: 0, ...(control && { controls: [next] }) }
    },
    controls: { searchRequest: [pagedResultsType] },
  },
})
const port = await server.listen({ port: 0, host: '127.0.0.1' })
const securePort = await server.listen({
  port: 0,
  host: '127.0.0.1',
  tls: () => createSecureContext({ key: testCertificate(), cert: testCertificate() }),
})

const bare: Socket[] = []
/** A server that answers whatever comes with these octets, and nothing when there are none. */
async function scripted(answer: Uint8Array | undefined): Promise<{ port: number; close: () => void }> {
  const listener = createServer(socket => {
    bare.push(socket)
    socket.on('error', () => {})
    socket.on('data', () => answer && socket.write(answer))
  })
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, close: () => listener.close() }
}

after(async () => {
  for (const socket of bare) socket.destroy()
  await server.close({ graceMs: 0 })
})

const refusal = (code: number) => (error: unknown) => error instanceof LdapError && error.resultCode === code

test('a bind is answered, and a refusal tells the server’s own words', async () => {
  const client = await LdapClient.open({ host: '127.0.0.1', port })
  await client.bind('cn=a', 'right')
  await assert.rejects(client.bind('cn=a', 'wrong'), { message: 'data 52e', resultCode: ResultCode.invalidCredentials })
  client.close()
})

test('nothing is sent for an empty name or password', async () => {
  const client = await LdapClient.open({ host: '127.0.0.1', port })
  const before = binds
  await assert.rejects(client.bind('cn=a', ''), refusal(ResultCode.unwillingToPerform))
  await assert.rejects(client.bind('', 'right'), refusal(ResultCode.unwillingToPerform))
  await client.bind('cn=a', 'right')
  assert.equal(binds, before + 1)
  client.close()
})

test('a search has every entry, with pages and without', async () => {
  const client = await LdapClient.open({ host: '127.0.0.1', port })
  for (const options of [{}, { pageSize: 2 }, { pageSize: 7 }, { pageSize: 100 }]) {
    const { entries } = await client.search(all, options)
    assert.deepEqual(
      entries.map(entry => entry.objectName),
      ['cn=0', 'cn=1', 'cn=2', 'cn=3', 'cn=4', 'cn=5', 'cn=6'],
    )
  }
  client.close()
})

test('more entries than may be held are an error, not a shorter answer', async () => {
  const client = await LdapClient.open({ host: '127.0.0.1', port, limits: { entriesMax: 6 } })
  await assert.rejects(client.search(all, { pageSize: 2 }), refusal(ResultCode.adminLimitExceeded))
  await assert.rejects(client.search(all), refusal(ResultCode.adminLimitExceeded))
})

test('a page that does not say whether more follow is not taken for the whole', async () => {
  const careless = await scripted(Buffer.from('300c02010165070a010004000400', 'hex'))
  const client = await LdapClient.open({ host: '127.0.0.1', port: careless.port })
  await assert.rejects(client.search(all, { pageSize: 2 }), refusal(ResultCode.protocolError))
  const other = await LdapClient.open({ host: '127.0.0.1', port: careless.port })
  assert.deepEqual(await other.search(all), { entries: [], references: [] })
  other.close()
  careless.close()
})

test('silence ends at the deadline', async () => {
  const silent = await scripted(undefined)
  const client = await LdapClient.open({ host: '127.0.0.1', port: silent.port, limits: { bindMs: 20 } })
  await assert.rejects(client.bind('cn=a', 'b'), refusal(ResultCode.unavailable))
  silent.close()
})

test('what is no LDAP, announces too much or was not asked ends the connection', async () => {
  const answers = [
    Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
    Buffer.from('308400ffffff', 'hex'),
    Buffer.from('3084ffffffff', 'hex'),
    Buffer.from('3080', 'hex'),
    // A bind answer of another message, and a request where an answer belongs.
    Buffer.from('300c02010961070a010004000400', 'hex'),
    Buffer.from('30050201014200', 'hex'),
  ]
  for (const answer of answers) {
    const hostile = await scripted(answer)
    const client = await LdapClient.open({ host: '127.0.0.1', port: hostile.port, limits: { messageBytesMax: 10_000 } })
    await assert.rejects(client.bind('cn=a', 'b'), refusal(ResultCode.protocolError), answer.toString('hex'))
    await assert.rejects(client.bind('cn=a', 'right'), LdapError)
    hostile.close()
  }
})

test('nobody listening is told as such', async () => {
  const listener = await scripted(undefined)
  listener.close()
  await assert.rejects(LdapClient.open({ host: '127.0.0.1', port: listener.port }), refusal(ResultCode.unavailable))
})

test('a certificate nobody vouches for is refused unless that is asked for', async () => {
  const target = { host: '127.0.0.1', port: securePort }
  const before = binds
  await assert.rejects(LdapClient.open({ ...target, tls: {} }), refusal(ResultCode.unavailable))
  assert.equal(binds, before)
  const client = await LdapClient.open({ ...target, tls: { rejectUnauthorized: false } })
  await client.bind('cn=a', 'right')
  client.close()
})
