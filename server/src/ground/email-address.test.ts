import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMailbox } from './email-address.ts'

test('an address alone, or with a name', () => {
  for (const [text, name, address] of [
    ['id@example.com', '', 'id@example.com'],
    ['Doorward <id@example.com>', 'Doorward', 'id@example.com'],
    ['  Türsteher, Abt. 3 <id@localhost> ', 'Türsteher, Abt. 3', 'id@localhost'],
    ['<id@example.com>', '', 'id@example.com'],
  ] as const)
    assert.deepEqual(parseMailbox(text), { name, address }, text)
})

test('nothing else', () => {
  for (const text of [
    '',
    'Doorward',
    'a@b@example.com',
    '"a@evil.example"@example.com',
    'Doorward <id@example.com>, Eve <eve@example.com>',
    'Doorward\r\nBcc: eve@example.com <id@example.com>',
    'Door\u202eward <id@example.com>',
    'Doorward <id@example.com> <eve@example.com>',
    '"Doorward" <id@example.com>',
    'Doorward <id@example.com\n>x',
  ])
    assert.equal(parseMailbox(text), undefined, JSON.stringify(text))
})
