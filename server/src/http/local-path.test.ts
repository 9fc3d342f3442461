import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLocalPath } from './local-path.ts'

const refused = [
  '',
  'evil.test',
  'https://evil.test',
  'https:evil.test',
  'https:/evil.test',
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '\\/evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/\r\n/evil.test',
  '\t//evil.test',
  ' //evil.test',
  '/ /evil.test',
  '/\u0000/evil.test',
  '/%2f/evil.test',
  '/%2F%2Fevil.test',
  '/%5cevil.test',
  '/%09/evil.test',
  '/%0a/evil.test',
  '/x/..//evil.test',
  '/.//evil.test',
  '/%2e//evil.test',
  '/a\\..\\..\\evil.test',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'blob:https://evil.test/x',
  '?next=//evil.test',
  '#x',
  '@evil.test',
  '/\u2028/evil.test',
  `/${'a'.repeat(2000)}`,
  undefined,
  null,
  7,
  ['/', '/admin'],
]

for (const value of refused)
  test(`next ${JSON.stringify(value)?.slice(0, 60)} is refused`, () => assert.equal(parseLocalPath(value), undefined))

const kept: [value: string, printed: string][] = [
  ['/', '/'],
  ['/admin/people?page=2#top', '/admin/people?page=2#top'],
  ['/openid/interaction/abc-DEF_123', '/openid/interaction/abc-DEF_123'],
  ['/a/../b', '/b'],
  ['/search?q=https://evil.test', '/search?q=https://evil.test'],
  ['/@evil.test', '/@evil.test'],
  ['/javascript:alert(1)', '/javascript:alert(1)'],
  ['/ü', '/%C3%BC'],
]

for (const [value, printed] of kept)
  test(`next ${JSON.stringify(value)} is ${printed}`, () => {
    assert.equal(parseLocalPath(value), printed)
    assert.equal(new URL(printed, 'https://id.example.com').origin, 'https://id.example.com')
  })
