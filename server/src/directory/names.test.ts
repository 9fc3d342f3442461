import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  foldName,
  parseAppName,
  parseEmail,
  parseExternalName,
  parseExternalUsername,
  parseGroupName,
  parseUsername,
  splitDisplayName,
} from './names.ts'

/** Every row is one input and what becomes of it; `null` is a refusal. */
const table = <T>(parse: (text: string) => T, rows: [string, T | null][]): void => {
  for (const [text, wanted] of rows)
    test(JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text), () => {
      if (wanted === null) assert.throws(() => parse(text), { name: 'Problem', code: 'invalid' })
      else assert.deepEqual(parse(text), wanted)
    })
}

describe('usernames', () =>
  table(parseUsername, [
    ['alice', 'alice'],
    [' Alice.Adams ', 'alice.adams'],
    ['a', 'a'],
    ['a_b-c.d', 'a_b-c.d'],
    ['x'.repeat(64), 'x'.repeat(64)],
    ['x'.repeat(65), null],
    ['', null],
    ['.alice', null],
    ['alice-', null],
    ['al ice', null],
    ['alice@example.com', null],
    ['älice', null],
    ['аlice', null], // starts with a Cyrillic letter
    ['alice\u0000', null],
    ['*)(uid=*', null],
    ['alice,ou=users', null],
    ['admin', null],
    ['Root', null],
    ['uid-5', null],
    ['gid-x', null],
    ['0198c2a4-7f3b-7c1e-9d2a-1f0b5e6c7d8e', null],
  ]))

describe('usernames from external directories', () =>
  table(parseExternalUsername, [
    ['Alice', 'alice'],
    ['John.Doe@Corp.Example', 'john.doe@corp.example'],
    ['a+b', 'a+b'],
    ['Älice', 'älice'],
    ['a\u0308lice', 'älice'],
    ['Иван', 'иван'],
    ['x'.repeat(128), 'x'.repeat(128)],
    ['x'.repeat(129), null],
    ['аlice', null], // starts with a Cyrillic letter
    ['alice@', null],
    ['al ice', null],
    ['alice,ou=users', null],
    ['*)(uid=*', null],
    ['CORP\\alice', null],
    ['alice\u0000', null],
    ['Administrator', 'administrator'],
    ['admin', null],
    ['uid-5', null],
    ['', null],
  ]))

describe('names of external directories', () =>
  table(parseExternalName, [
    ['corp', 'corp'],
    [' Corp-2 ', 'corp-2'],
    ['local', null],
    ['Local', null],
    ['a.b', null],
    ['', null],
    ['0198c2a4-7f3b-7c1e-9d2a-1f0b5e6c7d8e', null],
  ]))

describe('e-mail addresses', () =>
  table(parseEmail, [
    ['alice@example.com', 'alice@example.com'],
    [' Alice@Example.COM ', 'Alice@Example.COM'],
    ['a+tag@b.example', 'a+tag@b.example'],
    ['alice@localhost', 'alice@localhost'],
    ['a@evil@corp.example', null],
    ['"x@evil" @corp.example', null],
    ['alice@', null],
    ['@example.com', null],
    ['alice', null],
    ['al ice@example.com', null],
    ['alice@example.com\r\nBcc: eve@example.com', null],
    ['alice@-example.com', null],
    ['alice@example..com', null],
    ['.alice@example.com', null],
    [`${'a'.repeat(250)}@b.example`, null],
  ]))

describe('groups', () =>
  table(parseGroupName, [
    ['Staff', 'Staff'],
    ['  Front   desk ', 'Front desk'],
    ['Bücherei 2. Stock', 'Bücherei 2. Stock'],
    ['Отдел', 'Отдел'],
    ['Stаff', null], // a Cyrillic а among Latin letters
    ['a,b', null],
    ['a;b', null],
    ['', null],
    ['gid-1', null],
    ['-x', null],
  ]))

describe('apps', () =>
  table(parseAppName, [
    ['grafana', 'grafana'],
    ['Next-Cloud', 'next-cloud'],
    ['a.b', null],
    ['-a', null],
    ['', null],
  ]))

test('names are one when they fold to the same', () => {
  for (const [a, b] of [
    ['Straße', 'STRASSE'],
    ['ａｌｉｃｅ', 'ALICE'],
    ['İ', 'i̇'],
    ['ﬁnn', 'FINN'],
    ['e\u0301', '\u00c9'],
  ] as const)
    assert.equal(foldName(a), foldName(b), `${a} ${b}`)
  assert.notEqual(foldName('alice'), foldName('alicе'), 'Latin e and Cyrillic е stay apart')
})

test('a display name gives the others, one word gives no family name', () => {
  assert.deepEqual(splitDisplayName('Amara Okafor'), { givenName: 'Amara', familyName: 'Okafor' })
  assert.deepEqual(splitDisplayName('Maria del Mar Ruiz'), { givenName: 'Maria del Mar', familyName: 'Ruiz' })
  assert.deepEqual(splitDisplayName('Cher'), { givenName: 'Cher', familyName: '' })
})
