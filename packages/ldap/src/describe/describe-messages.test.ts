import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import type { Control } from '../control/control.ts'
import { encodePagedResults } from '../control/paged-results.ts'
import { encodeAssertion } from '../control/assertion.ts'
import {
  encodeSyncDone,
  encodeSyncInfo,
  encodeSyncRequest,
  encodeSyncState,
  syncInfoName,
} from '../control/content-sync.ts'
import { encodeReadEntry, postReadType, preReadType } from '../control/read-entry.ts'
import { encodeSortRequest, encodeSortResponse } from '../control/server-side-sort.ts'
import { and, equal, type Filter, not } from '../filter/filter.ts'
import { ExtendedName } from '../message/extended.ts'
import { encodeMessage, type Request, type Response } from '../message/message.ts'
import { encodeGeneratedPassword, encodePasswordModify } from '../message/password-modify.ts'
import { type Octets, SecretOctets } from '../octets.ts'
import { search, simpleBind } from '../server/raw-client.ts'
import { describeMessages } from './describe-messages.ts'

const encode = (
  operation: Request<Octets> | Response<Octets>,
  messageId = 1,
  controls: readonly Control[] = [],
): Uint8Array => encodeMessage({ messageId, operation, controls })

const described = (...operations: (Request<Octets> | Response<Octets>)[]): string =>
  describeMessages(Buffer.concat(operations.map(operation => encode(operation)))).text

