import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  decodeAssertion,
  decodeEntryRead,
  decodeMessage,
  decodePagedResults,
  decodePasswordModify,
  decodeReadEntry,
  decodeSortRequest,
  decodeSortResponse,
  decodeSyncDone,
  decodeSyncInfo,
  decodeSyncRequest,
  decodeSyncState,
  describeMessages,
  encodeAssertion,
  encodeMessage,
  encodePagedResults,
  encodePasswordModify,
  encodeReadEntry,
  encodeSortRequest,
  encodeSortResponse,
  encodeSyncDone,
  encodeSyncInfo,
  encodeSyncRequest,
  encodeSyncState,
  LdapError,
  type Message,
  parseDN,
  parseFilter,
  parsePlainCredentials,
  postReadType,
  printDN,
  printFilter,
  SecretOctets,
} from '@doorward/ldap'
import { ReceivedSearchRequest } from '../src/message/search.ts'
import { readProxyHeader } from '../src/server/proxy-header.ts'
import { isFull, mutate, type Numbers, numbers, readSeeds } from './mutate.ts'

const rounds = isFull ? 1_000_000 : 10_000
const seeds = readSeeds()
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** One mutated message. True when it was still one. */
function tryMessage(next: Numbers): boolean {
  const bytes = mutate(seeds[next(seeds.length)] as Uint8Array, next)
  const { trouble } = describeMessages(bytes)
  assert.ok(trouble === undefined || trouble.offset <= bytes.length, hexOf(bytes))
  let message: Message
  try {
    message = decodeMessage(bytes)
    if (message.operation instanceof ReceivedSearchRequest) {
      assert.equal(typeof message.operation.baseObject, 'string')
      assert.ok(Array.isArray(message.operation.attributes))
    }
  } catch (error) {
    assert.ok(error instanceof LdapError, `${hexOf(bytes)}: ${String(error)}`)
    return false
  }
  assert.equal(trouble, undefined, hexOf(bytes))
  const once = encodeMessage(message)
  assert.ok(Buffer.from(encodeMessage(decodeMessage(once))).equals(once), hexOf(bytes))
  return true
}

test(`${rounds.toLocaleString('en')} mutated messages are decoded or refused, and what is decoded can be encoded and is then stable`, t => {
  const next = numbers(20_260_101)
  let decoded = 0
  for (let round = 0; round < rounds; round++) if (tryMessage(next)) decoded++
  t.diagnostic(`${decoded} of ${rounds} were messages`)
  assert.ok(decoded > rounds / 20 && decoded < rounds * 0.9, `${decoded}: the mutations are too mild or too wild`)
})

