import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSealer, type UserId } from '#ground'
import { hashRecoveryCode, newRecoveryCodes, parseRecoveryCode } from './recovery-codes.ts'

test('ten different codes of two times four letters that cannot be misread', () => {
  const codes = newRecoveryCodes()
  assert.equal(new Set(codes).size, 10)
  for (const code of codes) assert.match(code, /^[2-9A-HJKMNP-RTV-Z]{4}-[2-9A-HJKMNP-RTV-Z]{4}$/)
})

test('a code is known however it is typed, and by nobody else', () => {
  const sealer = openSealer(Buffer.alloc(32, 7))
  const [code = ''] = newRecoveryCodes()
  const kept = hashRecoveryCode(sealer, 'alice' as UserId, code)
  for (const typed of [code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' - ')} `])
    assert.equal(hashRecoveryCode(sealer, 'alice' as UserId, typed), kept)
  assert.notEqual(hashRecoveryCode(sealer, 'bob' as UserId, code), kept)
  assert.doesNotMatch(kept, new RegExp(code.slice(0, 4)))
})

test('what can be no code is none', () => {
  for (const text of ['', '7KQM-X2', '7KQM-X2RD2', '0KQM-X2RD', '7KQM–X2RD', '1'.repeat(8)])
    assert.equal(parseRecoveryCode(text), undefined)
})
