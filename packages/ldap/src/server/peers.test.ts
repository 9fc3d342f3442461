import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { Client } from 'ldapts'
import { decodePagedResults, encodePagedResults, pagedResultsType } from '../control/paged-results.ts'
import { LdapError } from '../error.ts'
import { parseFilter } from '../filter/parse-filter.ts'
import { printFilter } from '../filter/print-filter.ts'
import type { Filter } from '../filter/filter.ts'
import { ExtendedName } from '../message/extended.ts'
import type { Modification } from '../message/modify.ts'
import { ResultCode } from '../message/result-code.ts'
import type { ReceivedSearchRequest } from '../message/search.ts'
import { testCertificate } from './raw-client.ts'
import { LdapServer } from './server.ts'

/** What other people's clients say to us, and understand of what we say. */
let lastFilter: Filter | undefined
let lastSearch: ReceivedSearchRequest | undefined
let lastChanges: readonly Modification[] | undefined

const people = Array.from({ length: 25 }, (_, i) => ({ name: `uid=u${i},dc=x`, values: [`u${i}`] }))

const server = new LdapServer<{ name: string }>({
  initialState: () => ({ name: '' }),
  handler: {
    async bind({ request, connection }) {
      if (request.authentication.kind !== 'simple')
        throw new LdapError(ResultCode.authMethodNotSupported, 'Simple only.')
      const password = Buffer.from(request.authentication.password.reveal()).toString()
      await Promise.resolve()
      if (request.name !== '' && password !== 'pä"ss') return { resultCode: ResultCode.invalidCredentials }
      connection.state = { name: request.name }
      return { resultCode: ResultCode.success }
    },
    async search(operation, out) {
      const { request } = operation
      lastSearch = request
      lastFilter = request.filter
      if (request.baseObject === 'dc=gone')
        throw new LdapError(ResultCode.noSuchObject, 'It is gone.', { matchedDN: 'dc=x' })
      const control = operation.findControl(pagedResultsType)
      const page = control && decodePagedResults(control)
      const from = page === undefined ? 0 : Number(Buffer.from(page.cookie).toString() || 0)
      const to = page === undefined || page.size === 0 ? people.length : Math.min(from + page.size, people.length)
      for (const person of people.slice(from, to)) {
        out.entry(person.name, [
          { type: 'uid', values: request.typesOnly ? [] : person.values },
          { type: 'jpegPhoto', values: [Uint8Array.of(0xff, 0xd8, 0)] },
        ])
        if (out.full) await out.ready()
      }
      if (page === undefined) return { resultCode: ResultCode.success }
      const cookie = Buffer.from(to < people.length ? String(to) : '')
      return { resultCode: ResultCode.success, controls: [encodePagedResults({ size: people.length, cookie })] }
    },
    compare: ({ request }) => ({
      resultCode: Buffer.from(request.value).toString() === 'yes' ? ResultCode.compareTrue : ResultCode.compareFalse,
    }),
    modify({ request }) {
      lastChanges = request.changes
      return { resultCode: ResultCode.success }
    },
    add: () => ({ resultCode: ResultCode.entryAlreadyExists, diagnosticMessage: 'It is there.' }),
    delete: () => ({ resultCode: ResultCode.success }),
    modifyDN: () => ({ resultCode: ResultCode.success }),
    extended: {
      [ExtendedName.whoAmI]: ({ connection }) => ({
        resultCode: ResultCode.success,
        value: Buffer.from(connection.state.name && `dn:${connection.state.name}`),
      }),
    },
    controls: { searchRequest: [pagedResultsType] },
  },
})
const port = await server.listen({ port: 0, host: '127.0.0.1' })
const context = createSecureContext({ key: testCertificate(), cert: testCertificate() })
const tlsPort = await server.listen({ port: 0, host: '127.0.0.1', tls: () => context })
after(() => server.close({ graceMs: 0 }))

interface Outcome {
  code: number
  output: string
}

const certificate = fileURLToPath(new URL('../../vectors/tls/localhost.pem', import.meta.url))

/** Runs one of OpenLDAP's tools against the server. */
function run(tool: string, args: string[], options: { tls?: boolean; input?: string } = {}): Promise<Outcome> {
  const url = options.tls ? `ldaps://127.0.0.1:${tlsPort}` : `ldap://127.0.0.1:${port}`
  // Nobody's own ldap.conf takes part.
  const env = { ...process.env, LDAPCONF: '/dev/null', LDAPTLS_CACERT: certificate }
  return new Promise(resolve => {
    const child = execFile(tool, ['-x', '-H', url, ...args], { env, timeout: 10_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
    })
    // A tool that wants no input may be gone already.
    child.stdin?.on('error', () => {}).end(options.input ?? '')
  })
}

const asAnn = ['-D', 'uid=ann,dc=x', '-w', 'pä"ss']
const tools = existsSync('/usr/bin/ldapsearch')
const skip = tools || process.env['CI'] ? false : 'OpenLDAP tools are not installed (Debian package ldap-utils)'

