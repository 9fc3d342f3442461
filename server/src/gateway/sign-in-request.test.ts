import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSealer } from '#ground'
import { parseSignInRequest, printSignInRequest } from './sign-in-request.ts'

const sealer = openSealer(Buffer.alloc(32, 7))
const request = { origin: 'https://wiki.example.com:8443', state: 'a'.repeat(43), target: '/a?b=c&d=%C3%A9' }

test('a request is read as it was printed', () => {
  assert.deepEqual(parseSignInRequest(sealer, printSignInRequest(sealer, request)), request)
})

test('one that was changed anywhere, or made by somebody else, is none', () => {
  const printed = printSignInRequest(sealer, request)
  for (let at = 0; at < printed.length; at++) {
    const other = printed[at] === 'A' ? 'B' : 'A'
    assert.equal(parseSignInRequest(sealer, printed.slice(0, at) + other + printed.slice(at + 1)), undefined)
    assert.equal(parseSignInRequest(sealer, printed.slice(0, at)), undefined)
  }
  const elsewhere = openSealer(Buffer.alloc(32, 8))
  assert.equal(parseSignInRequest(sealer, printSignInRequest(elsewhere, request)), undefined)
  for (const text of ['', '.', 'x', 'x.y', `${printed}A`]) assert.equal(parseSignInRequest(sealer, text), undefined)
})
