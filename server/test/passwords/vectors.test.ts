import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createPasswordHasher, limits, parsePasswordHash, Secret } from '#ground'
import { cheapHash } from '../world/open-test-world.ts'
import { vectors, type PasswordVector } from './vectors.ts'

const hasher = createPasswordHasher(cheapHash, limits.passwordHash)
const verify = (stored: string, text: string): Promise<boolean> => hasher.verify(stored, new Secret(text), '')
const byFormat = Map.groupBy(vectors, ({ format }) => format)
const longest = '0123456789'.repeat(8)

/** bcrypt looks at 72 bytes, DES at eight characters; what was prepared with SHA-256 is looked at whole. */
const isCut = ({ format }: PasswordVector): boolean =>
  /^(?:bcrypt \$2|\{CRYPT\} bcrypt|\{BCRYPT\}|Django bcrypt$)/.test(format) || /DES/.test(format)

describe('a hash from elsewhere', () => {
  for (const [format, ofFormat] of byFormat)
    test(format, async () => {
      for (const vector of ofFormat) {
        const { password, hash } = vector
        const { stored } = await hasher.importHash(hash, '')
        for (const text of [hash, stored]) {
          assert.equal(await verify(text, password), true, `the right password, ${vector.source}`)
          assert.equal(await verify(text, `x${password}`), false)
          assert.equal(await verify(text, ''), password === '')
          if (password.length > 1) assert.equal(await verify(text, password.slice(1)), false)
          if (password === longest) assert.equal(await verify(text, `${longest}x`), isCut(vector))
        }
        assert.equal(hasher.isOutdated(stored), !stored.startsWith('$argon2id$v=19$'))
        assert.equal((await hasher.importHash(stored, '')).stored, stored, 'what is stored is taken over as it is')
      }
    })

  test('of bcrypt is of the first 72 bytes', async () => {
    for (const { hash } of vectors.filter(vector => isCut(vector) && vector.password === longest)) {
      const bytes = /DES/.test(hash) || hash.length < 25 ? 8 : 72
      assert.equal(await verify(hash, longest.slice(0, bytes)), true)
      assert.equal(await verify(hash, longest.slice(0, bytes - 1)), false)
    }
  })

  test('that is weak is stored as argon2id over it, and of the worst a change is asked for', async () => {
    const weak = vectors.filter(({ hash }) => parsePasswordHash(hash).kind === 'weak')
    assert.ok(weak.length > 50)
    for (const { format, hash } of weak) {
      const known = parsePasswordHash(hash)
      assert.ok(known.kind === 'weak')
      const { stored, mustChange } = await hasher.importHash(hash, '')
      assert.match(stored, /^\$doorward-wrapped\$v=1\$[a-z0-9-]+\$[A-Za-z0-9+/.,]*\$argon2id\$v=19\$m=64,t=1,p=1\$/)
      assert.ok(!stored.includes(known.digest) && !stored.includes(hash), format)
      assert.equal(mustChange, !format.startsWith('{S') && !format.startsWith('{MD5}'), format)
      assert.equal((await hasher.importHash(stored, '')).mustChange, mustChange)
    }
  })

  test('that was made of a decomposed password lets in who types it so', async () => {
    const [composed, decomposed] = ['caf\u00e9 au lait', 'cafe\u0301 au lait']
    const hash = 'pbkdf2_sha256$1000$plainSalt$XZQ0nla9kSXXTkDDgKsFOXYVPVUsuXgQKOjfe9q9ubg='
    assert.equal(await verify(hash, composed), false)
    assert.equal(await verify(hash, decomposed), true)
  })
})

describe('a password in plain text', () => {
  for (const text of ['{CLEARTEXT}a quiet green door', '{cleartext}a quiet green door', '{PLAIN}a quiet green door'])
    test(`${text.slice(0, 11)} is hashed at once, and never compared as it is`, async () => {
      const { stored, mustChange } = await hasher.importHash(text, '')
      assert.match(stored, /^\$argon2id\$/)
      assert.equal(mustChange, false)
      assert.equal(await verify(stored, 'a quiet green door'), true)
      assert.equal(await verify(text, 'a quiet green door'), false)
    })
})
