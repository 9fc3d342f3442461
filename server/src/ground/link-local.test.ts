import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLinkLocal } from './link-local.ts'

test('link-local and metadata addresses, however they are written', () => {
  for (const address of [
    '169.254.169.254',
    '169.254.0.1',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '[::ffff:a9fe:a9fe]',
    '::169.254.169.254',
    '64:ff9b::169.254.169.254',
    '2002:a9fe:a9fe::1',
    'fe80::1',
    'fe80::1%eth0',
    'febf:ffff::1',
    '[fe80::1]',
    'fd00:ec2::254',
    'FD00:EC2:0:0:0:0:0:254',
    'fd20:ce::254',
    '100.100.100.200',
    '64:ff9b::100.100.100.200',
    '168.63.129.16',
    '2002:a83f:8110::5',
  ])
    assert.equal(isLinkLocal(address), true, address)
})

test('private addresses, our own, and names are none', () => {
  for (const address of [
    '127.0.0.1',
    '10.0.0.1',
    '192.168.1.1',
    '169.253.255.255',
    '169.255.0.0',
    '::1',
    'fec0::1',
    'fd00:ec2::253',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '100.100.100.201',
    'metadata.internal',
    '',
  ])
    assert.equal(isLinkLocal(address), false, address)
})
