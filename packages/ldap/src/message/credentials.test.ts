import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import { SecretOctets } from '../octets.ts'
import { decodeMessage } from './message.ts'
import { decodePasswordModify, encodeGeneratedPassword, encodePasswordModify } from './password-modify.ts'
import { parsePlainCredentials } from './sasl-plain.ts'

const text = (octets: SecretOctets | undefined) => octets && Buffer.from(octets.reveal()).toString()

suite('SASL PLAIN', () => {
  test('is taken apart', () => {
    for (const [sent, as, who, password] of [
      ['\0ann\0pw', '', 'ann', 'pw'],
      ['bob\0ann\0p w', 'bob', 'ann', 'p w'],
      ['\0ünn\0päß', '', 'ünn', 'päß'],
    ]) {
      const plain = parsePlainCredentials(new SecretOctets(sent as string))
      assert.deepEqual([plain.authorizationId, plain.authenticationId, text(plain.password)], [as, who, password])
    }
  })

  test('without a name, a password or its form it is refused', () => {
    for (const sent of ['', '\0', '\0\0', '\0ann\0', '\0\0pw', 'ann\0pw', '\0ann\0pw\0', 'ann']) {
      assert.throws(
        () => parsePlainCredentials(new SecretOctets(sent)),
        (error: unknown) => error instanceof LdapError && error.resultCode === 49,
        JSON.stringify(sent),
      )
    }
    assert.throws(() => parsePlainCredentials(undefined), LdapError)
    assert.throws(() => parsePlainCredentials(new SecretOctets(Uint8Array.of(0, 255, 0, 65))), LdapError)
  })
})

suite('Password Modify', () => {
  test('comes back, whatever is left out', () => {
    for (const userIdentity of [undefined, 'uid=ann']) {
      for (const oldPassword of [undefined, new SecretOctets('old')]) {
        for (const newPassword of [undefined, new SecretOctets('')]) {
          const decoded = decodePasswordModify(encodePasswordModify({ userIdentity, oldPassword, newPassword }))
          assert.deepEqual(
            [decoded.userIdentity, text(decoded.oldPassword), text(decoded.newPassword)],
            [userIdentity, text(oldPassword), text(newPassword)],
          )
        }
      }
    }
  })

  test('malformed it refuses the operation, not the session', () => {
    for (const value of [[], [0x30], [0x30, 2, 0x80, 1], [0x31, 0]]) {
      assert.throws(
        () => decodePasswordModify(Uint8Array.from(value)),
        (error: unknown) => error instanceof LdapError && error.ends === 'operation',
      )
    }
  })

  test('a password that was made is told as RFC 3062 says', () => {
    assert.equal(Buffer.from(encodeGeneratedPassword(new SecretOctets('abc'))).toString('hex'), '30058003616263')
  })
})

test('a bind request never shows its password', () => {
  const bytes = Buffer.from('3012020101600d02010304008006686172642121', 'hex')
  const message = decodeMessage(bytes)
  for (const shown of [
    inspect(message, { depth: 9, showHidden: true }),
    JSON.stringify(message),
    JSON.stringify(Object.entries(message.operation)),
  ]) {
    assert.ok(shown.includes('***'), shown)
    assert.ok(!shown.includes('hard!!') && !shown.includes('68, 61') && !shown.includes('104'), shown)
  }
})
