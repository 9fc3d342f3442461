import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCookie } from './cookie.ts'

const at = (url: string) => createCookie({ name: 'doorward-session', maxAgeMs: 60_000, publicUrl: () => new URL(url) })
const token = 'kfJ2n3_Xy-9aQ0b7dfkfJ2n3_Xy-9aQ0b7df1234567'

test('on https the cookie is bound to the host', () =>
  assert.equal(
    at('https://id.example.com').print(token),
    `__Host-doorward-session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure`,
  ))

test('on http it has no prefix and is not Secure', () =>
  assert.equal(
    at('http://localhost:8080').print(token),
    `doorward-session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`,
  ))

test('clearing makes it end at once', () => assert.match(at('http://localhost').printCleared(), /=; .*Max-Age=0/))

const cookie = at('https://id.example.com')
const read: [header: string | undefined, value: string | undefined, why: string][] = [
  [`__Host-doorward-session=${token}`, token, 'alone'],
  [`a=b; __Host-doorward-session=${token} ; c=d`, token, 'among others'],
  [`__Host-doorward-session=${token}; __Host-doorward-session=${token}`, token, 'twice the same'],
  [`__Host-doorward-session=${token}; __Host-doorward-session=${token}x`, undefined, 'two values'],
  [`doorward-session=${token}`, undefined, 'without the prefix'],
  [`__host-doorward-session=${token}`, undefined, 'names are case-sensitive'],
  ['__Host-doorward-session=', undefined, 'empty'],
  ['__Host-doorward-session', undefined, 'no value'],
  ['__Host-doorward-session="quoted-value-0123456789"', undefined, 'quoted'],
  [`__Host-doorward-session=${'a'.repeat(129)}`, undefined, 'too long'],
  [`__Host-doorward-session=../../../../etc/passwd`, undefined, 'a path'],
  [';;;==;', undefined, 'garbage'],
  ['', undefined, 'empty header'],
  [undefined, undefined, 'no header'],
]
for (const [header, value, why] of read)
  test(`read: ${why}`, () => assert.equal(cookie.read({ cookie: header }), value))