suite('values of controls and extended operations', () => {
  const filter = parseFilter('(&(objectClass=person)(|(cn=a*b*c)(!(sn>=x)))(uid:dn:2.5.13.5:=y))')
  const entry = encodeMessage({
    messageId: 1,
    operation: { kind: 'searchResEntry', objectName: 'cn=a', attributes: [{ type: 'cn', values: ['a', 'b'] }] },
  }).subarray(5)
  const control = (value: Uint8Array) => ({ type: '1.2', critical: true, value })
  const secret = new SecretOctets('secret')
  const valueOf = ({ value }: { value: Uint8Array | undefined }): Uint8Array => value ?? new Uint8Array(0)

  const targets: Record<string, { seed: Uint8Array; decode: (bytes: Uint8Array) => unknown }> = {
    'paged results': {
      seed: valueOf(encodePagedResults({ size: 500, cookie: Buffer.from('cookie') })),
      decode: bytes => decodePagedResults(control(bytes)),
    },
    assertion: { seed: valueOf(encodeAssertion(filter)), decode: bytes => decodeAssertion(control(bytes)) },
    'read entry': {
      seed: valueOf(encodeReadEntry(postReadType, ['cn', '*', '+'])),
      decode: bytes => decodeReadEntry(control(bytes)),
    },
    sort: {
      seed: valueOf(encodeSortRequest([{ attribute: 'cn', orderingRule: '2.5.13.3', reverse: true }])),
      decode: bytes => decodeSortRequest(control(bytes)),
    },
    'sort result': {
      seed: valueOf(encodeSortResponse({ resultCode: 16, attribute: 'cn' })),
      decode: bytes => decodeSortResponse(control(bytes)),
    },
    'sync request': {
      seed: valueOf(encodeSyncRequest({ mode: 'refreshOnly', cookie: Buffer.from('rid=1'), reloadHint: true })),
      decode: bytes => decodeSyncRequest(control(bytes)),
    },
    'sync state': {
      seed: valueOf(encodeSyncState({ state: 'add', entryUUID: new Uint8Array(16), cookie: Buffer.from('rid=1') })),
      decode: bytes => decodeSyncState(control(bytes)),
    },
    'sync done': {
      seed: valueOf(encodeSyncDone({ cookie: Buffer.from('rid=1'), refreshDeletes: true })),
      decode: bytes => decodeSyncDone(control(bytes)),
    },
    'sync info': {
      seed: valueOf(
        encodeSyncInfo({
          kind: 'syncIdSet',
          cookie: seeds[0] as Uint8Array,
          refreshDeletes: true,
          syncUUIDs: [new Uint8Array(16)],
        }),
      ),
      decode: bytes => decodeSyncInfo({ value: bytes }),
    },
    'entry that was read': { seed: entry, decode: bytes => decodeEntryRead(control(bytes)) },
    'Password Modify': {
      seed: encodePasswordModify({ userIdentity: 'uid=ann,dc=b', oldPassword: secret, newPassword: secret }),
      decode: decodePasswordModify,
    },
    'SASL PLAIN': {
      seed: Buffer.from('as\0ann\0secret'),
      decode: bytes => parsePlainCredentials(new SecretOctets(bytes)),
    },
    'PROXY protocol 1': {
      seed: Buffer.from('PROXY TCP6 2001:db8::1 ::1 1 2\r\n0'),
      decode: bytes => readProxyHeader(bytes, 200),
    },
    'PROXY protocol 2': {
      seed: Buffer.from('0d0a0d0a000d0a515549540a2111000fc0000201c6336407dc040185040000', 'hex'),
      decode: bytes => readProxyHeader(bytes, 200),
    },
  }
  for (const [what, { seed, decode }] of Object.entries(targets)) {
    const decodeOrRefuse = (bytes: Uint8Array): void => {
      try {
        decode(bytes)
      } catch (error) {
        assert.ok(error instanceof LdapError, `${hexOf(bytes)}: ${String(error)}`)
      }
    }
    test(what, () => {
      decode(seed)
      for (let length = 0; length <= seed.length; length++) decodeOrRefuse(seed.subarray(0, length))
      const next = numbers(what.length)
      for (let round = 0; round < rounds / 10; round++) decodeOrRefuse(mutate(seed, next))
    })
  }
})

suite('texts', () => {
  const texts: Record<string, { seeds: string[]; again: (text: string) => string }> = {
    filters: {
      seeds: ['(&(a=b)(|(c=*d*e)(!(f>=\\2a)))(g:dn:1.2:=h))', '(cn~=ü)', '(|)', '(a;x-b=*)'],
      again: text => printFilter(parseFilter(text)),
    },
    DNs: {
      seeds: ['cn=a\\, b+uid=c,dc=example', 'cn=#04024869,o="x, y"', 'CN = ü\\C4\\8D , 1.2.3=z'],
      again: text => printDN(parseDN(text)),
    },
  }
  for (const [what, { seeds, again }] of Object.entries(texts)) {
    test(`${what} are read or refused, and what is read is printed so that it is read as the same`, () => {
      const next = numbers(what.length)
      for (let round = 0; round < rounds / 5; round++) {
        const text = Buffer.from(mutate(Buffer.from(seeds[round % seeds.length] as string), next)).toString()
        let printed: string
        try {
          printed = again(text)
        } catch (error) {
          assert.ok(error instanceof LdapError, `${JSON.stringify(text)}: ${String(error)}`)
          continue
        }
        assert.equal(again(printed), printed, JSON.stringify(text))
      }
    })
  }

  test('any text may be asked to be described', () => {
    const next = numbers(7)
    const copied = '0000  30 0c 02 01 01 60 07 02  01 03 04 00 80 00        0....`........\n0010: 3005 020101 4200'
    for (let round = 0; round < rounds / 5; round++) {
      const text = Buffer.from(mutate(Buffer.from(copied), next)).toString()
      assert.equal(typeof describeMessages(text).text, 'string')
    }
  })
})

test('memory stays as it is, however many are read', t => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used: number[] = []
  for (let round = 0; round < 12; round++) {
    const next = numbers(round)
    for (let i = 0; i < rounds / 20; i++) tryMessage(next)
    collect()
    used.push(process.memoryUsage().heapUsed)
  }
  const [early, late] = [used[3] as number, Math.min(...used.slice(-3))]
  t.diagnostic(`heap after each twelfth, in KiB: ${used.map(bytes => Math.round(bytes / 1024)).join(' ')}`)
  assert.ok(late - early < 1024 * 1024, `${early} bytes grew to ${late}`)
})