suite('messages described', () => {
  test('a session, message by message', () => {
    const bytes = Buffer.concat([
      encode(simpleBind('uid=ann,dc=example', 'correct horse')),
      encode(
        search('dc=example', {
          filter: and(equal('uid', 'a*(b'), not(equal('sn', 'x'))),
          sizeLimit: 5,
          attributes: ['cn'],
        }),
        2,
        [encodePagedResults({ size: 100, cookie: Buffer.from('c') }, true)],
      ),
      encode({ kind: 'searchResDone', resultCode: 32, matchedDN: 'dc=example', diagnosticMessage: 'Not here.' }, 2),
    ])
    assert.equal(
      describeMessages(bytes).text,
      `message 1, 45 octets at 0
  bindRequest
    version: 3
    name: uid=ann,dc=example
    password: 13 octets, not shown
message 2, 107 octets at 45
  searchRequest
    base: dc=example
    scope: wholeSubtree
    aliases: never
    size limit: 5
    filter: (&(uid=a\\2a\\28b)(!(sn=x)))
    attributes: cn
  control: paged results (RFC 2696), 1.2.840.113556.1.4.319, critical
    size: 100
    cookie: c
message 2, 33 octets at 152
  searchResDone
    result: noSuchObject (32)
    matched DN: dc=example
    message: Not here.`,
    )
  })

  test('everything in the vectors is described, each part of it once', () => {
    const folder = new URL('../../vectors/', import.meta.url)
    for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
      const vectors = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { bytes: string; meaning: string }[]
      for (const { bytes, meaning } of vectors) {
        const { text, messages, trouble } = describeMessages(bytes)
        assert.doesNotMatch(text, /undefined|\[object|NaN/, meaning)
        if (file === 'refused.json') assert.match(text, /stops at octet \d+ \(0x[0-9a-f]+\): /, meaning)
        else assert.deepEqual([messages, trouble], [1, undefined], meaning)
      }
    }
  })

  test('controls by name, with what their values say', () => {
    const controls = [
      encodeAssertion(equal('userPassword', 'hunter2'), true),
      encodeReadEntry(preReadType, ['cn', 'sn']),
      encodeSortRequest([{ attribute: 'sn', orderingRule: 'caseIgnoreOrderingMatch', reverse: true }]),
      encodeSortResponse({ resultCode: 16, attribute: 'none' }),
      { type: postReadType, critical: false, value: Uint8Array.of(1) },
      { type: '1.2.3', critical: false, value: Uint8Array.of(0xff) },
    ]
    const { text } = describeMessages(encode({ kind: 'delRequest', entry: 'cn=a' }, 1, controls))
    assert.equal(
      text.slice(text.indexOf('  control')),
      `  control: assertion (RFC 4528), 1.3.6.1.1.12, critical
    filter: (userPassword=<7 octets, not shown>)
  control: pre-read (RFC 4527), 1.3.6.1.1.13.1
    attributes: cn sn
  control: sort (RFC 2891), 1.2.840.113556.1.4.473
    key: sn by caseIgnoreOrderingMatch, reversed
  control: sort result (RFC 2891), 1.2.840.113556.1.4.474
    result: noSuchAttribute (16)
    attribute: none
  control: post-read (RFC 4527), 1.3.6.1.1.13.2
    The value of the read entry control is malformed.
  control: 1.2.3
    value: 0xff`,
    )
  })

  test('content synchronisation', () => {
    const uuid = Buffer.from('48290a747a4010418e0ce7a01c27a2e7', 'hex')
    const cookie = Buffer.from('rid=001')
    const done = { kind: 'searchResDone', resultCode: 0, matchedDN: '', diagnosticMessage: '' } as const
    const { text, messages } = describeMessages(
      Buffer.concat([
        encode(search(''), 1, [encodeSyncRequest({ mode: 'refreshAndPersist', cookie, reloadHint: true })]),
        encode({ kind: 'searchResEntry', objectName: 'cn=a', attributes: [] }, 1, [
          encodeSyncState({ state: 'modify', entryUUID: uuid }),
        ]),
        encode({
          kind: 'intermediateResponse',
          ...encodeSyncInfo({ kind: 'syncIdSet', cookie, refreshDeletes: true, syncUUIDs: [uuid] }),
        }),
        encode({ kind: 'intermediateResponse', name: syncInfoName, value: Uint8Array.of(1) }),
        encode(done, 1, [encodeSyncDone({ cookie, refreshDeletes: false })]),
      ]),
    )
    assert.equal(messages, 5)
    for (const line of [
      'mode: refreshAndPersist',
      'cookie: rid=001',
      'rather the whole content than a refusal',
      'state: modify',
      'entryUUID: 48290a74-7a40-1041-8e0c-e7a01c27a2e7',
      'info: syncIdSet',
      'gone: 48290a74-7a40-1041-8e0c-e7a01c27a2e7',
    ])
      assert.ok(text.includes(`    ${line}\n`), line)
    assert.match(text, /sync info \(RFC 4533\), [\d.]+\n {4}The [^\n]+\.\n/)
  })

  test('no text can leave its line or hide', () => {
    const text = described({
      kind: 'searchResEntry',
      objectName: 'cn=a\u001b[31m\u202ex',
      attributes: [{ type: 'cn', values: ['a\nb', Uint8Array.of(0xff, 0), 'x'.repeat(2000), ''] }],
    })
    assert.match(text, /entry: cn=a\\u\{1b\}\[31m\\u\{202e\}x/)
    assert.match(text, /cn: 0x610a62\n/)
    assert.match(text, /cn: 0xff00\n/)
    assert.match(text, /x… \(2000 characters\)\n {4}cn: \(empty\)$/)
    for (const line of text.split('\n')) assert.doesNotMatch(line, /\p{C}/u)
  })
})

suite('what is secret is told by its length alone', () => {
  const secret = 'hunter2'
  const filters: Filter[] = [
    equal('userPassword', secret),
    {
      kind: 'substrings',
      attribute: 'USERPASSWORD;x-a',
      initial: Buffer.from('hun'),
      any: [],
      final: Buffer.from('ter2'),
    },
    {
      kind: 'extensibleMatch',
      attribute: '2.5.4.35',
      matchingRule: undefined,
      value: Buffer.from(secret),
      dnAttributes: false,
    },
    not(and({ kind: 'greaterOrEqual', attribute: 'unicodePwd', value: Buffer.from(secret) })),
  ]
  const cases: Record<string, Request<Octets> | Response<Octets>> = {
    'a bind': simpleBind('cn=a', secret),
    'a bind with a code in its name': simpleBind(`cn=a+totpToken=${secret},dc=b`, secret),
    'SASL PLAIN': {
      kind: 'bindRequest',
      version: 3,
      name: '',
      authentication: { kind: 'sasl', mechanism: 'PLAIN', credentials: new SecretOctets(`\0ann\0${secret}`) },
    },
    'SASL PLAIN, malformed': {
      kind: 'bindRequest',
      version: 3,
      name: '',
      authentication: { kind: 'sasl', mechanism: 'PLAIN', credentials: new SecretOctets(secret) },
    },
    'an answer to a bind': {
      kind: 'bindResponse',
      resultCode: 14,
      matchedDN: '',
      diagnosticMessage: '',
      serverSaslCreds: Buffer.from(secret),
    },
    'Password Modify': {
      kind: 'extendedReq',
      name: ExtendedName.passwordModify,
      value: encodePasswordModify({
        userIdentity: 'uid=ann',
        oldPassword: new SecretOctets(secret),
        newPassword: new SecretOctets(secret),
      }),
    },
    'Password Modify, malformed': {
      kind: 'extendedReq',
      name: ExtendedName.passwordModify,
      value: Buffer.from(secret),
    },
    'a password that was made': {
      kind: 'extendedResp',
      resultCode: 0,
      matchedDN: '',
      diagnosticMessage: '',
      value: encodeGeneratedPassword(new SecretOctets(secret)),
    },
    compare: { kind: 'compareRequest', entry: 'cn=a', attribute: 'authPassword', value: secret },
    add: { kind: 'addRequest', entry: 'cn=a', attributes: [{ type: 'userPassword', values: [secret] }] },
    modify: {
      kind: 'modifyRequest',
      object: 'cn=a',
      changes: [{ operation: 2, modification: { type: 'sambaNTPassword', values: [secret] } }],
    },
    'an entry': {
      kind: 'searchResEntry',
      objectName: 'cn=a',
      attributes: [{ type: 'userpassword', values: [secret] }],
    },
    ...Object.fromEntries(filters.map((filter, i) => [`filter ${i}`, search('', { filter })])),
  }
  for (const [what, operation] of Object.entries(cases)) {
    test(what, () => {
      const text = described(operation)
      assert.match(text, /^message 1, /)
      assert.doesNotMatch(text, /hunter2|hun\b|ter2|68756e746572/)
      assert.match(text, /octets, not shown|filter/)
    })
  }

  test('what Who am I answers is none', () => {
    const answer = { kind: 'extendedResp', resultCode: 0, matchedDN: '', diagnosticMessage: '' } as const
    assert.match(described({ ...answer, value: Buffer.from('dn:uid=ann') }), /value: dn:uid=ann$/)
    assert.match(described({ ...answer, value: new Uint8Array(0) }), /value: \(empty\)$/)
  })
})

suite('where it stops', () => {
  const bind = encode(simpleBind('cn=a', 'b'))

  test('behind what was understood', () => {
    const { text, messages, trouble } = describeMessages(Buffer.concat([bind, Uint8Array.of(0x31, 0)]))
    assert.equal(messages, 1)
    assert.deepEqual(trouble, { offset: bind.length, message: 'This is not an LDAP message.' })
    assert.match(text, /bindRequest[^]*\nstops at octet 19 \(0x13\): This is not an LDAP message\.$/)
  })

  test('cut off at every octet', () => {
    for (let length = 1; length < bind.length; length++) {
      const { trouble, messages } = describeMessages(bind.subarray(0, length))
      assert.equal(messages, 0)
      assert.equal(trouble?.offset, length)
      assert.match(trouble?.message ?? '', /cut short/)
    }
  })

  test('TLS is called by its name, and nothing is nothing', () => {
    assert.match(describeMessages(Uint8Array.of(0x16, 3, 1, 0, 5)).text, /This is TLS/)
    assert.match(describeMessages('').text, /There are no octets/)
    assert.match(describeMessages(new Uint8Array(0)).text, /There are no octets/)
  })

  test('an operation that a server refuses alone is passed over', () => {
    const bytes = Buffer.concat([encode(search('', { scope: 9 as 0 })), bind])
    const { text, messages } = describeMessages(bytes)
    assert.equal(messages, 2)
    assert.match(text, /not understood: The search scope 9 is not known\.\nmessage 1/)
  })
})