suite("OpenLDAP's tools", { skip }, () => {
  test('bind, over LDAP and LDAPS, and refused', async () => {
    for (const tls of [false, true]) {
      assert.deepEqual(await run('ldapwhoami', asAnn, { tls }), { code: 0, output: 'dn:uid=ann,dc=x\n' })
    }
    assert.equal((await run('ldapwhoami', ['-D', 'cn=a', '-w', 'wrong'])).code, 49)
    assert.deepEqual(await run('ldapwhoami', []), { code: 0, output: 'anonymous\n' })
    assert.equal((await run('ldapwhoami', ['-P', '2', ...asAnn])).code !== 0, true)
  })

  test('search: every part of the request arrives', async () => {
    const result = await run('ldapsearch', [
      '-LLL',
      '-b',
      'dc=x',
      '-s',
      'children',
      '-a',
      'search',
      '-z',
      '7',
      '-l',
      '9',
      '-A',
      '(uid=*)',
      'uid',
      '+',
      '1.1',
    ])
    assert.equal(result.code, 0)
    assert.equal(result.output.match(/^dn: /gm)?.length, 25)
    assert.ok(lastSearch !== undefined)
    const { baseObject, scope, derefAliases, sizeLimit, timeLimit, typesOnly, attributes } = lastSearch
    assert.deepEqual(
      { baseObject, scope, derefAliases, sizeLimit, timeLimit, typesOnly, attributes },
      {
        baseObject: 'dc=x',
        scope: 3,
        derefAliases: 1,
        sizeLimit: 7,
        timeLimit: 9,
        typesOnly: true,
        attributes: ['uid', '+', '1.1'],
      },
    )
  })

  test('search: a refusal with its matched DN', async () => {
    const { code, output } = await run('ldapsearch', ['-LLL', '-b', 'dc=gone'])
    assert.equal(code, 32)
    assert.match(output, /It is gone\./)
    assert.match(output, /Matched DN: dc=x/)
  })

  test('search in pages', async () => {
    const { code, output } = await run('ldapsearch', ['-LLL', '-b', 'dc=x', '-E', '!pr=10/noprompt', '(uid=*)', 'uid'])
    assert.equal(code, 0)
    assert.equal(output.match(/^dn: /gm)?.length, 25)
  })

  // What their parser makes of a filter is what ours makes of it.
  const filters = [
    '(cn=Babs Jensen)',
    '(&(objectClass=Person)(|(sn=Jensen)(cn=Babs J*)(!(a=b))))',
    '(o=univ*of*mich*)',
    '(a=*)',
    '(a=)',
    '(a>=1)',
    '(a<=1)',
    '(a~=1)',
    '(cn:caseExactMatch:=Fred)',
    '(sn:dn:2.4.6.8.10:=Barney)',
    '(o:dn:=Ace)',
    '(:1.2.3:=Wilma)',
    '(:dn:2.4.6.8.10:=Dino)',
    '(o=Parens \\28 and \\29 and \\2a and \\5c)',
    '(bin=\\00\\ff\\04)',
    '(sn=Lučić)',
    '(a=b=c)',
    '(&)',
    '(|)',
  ]
  for (const text of filters) {
    test(`filter ${text}`, async () => {
      const { code, output } = await run('ldapsearch', ['-LLL', '-b', 'dc=x', text])
      assert.equal(code, 0, output)
      assert.equal(printFilter(lastFilter as Filter), printFilter(parseFilter(text)))
    })
  }

  test('compare, modify, add, delete, rename', async () => {
    assert.equal((await run('ldapcompare', ['cn=a', 'a:yes'])).code, 6)
    assert.equal((await run('ldapcompare', ['cn=a', 'a:no'])).code, 5)
    const ldif = 'dn: cn=a\nchangetype: modify\nadd: a\na: 1\na: 2\n-\ndelete: b\n-\nreplace: c\nc:: /w==\n-\n'
    assert.equal((await run('ldapmodify', [], { input: ldif })).code, 0)
    assert.deepEqual(
      lastChanges?.map(change => [
        change.operation,
        change.modification.type,
        change.modification.values.map(value => Buffer.from(value).toString('hex')),
      ]),
      [
        [0, 'a', ['31', '32']],
        [1, 'b', []],
        [2, 'c', ['ff']],
      ],
    )
    const added = await run('ldapadd', [], { input: 'dn: cn=a\nobjectClass: top\n' })
    assert.equal(added.code, 68)
    assert.match(added.output, /It is there\./)
    assert.equal((await run('ldapdelete', ['cn=a'])).code, 0)
    assert.equal((await run('ldapmodrdn', ['-r', '-s', 'dc=y', 'cn=a', 'cn=b'])).code, 0)
  })

  test('extended operations that are not offered', async () => {
    assert.match((await run('ldapexop', ['1.2.3.4'])).output, /Protocol error \(2\)/)
    assert.notEqual((await run('ldapwhoami', ['-ZZ'])).code, 0)
  })
})

suite('ldapts', () => {
  for (const url of [`ldap://127.0.0.1:${port}`, `ldaps://127.0.0.1:${tlsPort}`]) {
    test(`bind, search, pages, 200 searches at once over ${url.split(':')[0]}`, async () => {
      const client = new Client({ url, ...(url.startsWith('ldaps') && { tlsOptions: { ca: testCertificate() } }) })
      await client.bind('uid=ann,dc=x', 'pä"ss')
      const { searchEntries } = await client.search('dc=x', {
        filter: '(&(uid=*)(cn=a\\2a))',
        explicitBufferAttributes: ['jpegPhoto'],
      })
      assert.equal(searchEntries.length, 25)
      assert.equal(searchEntries[3]?.['uid'], 'u3')
      assert.deepEqual(searchEntries[3]['jpegPhoto'], Buffer.of(0xff, 0xd8, 0))
      const paged = await client.search('dc=x', { filter: '(uid=*)', paged: { pageSize: 4 } })
      assert.equal(paged.searchEntries.length, 25)
      const many = await Promise.all(Array.from({ length: 200 }, () => client.search('dc=x', { filter: '(uid=*)' })))
      assert.ok(many.every(result => result.searchEntries.length === 25))
      await assert.rejects(client.bind('uid=ann,dc=x', 'wrong'), { code: 49 })
      await client.unbind()
    })
  }
})
