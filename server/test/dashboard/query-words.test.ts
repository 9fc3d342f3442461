import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DirectoryQuery } from '@doorward/contract'
import { ResultCode } from '@doorward/ldap'
import { indentFilter } from '../../../dashboard/src/directory-server/queries/indent-filter.ts'
import { printCommand } from '../../../dashboard/src/directory-server/queries/print-command.ts'
import { loadTexts } from '../../../dashboard/src/texts/index.ts'

await loadTexts('en')
const { asideOf, hintOf, outcomeOf, printTook, resultOf, shortenDn } = await import(
  '../../../dashboard/src/directory-server/queries/query-words.ts'
)
const { withAddress } = await import('../../../dashboard/src/directory-server/with-address.ts')

const query = (over: Partial<DirectoryQuery>): DirectoryQuery => ({
  id: 'a.1',
  at: '2026-06-12T09:41:22.000Z',
  tookUs: 2800,
  kind: 'search',
  address: '10.0.20.12',
  encrypted: true,
  boundAs: 'cn=admin,ou=system,dc=example,dc=com',
  user: null,
  app: null,
  code: 0,
  codeName: 'success',
  message: '',
  refused: false,
  slow: false,
  abandoned: false,
  entries: 1,
  target: 'ou=users,dc=example,dc=com',
  scope: 'sub',
  filter: '(uid=amara)',
  sizeLimit: 0,
  timeLimit: 0,
  attributes: [],
  ...over,
})

test('a filter stands over several lines, each part on its own; one part stays one line', () => {
  assert.equal(indentFilter('(uid=amara)'), '(uid=amara)')
  assert.equal(
    indentFilter('(&(objectClass=person)(|(uid=a\\28b)(!(cn=*)))(ou:dn:caseExactMatch:=x y))'),
    [
      '(&',
      '  (objectClass=person)',
      '  (|',
      '    (uid=a\\28b)',
      '    (!',
      '      (cn=*)',
      '    )',
      '  )',
      '  (ou:dn:caseExactMatch:=x y)',
      ')',
    ].join('\n'),
  )
  const nested = `${'(&'.repeat(20)}(a=1)${')'.repeat(20)}`
  assert.equal(indentFilter(nested).replace(/\s/g, ''), nested)
})

test('what came of it, in words', () => {
  assert.equal(resultOf(query({})), 'ok 3 ms')
  assert.equal(resultOf(query({ code: 49, refused: true })), 'refused (49)')
  assert.equal(resultOf(query({ kind: 'connection', code: null, refused: true })), 'refused')
  assert.equal(resultOf(query({ abandoned: true })), 'given up')
  assert.deepEqual([45, 999, 1500, 61_000, 1_240_000].map(printTook), ['45 µs', '999 µs', '2 ms', '61 ms', '1.2 s'])
  assert.equal(asideOf(query({})), '1 entry')
  assert.equal(asideOf(query({ kind: 'bind', app: { id: 'x', name: 'Jellyfin' } })), 'for Jellyfin')
  assert.equal(asideOf(query({ kind: 'bind', code: 49, refused: true })), 'wrong name or password')
  assert.equal(asideOf(query({ kind: 'compare', code: 6 })), 'equal')
  const refused = query({ kind: 'connection', code: null, message: 'not accepted', refused: true })
  assert.equal(outcomeOf(refused), 'address not on the list')
  assert.match(hintOf(refused) ?? '', /Allow it/)
})

test('every code that clients get from us has words', () => {
  const ours = Object.entries(ResultCode).filter(([, code]) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 32, 34, 49, 50, 51, 52, 53, 68, 80].includes(code),
  )
  assert.equal(ours.length, 20)
  for (const [name, code] of ours) assert.ok(outcomeOf(query({ code })), name)
})

test('names are told without the base they are all under', () => {
  const bases = ['dc=example,dc=com']
  assert.equal(shortenDn('uid=amara,ou=users,DC=Example,dc=com', bases), 'uid=amara,ou=users')
  assert.equal(shortenDn('dc=example,dc=com', bases), 'dc=example,dc=com')
  assert.equal(shortenDn('uid=amara,dc=other', bases), 'uid=amara,dc=other')
})

test('a search as a command, safe to paste; none where its filter is hidden or not kept', () => {
  const url = 'ldaps://id.example.com:636'
  assert.equal(
    printCommand(query({ filter: "(cn=it's; rm -rf)", sizeLimit: 5, attributes: ['cn'] }), url),
    `ldapsearch -x -H ${url} -D cn=admin,ou=system,dc=example,dc=com -W -b ou=users,dc=example,dc=com -s sub -z 5 '(cn=it'\\''s; rm -rf)' cn`,
  )
  assert.match(printCommand(query({ boundAs: null }), url) ?? '', /^ldapsearch -x -H \S+ -b /)
  assert.equal(printCommand(query({ filter: '(userPassword=<hidden>)' }), url), undefined)
  assert.equal(printCommand(query({ filter: null }), url), undefined)
  assert.equal(printCommand(query({ kind: 'bind' }), url), undefined)
})

test('an address is added behind what is there, with its day', () => {
  const now = new Date('2026-06-12T09:41:22.000Z')
  assert.equal(
    withAddress('127.0.0.1 # here\n\n', '10.0.30.8', now),
    '127.0.0.1 # here\n10.0.30.8 # allowed on 12 June 2026',
  )
  assert.equal(withAddress('', '::1', now), '::1 # allowed on 12 June 2026')
})
