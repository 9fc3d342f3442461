import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLoopbackName, isOurHost, parseHostName } from './host-check.ts'

const remote = new URL('https://id.example.com')
const local = new URL('http://localhost:8080')

const table: [host: string | undefined, publicUrl: URL, ours: boolean][] = [
  ['id.example.com', remote, true],
  ['ID.Example.COM:443', remote, true],
  ['id.example.com:8443', remote, true],
  ['id.example.com.evil.test', remote, false],
  ['evil.test', remote, false],
  ['localhost', remote, false],
  ['127.0.0.1', remote, false],
  ['id.example.com.', remote, false],
  ['id.example.com@evil.test', remote, false],
  ['id.example.com evil.test', remote, false],
  ['id.example.com,evil.test', remote, false],
  ['', remote, false],
  [undefined, remote, false],
  ['localhost:8080', local, true],
  ['localhost:9000', local, true],
  ['127.0.0.1:8080', local, true],
  ['[::1]:8080', local, true],
  ['doorward.localhost', local, true],
  ['localhost.evil.test', local, false],
  ['127.0.0.1.evil.test', local, false],
  ['192.168.1.5:8080', local, false],
]

for (const [host, publicUrl, ours] of table)
  test(`host ${JSON.stringify(host)} under ${publicUrl.origin}: ${ours ? 'ours' : 'refused'}`, () =>
    assert.equal(isOurHost(host, publicUrl), ours))

test('a host name is read without its port', () => {
  assert.equal(parseHostName('[::1]:80'), '[::1]')
  assert.equal(parseHostName('a:99999999'), undefined)
})

test('only loopback names are loopback names', () => {
  assert.equal(isLoopbackName('127.9.9.9'), true)
  assert.equal(isLoopbackName('2130706433'), false)
  assert.equal(isLoopbackName('notlocalhost'), false)
})
