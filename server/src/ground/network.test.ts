import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNetwork } from './network.ts'

test('addresses of one place are of one network, however they are written', () => {
  for (const [address, network] of [
    ['192.0.2.44', '192.0.2.0/24'],
    ['192.0.2.200', '192.0.2.0/24'],
    ['::ffff:192.0.2.44', '192.0.2.0/24'],
    ['2001:db8:1:2:a:b:c:d', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::5', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::5', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ] as const)
    assert.equal(findNetwork(address), network, address)
})

test('neighbours are other networks', () => {
  assert.notEqual(findNetwork('192.0.3.44'), findNetwork('192.0.2.44'))
  assert.notEqual(findNetwork('2001:db8:1:3::5'), findNetwork('2001:db8:1:2::5'))
})

test('what is no address stands for itself', () => {
  for (const text of ['', 'unknown', '10.0.0']) assert.equal(findNetwork(text), text)
})
