import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret } from '#ground'
import { findTotpStep, newTotpSecret, printOtpauthUri } from './totp.ts'

/** RFC 6238 appendix B, SHA-1: the key is the ASCII text 12345678901234567890; the last six of its eight digits. */
const key = new Secret('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
const vectors: [seconds: number, step: number, code: string][] = [
  [59, 0x1, '287082'],
  [1_111_111_109, 0x23523ec, '081804'],
  [1_111_111_111, 0x23523ed, '050471'],
  [1_234_567_890, 0x273ef07, '005924'],
  [2_000_000_000, 0x3f940aa, '279037'],
  [20_000_000_000, 0x27bc86aa, '353130'],
]
for (const [seconds, step, code] of vectors)
  test(`RFC 6238 appendix B at ${seconds} s`, async () =>
    assert.equal(await findTotpStep(key, code, seconds * 1000), step))

const [, step, code] = vectors[4] ?? assert.fail()
const startsAt = step * 30_000
const times: [now: number, found: number | undefined, why: string][] = [
  [startsAt - 30_001, undefined, 'two steps early'],
  [startsAt - 30_000, step, 'one step early'],
  [startsAt, step, 'as its step begins'],
  [startsAt + 29_999, step, 'as its step ends'],
  [startsAt + 59_999, step, 'one step late'],
  [startsAt + 60_000, undefined, 'two steps late'],
]
for (const [now, found, why] of times)
  test(`a code ${why}`, async () => assert.equal(await findTotpStep(key, code, now), found))

const malformed: [offered: string, why: string][] = [
  ['', 'empty'],
  ['27903', 'five digits'],
  ['2790370', 'seven digits'],
  [' 279037', 'a space before'],
  ['279037\n', 'a line end'],
  ['279 037', 'a space inside'],
  ['27903a', 'a letter'],
  ['+27903', 'a sign'],
  ['２７９０３７', 'digits of another script'],
  ['٢٧٩٠٣٧', 'Arabic digits'],
  ['279038', 'another code'],
]
for (const [offered, why] of malformed)
  test(`not a code: ${why}`, async () => assert.equal(await findTotpStep(key, offered, startsAt), undefined))

test('at the epoch there is no step before', async () => {
  assert.equal(await findTotpStep(key, '755224', 0), 0)
  assert.equal(await findTotpStep(key, '287082', 0), 1)
})

test('the code of another secret is no code', async () =>
  assert.equal(await findTotpStep(await newTotpSecret(), code, startsAt), undefined))

test('a new secret is 160 bits in base32, and each is another', async () => {
  const secrets = await Promise.all(Array.from({ length: 50 }, newTotpSecret))
  for (const secret of secrets) assert.match(secret.reveal(), /^[A-Z2-7]{32}$/)
  assert.equal(new Set(secrets.map(secret => secret.reveal())).size, 50)
})

test('the address names issuer and account, each escaped', async () => {
  const uri = new URL(
    (await printOtpauthUri({ issuer: 'Ärzte & Co', account: 'anna+x@example.com', secret: key })).reveal(),
  )
  assert.equal(uri.protocol, 'otpauth:')
  assert.equal(uri.host, 'totp')
  assert.equal(decodeURIComponent(uri.pathname), '/Ärzte & Co:anna+x@example.com')
  assert.equal(uri.searchParams.get('secret'), key.reveal())
  assert.equal(uri.searchParams.get('issuer'), 'Ärzte & Co')
})
