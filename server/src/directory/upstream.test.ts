import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#ground'
import { newGateway, parseGateway } from './gateway-door.ts'
import { isNoUpstream } from './upstream.ts'

const home = new URL('https://id.example.com')
const parse = (upstream: string, at: URL | null = home, host = 'wiki.example.com'): string | null =>
  parseGateway({ upstream }, newGateway(host), at).upstream

for (const [text, kept] of [
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  [' HTTP://LocalHost:80/ ', 'http://localhost'],
  ['https://wiki.internal', 'https://wiki.internal'],
  ['https://[2001:db8::7]:8443/', 'https://[2001:db8::7]:8443'],
  // The same machine under the same name, on a port people do not come to.
  ['http://wiki.example.com:3000', 'http://wiki.example.com:3000'],
  ['http://id.example.com:3000', 'http://id.example.com:3000'],
] as const)
  test(`the upstream ${text}`, () => assert.equal(parse(text), kept))

const refused: [text: string, why: RegExp][] = [
  ['', /Give the address/],
  ['wiki:3000', /Give the address/],
  ['127.0.0.1:3000', /Give the address/],
  ['ftp://wiki', /Give the address/],
  ['unix:/run/app.sock', /Give the address/],
  ['http://', /Give the address/],
  [`http://${'a'.repeat(3000)}`, /Give the address/],
  ['http://me:secret@wiki', /No name and password/],
  ['http://wiki/app', /Scheme, name and port alone/],
  ['http://wiki/?x', /Scheme, name and port alone/],
  ['http://wiki?', /Scheme, name and port alone/],
  ['http://wiki/#', /Scheme, name and port alone/],
  ['http://169.254.169.254', /No app is at this address/],
  ['http://2852039166', /No app is at this address/],
  ['http://0xa9fea9fe', /No app is at this address/],
  ['http://[::ffff:169.254.169.254]', /No app is at this address/],
  ['http://[fe80::1]', /No app is at this address/],
  ['http://[fd00:ec2::254]', /No app is at this address/],
  ['http://0.0.0.0:3000', /No app is at this address/],
  ['https://id.example.com', /This leads back here/],
  ['https://wiki.example.com:443', /This leads back here/],
  ['http://wiki.example.com:443', /This leads back here/],
]
for (const [text, why] of refused)
  test(`no upstream: ${text.slice(0, 40)}`, () =>
    assert.throws(
      () => parse(text),
      (error: unknown) =>
        error instanceof Problem && error.fields[0]?.path === 'gateway.upstream' && why.test(error.fields[0].message),
    ))

test('an app cannot have the name of our own pages', () => {
  assert.throws(
    () => parseGateway({ host: 'ID.example.com' }, newGateway('x'), home),
    (error: unknown) => error instanceof Problem && /name of our own pages/.test(error.fields[0]?.message ?? ''),
  )
  assert.equal(parseGateway({ host: 'id.example.com' }, newGateway('x'), null).host, 'id.example.com')
})

test('what a name may resolve to', () => {
  for (const address of ['169.254.1.2', 'fe80::1%eth0', '::', '224.0.0.1']) assert.ok(isNoUpstream(address), address)
  for (const address of ['127.0.0.1', '::1', '10.0.0.1', 'fd00::1', '192.0.2.1', 'wiki'])
    assert.ok(!isNoUpstream(address), address)
})
