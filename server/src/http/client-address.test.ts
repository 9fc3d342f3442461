import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseTrustedProxies, resolveClientAddress } from './client-address.ts'

const isTrusted = parseTrustedProxies(['10.0.0.0/8', '::1', '2001:db8:1::/48'])

const table: [socket: string | undefined, forwardedFor: string | undefined, resolved: string, why: string][] = [
  ['198.51.100.7', undefined, '198.51.100.7', 'no proxy'],
  ['198.51.100.7', '203.0.113.1', '198.51.100.7', 'a stranger cannot name another address'],
  ['10.0.0.1', '203.0.113.1', '203.0.113.1', 'a trusted proxy can'],
  ['::ffff:10.0.0.1', '203.0.113.1', '203.0.113.1', 'IPv4-mapped socket address'],
  ['10.0.0.1', '1.2.3.4, 203.0.113.1', '203.0.113.1', 'what the visitor wrote stands further left'],
  ['10.0.0.1', '203.0.113.1, 10.9.9.9', '203.0.113.1', 'two trusted proxies'],
  ['10.0.0.1', '203.0.113.1:55001', '203.0.113.1', 'with a port'],
  ['::1', '[2001:db8:2::7]:443', '2001:db8:2::7', 'IPv6 in brackets with a port'],
  ['::1', '2001:DB8:2:0::7', '2001:db8:2::7', 'IPv6 is normalised'],
  ['10.0.0.1', 'unknown', '10.0.0.1', 'garbage is ignored'],
  ['10.0.0.1', '203.0.113.1, _hidden', '10.0.0.1', 'garbage ends the walk'],
  ['10.0.0.1', '2130706433', '10.0.0.1', 'a number is no address'],
  ['10.0.0.1', '0x7f.1', '10.0.0.1', 'nor is hexadecimal'],
  ['10.0.0.1', '127.1', '10.0.0.1', 'nor a short form'],
  ['10.0.0.1', '', '10.0.0.1', 'empty'],
  ['10.0.0.1', ', ,', '10.0.0.1', 'only commas'],
  ['10.0.0.1', '203.0.113.1\u0000', '10.0.0.1', 'a control character'],
  ['10.0.0.1', '10.1.1.1, 10.2.2.2', '10.1.1.1', 'all trusted: the furthest'],
  ['fe80::1%eth0', undefined, 'fe80::1', 'the zone is dropped'],
  [undefined, undefined, '0.0.0.0', 'the socket is gone'],
]

for (const [socket, forwardedFor, resolved, why] of table)
  test(`client address: ${why}`, () => assert.equal(resolveClientAddress(socket, forwardedFor, isTrusted), resolved))

test('client address: a long list costs little and stops after the hops we look at', () => {
  const list = Array.from({ length: 3000 }, () => '10.1.1.1').join(',')
  assert.equal(resolveClientAddress('10.0.0.1', `203.0.113.1,${list}`, isTrusted), '10.1.1.1')
})

test('trusted proxies: a wrong entry is named', () => {
  assert.throws(() => parseTrustedProxies(['10.0.0.0/8', 'proxy.internal']), /"proxy\.internal"/)
  assert.throws(() => parseTrustedProxies(['10.0.0.0/33']), /10\.0\.0\.0\/33/)
})
