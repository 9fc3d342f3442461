import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createPasswordHasher, limits, parsePasswordHash, Problem, Secret } from '#ground'
import { cheapHash } from '../world/open-test-world.ts'

const hasher = createPasswordHasher(cheapHash, limits.passwordHash)
const salt = 'c29tZXNhbHQxMjM0'
const key = 'SVpJ9hPzWdJ6uE4xw2bQjJ9f1lqv0k0m2kO1oD8c4xw'
const bcrypt = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.slice(0, 53)
const keycloak = (data: unknown, secret: unknown = { value: `${key}=`, salt }) =>
  JSON.stringify({ credentialData: JSON.stringify(data), secretData: JSON.stringify(secret) })
/** As 389 Directory Server has it: rounds, 64 bytes of salt, the key. */
const bytes = (rounds: number, length = 256) => {
  const all = Buffer.alloc(68 + length, 7)
  all.writeUInt32BE(rounds)
  return `{PBKDF2_SHA256}${all.toString('base64')}`
}

const costs = /costs too much to check: at most/
const damaged = /is damaged or incomplete/
const unknown = /known form|are not known/

const cases: [what: string, hash: string, RegExp][] = [
  ['argon2 of more than a gibibyte', `$argon2id$v=19$m=1048577,t=2,p=1$${salt}$${key}`, costs],
  ['argon2 of 21 passes', `$argon2id$v=19$m=64,t=21,p=1$${salt}$${key}`, costs],
  ['argon2 of 17 lanes', `$argon2id$v=19$m=256,t=2,p=17$${salt}$${key}`, costs],
  ['argon2 of no passes', `$argon2id$v=19$m=64,t=0,p=1$${salt}$${key}`, damaged],
  ['argon2 with less memory than lanes need', `$argon2id$v=19$m=15,t=1,p=2$${salt}$${key}`, damaged],
  ['argon2 of another version', `$argon2id$v=20$m=64,t=1,p=1$${salt}$${key}`, damaged],
  ['argon2 with a short key', `$argon2id$v=19$m=64,t=1,p=1$${salt}$AAAA`, damaged],
  ['argon2 with parameters of another order', `$argon2id$v=19$t=1,m=64,p=1$${salt}$${key}`, damaged],
  ['argon2 with a line break', `$argon2id$v=19$m=64,t=1,p=1$${salt}$${key}\n`, damaged],
  ['{ARGON2} of nothing', '{ARGON2}', unknown],
  ['bcrypt with a cost of 17', `$2b$17$${bcrypt}`, costs],
  ['bcrypt with a cost of 3', `$2b$03$${bcrypt}`, damaged],
  ['bcrypt cut short', `$2b$10$${bcrypt.slice(1)}`, damaged],
  ['the faulty bcrypt', `$2x$10$${bcrypt}`, /faulty bcrypt/],
  ['Django’s bcrypt with a cost of 17', `bcrypt_sha256$$2b$17$${bcrypt}`, costs],
  [
    'Passlib’s bcrypt with a cost of 17',
    `$bcrypt-sha256$v=2,t=2b,r=17$${bcrypt.slice(0, 22)}$${bcrypt.slice(22)}`,
    costs,
  ],
  ['scrypt of two gibibytes', `$scrypt$ln=21,r=8,p=1$${salt}$${key}`, costs],
  ['scrypt of 17 lanes', `$scrypt$ln=4,r=8,p=17$${salt}$${key}`, costs],
  ['scrypt without N', `$scrypt$ln=0,r=8,p=1$${salt}$${key}`, damaged],
  ['Django’s scrypt whose N is no power of two', `scrypt$1000$salt$8$1$${key}=`, damaged],
  ['crypt’s scrypt of two gibibytes', `$7$J6..../....salt$${'.'.repeat(43)}`, costs],
  ['yescrypt of two gibibytes', `$y$jI5$saltsalt$${'.'.repeat(43)}`, costs],
  ['yescrypt of another flavour', `$y$/75$saltsalt$${'.'.repeat(43)}`, /options that crypt\(3\) never writes/],
  ['yescrypt with lanes', `$y$j75..$saltsalt$${'.'.repeat(43)}`, /options that crypt\(3\) never writes/],
  ['PBKDF2 of 5,000,001 rounds', `$pbkdf2-sha256$5000001$${salt}$${key}`, costs],
  ['PBKDF2 of no rounds', `$pbkdf2-sha256$0$${salt}$${key}`, damaged],
  ['PBKDF2 of another digest', `$pbkdf2-md5$1000$${salt}$${key}`, damaged],
  ['PBKDF2 with a key cut short', `$pbkdf2-sha512$1000$${salt}$${key}`, damaged],
  ['PBKDF2 without a key', `$pbkdf2-sha256$1000$${salt}$`, damaged],
  ['PBKDF2 with an endless key', `$pbkdf2-sha256$1000$${salt}$${'A'.repeat(400)}`, damaged],
  ['{PBKDF2_SHA256} of 5,000,001 rounds', bytes(5_000_001), costs],
  ['{PBKDF2_SHA256} without a key', bytes(1000, 0), damaged],
  ['Django’s PBKDF2 without a key', 'pbkdf2_sha256$1000$salt$', damaged],
  ['Keycloak’s of 5,000,001 rounds', keycloak({ hashIterations: 5_000_001, algorithm: 'pbkdf2-sha256' }), costs],
  ['Keycloak’s of another algorithm', keycloak({ hashIterations: 10, algorithm: 'hmac' }), damaged],
  ['Keycloak’s without a value', keycloak({ hashIterations: 10, algorithm: 'pbkdf2' }, { salt }), damaged],
  ['Keycloak’s with half a round', keycloak({ hashIterations: 1.5, algorithm: 'pbkdf2-sha256' }), damaged],
  ['JSON that is none', '{"credentialData":', damaged],
  ['SHA-crypt of 1,000,001 rounds', `$6$rounds=1000001$salt$${'.'.repeat(86)}`, costs],
  ['SHA-crypt of ten rounds', `$5$rounds=10$salt$${'.'.repeat(43)}`, damaged],
  ['SHA-crypt cut short', `$6$salt$${'.'.repeat(85)}`, damaged],
  ['SHA1-crypt of 1,000,001 rounds', `$sha1$1000001$salt$${'.'.repeat(28)}`, costs],
  ['{SSHA} shorter than a digest', `{SSHA}${Buffer.alloc(19).toString('base64')}`, damaged],
  ['{SHA} longer than a digest', `{SHA}${Buffer.alloc(24).toString('base64')}`, damaged],
  ['{SSHA} of what is no base64', '{SSHA}*', damaged],
  ['{NT} cut short', `{NT}${'0'.repeat(31)}`, damaged],
  ['an empty {CLEARTEXT}', '{CLEARTEXT}', /1 to 1024 characters/],
  [
    'a wrapped one of an unknown scheme',
    `$doorward-wrapped$v=1$rot13$$argon2id$v=19$m=64,t=1,p=1$${salt}$${key}`,
    damaged,
  ],
  [
    'a wrapped one of another version',
    `$doorward-wrapped$v=2$sha1$$argon2id$v=19$m=64,t=1,p=1$${salt}$${key}`,
    damaged,
  ],
  [
    'a wrapped one whose inner rounds are too many',
    `$doorward-wrapped$v=1$sha1-crypt$1000001,salt$argon2id$v=19$m=64,t=1,p=1$${salt}$${key}`,
    damaged,
  ],
  [
    'a wrapped one whose argon2id costs too much',
    `$doorward-wrapped$v=1$sha1$$argon2id$v=19$m=64,t=21,p=1$${salt}$${key}`,
    costs,
  ],
  ['{SASL}', '{SASL}ann@EXAMPLE.COM', /another server checks it/],
  ['a locked account', '!', unknown],
  ['{CRYPT} of a locked account', '{CRYPT}*', unknown],
  ['a form nobody has heard of', '{MAGIC}abc', /Hashes of the form MAGIC are not known/],
  ['an unprefixed password', 'a quiet green door', unknown],
  ['nothing', '', unknown],
  ['a book', 'x'.repeat(5000), /too long/],
]

