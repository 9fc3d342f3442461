import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, suite, test } from 'node:test'
import { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import { ExtendedName } from '../message/extended.ts'
import { encodeMessage, type Request } from '../message/message.ts'
import { ResultCode } from '../message/result-code.ts'
import type { CloseReason } from './peer.ts'
import { RawClient, search, simpleBind } from './raw-client.ts'
import { LdapServer } from './server.ts'

const reasons = new Map<number, CloseReason>()
const bugs: unknown[] = []

const server = new LdapServer<undefined>({
  initialState: () => undefined,
  handler: {
    bind: () => ({ resultCode: 0 }),
    search({ request }) {
      if (request.baseObject === 'refused')
        throw new LdapError(ResultCode.noSuchObject, 'It is not here.', { matchedDN: 'dc=x' })
      if (request.baseObject === 'bug') throw new TypeError('a secret detail')
      if (request.baseObject === 'worse') throw new RangeError('worse')
      if (request.baseObject === 'later') return Promise.reject(new LdapError(ResultCode.busy, 'Not now.'))
      if (request.baseObject === 'wait') return new Promise(() => {})
      return { resultCode: 0 }
    },
    extended: { [ExtendedName.whoAmI]: () => ({ resultCode: 0, value: new Uint8Array(0) }) },
    controls: { searchRequest: ['1.2.3'] },
  },
  refusal(error) {
    bugs.push(error)
    if (error instanceof RangeError) throw new Error('the refusal itself fails')
    return { resultCode: ResultCode.other, diagnosticMessage: 'reference 7' }
  },
  observe: { closed: (connection, reason) => reasons.set(connection.remotePort, reason) },
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
})
after(() => server.close({ graceMs: 0 }))

suite('refused, and the session goes on', () => {
  const unknown: Request = { kind: 'extendedReq', name: '1.2.3.4', value: undefined }
  const control = (type: string, critical: boolean) => ({
    operation: search(''),
    controls: [{ type, critical, value: undefined }],
  })
  const cases: [string, Parameters<RawClient['send']>[1], string][] = [
    ['LDAP version 2', simpleBind('cn=a', 'b', 2), 'bindResponse 2'],
    ['an unknown critical control', control('9.9', true), 'searchResDone 12'],
    ['an unknown control that is not critical', control('9.9', false), 'searchResDone 0'],
    ['a known critical control', control('1.2.3', true), 'searchResDone 0'],
    [
      'a critical control known for another operation',
      { operation: unknown, controls: [{ type: '1.2.3', critical: true, value: undefined }] },
      'extendedResp 12',
    ],
    ['an unknown extended operation', unknown, 'extendedResp 2'],
    [
      'an extended operation named like a property of every object',
      { ...unknown, name: 'constructor' },
      'extendedResp 2',
    ],
    ['an operation the handler does not have', { kind: 'delRequest', entry: 'cn=a' }, 'delResponse 53'],
    ['a scope that is not known', search('', { scope: 9 as never }), 'searchResDone 2'],
    ['an alias rule that is not known', search('', { derefAliases: 4 as never }), 'searchResDone 2'],
    [
      'a change that is not known',
      {
        kind: 'modifyRequest',
        object: '',
        changes: [{ operation: 7 as never, modification: { type: 'a', values: [] } }],
      },
      'modifyResponse 2',
    ],
    ['what a handler throws as an LdapError', search('refused'), 'searchResDone 32'],
    ['the same later', search('later'), 'searchResDone 51'],
    ['what a handler throws otherwise', search('bug'), 'searchResDone 80'],
    ['the same when translating it fails as well', search('worse'), 'searchResDone 80'],
  ]
  for (const [what, request, answer] of cases) {
    test(what, async () => {
      const client = await open()
      client.send(1, request, { kind: 'extendedReq', name: ExtendedName.whoAmI, value: undefined })
      assert.deepEqual((await client.receiveShort(2)).sort(), [`1 ${answer}`, '2 extendedResp 0'])
    })
  }

  test('an LdapError gives its matched DN and message, another error only what its translation says', async () => {
    const client = await open()
    bugs.length = 0
    client.send(1, search('refused'), search('bug'))
    const [refused, bug] = [await client.receive(), await client.receive()]
    assert.deepEqual(refused?.operation, {
      kind: 'searchResDone',
      resultCode: 32,
      matchedDN: 'dc=x',
      diagnosticMessage: 'It is not here.',
    })
    assert.deepEqual(bug?.operation, {
      kind: 'searchResDone',
      resultCode: 80,
      matchedDN: '',
      diagnosticMessage: 'reference 7',
    })
    assert.equal(bugs.length, 1)
  })
})

suite('ended with a Notice of Disconnection', () => {
  async function assertEnds(
    bytes: Uint8Array | string,
    cause: CloseReason['cause'],
    resultCode: number = ResultCode.protocolError,
  ): Promise<void> {
    const client = await open()
    const clientPort = client.socket.localPort as number
    client.sendBytes(bytes)
    const notice = await client.receive()
    assert.equal(notice?.messageId, 0)
    assert.ok(notice?.operation.kind === 'extendedResp')
    assert.equal(notice.operation.name, ExtendedName.noticeOfDisconnection)
    assert.equal(notice.operation.resultCode, resultCode)
    assert.notEqual(notice.operation.diagnosticMessage, '')
    assert.equal(await client.receive(), undefined)
    await client.ended()
    while (!reasons.has(clientPort)) await new Promise(resolve => setImmediate(resolve))
    assert.equal(reasons.get(clientPort)?.cause, cause)
  }

  const vectors = JSON.parse(readFileSync(new URL('../../vectors/refused.json', import.meta.url), 'utf8')) as {
    meaning: string
    bytes: string
  }[]
  const incomplete = new Set(['nothing', 'a length one longer than the buffer'])
  for (const { meaning, bytes } of vectors) {
    if (incomplete.has(meaning) || meaning === 'bytes after the message') continue
    test(meaning, () => assertEnds(`${bytes}${'00'.repeat(16)}`, 'malformed'))
  }

  test('message id 0', () => assertEnds('3005 020100 4200', 'malformed'))
  test('a response where a request belongs', () => assertEnds('300c 020101 6507 0a0100 0400 0400', 'malformed'))
  test('text', () => assertEnds(Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'), 'malformed'))
  test('a message id that is in use', () => {
    const wait = encodeMessage({ messageId: 7, operation: search('wait') })
    return assertEnds(Buffer.concat([wait, wait]), 'malformed')
  })

  test('what came before it in the same chunk is answered first', async () => {
    const client = await open()
    client.sendBytes(Buffer.concat([encodeMessage({ messageId: 1, operation: search('') }), Uint8Array.of(0x31, 0)]))
    assert.deepEqual(await client.receiveShort(3), ['1 searchResDone 0', '0 extendedResp 2', 'closed'])
  })

  for (const levels of [20_000, 100_000]) {
    test(`a filter ${levels} deep, from a client that has bound`, async () => {
      const client = await open()
      client.send(1, simpleBind('cn=a', 'b'))
      assert.deepEqual(await client.receiveShort(1), ['1 bindResponse 0'])
      client.sendBytes(deepSearch(levels))
      assert.deepEqual(await client.receiveShort(2), ['0 extendedResp 2', 'closed'])
      const next = await open()
      next.send(1, simpleBind('cn=a', 'b'))
      assert.deepEqual(await next.receiveShort(1), ['1 bindResponse 0'])
    })
  }
})

/** A search with so many levels of "not", every length right: 6 bytes a level. */
function deepSearch(levels: number): Uint8Array {
  const writer = new BerWriter(levels * 6 + 64)
  const marks = [writer.begin(0x30, 5)]
  writer.integer(2)
  marks.push(writer.begin(0x63, 5))
  writer.bytes(Buffer.from('04000a01020a0100020100020100010100', 'hex'))
  const leaf = 3
  for (let level = 0; level < levels; level++) {
    const length = leaf + (levels - 1 - level) * 6
    writer.bytes(Uint8Array.of(0xa2, 0x84, length >>> 24, length >>> 16, length >>> 8, length))
  }
  writer.bytes(Uint8Array.of(0x87, 1, 0x61, 0x30, 0))
  for (const mark of marks.reverse()) writer.end(mark)
  return writer.copy()
}
