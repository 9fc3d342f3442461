import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSameOrigin, type RequestOrigin } from './same-origin.ts'

const remote = new URL('https://id.example.com')
const local = new URL('http://localhost:8080')
const from = (parts: Partial<RequestOrigin>): RequestOrigin => ({
  fetchSite: undefined,
  origin: undefined,
  host: 'id.example.com',
  ...parts,
})

const table: [parts: Partial<RequestOrigin>, publicUrl: URL, anyHost: boolean, allowed: boolean][] = [
  [{ fetchSite: 'same-origin' }, remote, false, true],
  [{ fetchSite: 'same-origin', origin: 'null' }, remote, false, true],
  [{ fetchSite: 'same-site', origin: 'https://id.example.com' }, remote, false, false],
  [{ fetchSite: 'cross-site', origin: 'https://id.example.com' }, remote, false, false],
  [{ fetchSite: 'none' }, remote, false, false],
  [{ fetchSite: '' }, remote, false, false],
  [{ origin: 'https://id.example.com' }, remote, false, true],
  [{ origin: 'http://id.example.com' }, remote, false, false],
  [{ origin: 'https://id.example.com.evil.test' }, remote, false, false],
  [{ origin: 'https://evil.test' }, remote, false, false],
  [{ origin: 'null' }, remote, false, false],
  [{}, remote, false, false],
  [{ origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' }, local, false, true],
  [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:8080' }, local, false, false],
  [{ origin: 'http://192.168.1.5:8080', host: '192.168.1.5:8080' }, local, false, false],
  [{ origin: 'http://192.168.1.5:8080', host: '192.168.1.5:8080' }, local, true, true],
  [{ origin: 'http://evil.test', host: '192.168.1.5:8080' }, local, true, false],
]

for (const [parts, publicUrl, anyHost, allowed] of table)
  test(`${JSON.stringify(parts)} at ${publicUrl.origin}${anyHost ? ', setting up' : ''}: ${allowed ? 'allowed' : 'refused'}`, () =>
    assert.equal(isSameOrigin(from(parts), publicUrl, anyHost), allowed))
