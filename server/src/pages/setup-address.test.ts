import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMove, guessBaseDn, guessPublicUrl, parseSetupCode } from './setup-address.ts'

test('a set-up code is read alone, from its link, or from the end of it', () => {
  for (const pasted of ['abc-123', ' abc-123\n', 'http://localhost:8080/setup?token=abc-123', 'setup?token=abc-123'])
    assert.equal(parseSetupCode(pasted), 'abc-123')
})

test('the public URL is guessed only from the host that was asked', () => {
  assert.equal(guessPublicUrl({ referer: 'https://id.example.com/', host: 'id.example.com' }), 'https://id.example.com')
  assert.equal(guessPublicUrl({ referer: 'https://evil.test/', host: 'id.example.com' }), undefined)
  assert.equal(guessPublicUrl({ referer: 'nonsense', host: 'id.example.com' }), undefined)
  assert.equal(guessPublicUrl({ host: 'id.example.com' }), undefined)
})

test('the base DN is guessed from the name', () => {
  assert.equal(guessBaseDn('https://id.example.org'), 'dc=example,dc=org')
  assert.equal(guessBaseDn('https://example.org'), 'dc=example,dc=org')
  assert.equal(guessBaseDn('https://id.it.example.co.uk'), 'dc=it,dc=example,dc=co,dc=uk')
  for (const url of ['http://localhost:8080', 'http://127.0.0.1', 'http://192.168.1.5:8080', 'http://[::1]', 'no'])
    assert.equal(guessBaseDn(url), 'dc=example,dc=com')
})

test('a move is saving another name than the one in use', () => {
  assert.equal(findMove('https://id.example.com', 'id.example.com'), undefined)
  assert.equal(findMove('http://localhost:8080', '127.0.0.1:8080'), undefined)
  assert.equal(findMove('https://id.example.com', 'localhost:8080')?.to.host, 'id.example.com')
})
