import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicAddress, isPublicHost } from './public-address.ts'

test('addresses of the internet, and no others', () => {
  for (const address of ['1.1.1.1', '192.0.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])
    assert.equal(isPublicAddress(address), true, address)
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:192.168.1.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    'not an address',
  ])
    assert.equal(isPublicAddress(address), false, address)
})

test('a host of a URL may be public as long as it is a name that is not this machine’s', () => {
  for (const host of ['app.example.com', 'nas.lan', '1.1.1.1', '[2606:4700::1111]', 'localhost.example.com'])
    assert.equal(isPublicHost(host), true, host)
  for (const host of ['localhost', 'LOCALHOST.', 'app.localhost', '127.0.0.1', '[::1]', '[fd00::1]'])
    assert.equal(isPublicHost(host), false, host)
})