describe('refused with a sentence, and never matching when it is in the store all the same', () => {
  for (const [what, hash, sentence] of cases)
    test(what, async () => {
      const isRefusal = (error: unknown): boolean => {
        assert.ok(error instanceof Problem && error.code === 'invalid')
        assert.match(error.message, sentence)
        assert.ok(!error.message.includes(key) && !error.message.includes('quiet'), 'the text itself is not repeated')
        return true
      }
      assert.throws(() => parsePasswordHash(hash), isRefusal)
      await assert.rejects(hasher.importHash(hash, ''), isRefusal)
      for (const text of ['', hash, 'a quiet green door'])
        assert.equal(await hasher.verify(hash, new Secret(text), ''), false)
    })
})

describe('taken up to the bound', () => {
  for (const hash of [
    `$argon2id$v=19$m=1048576,t=20,p=16$${salt}$${key}`,
    `$2b$16$${bcrypt}`,
    `$scrypt$ln=20,r=8,p=16$${salt}$${key}`,
    `$pbkdf2-sha256$5000000$${salt}$${key}`,
    bytes(5_000_000),
    `$6$rounds=1000000$salt$${'.'.repeat(86)}`,
    `$y$jH5$saltsalt$${'.'.repeat(43)}`,
  ])
    test(hash.slice(0, 28), () => assert.equal(parsePasswordHash(hash).kind, 'strong'))
})
