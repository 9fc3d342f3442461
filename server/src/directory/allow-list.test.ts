import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Problem } from '#ground'
import { parseAllowList, readNetworkNames } from './allow-list.ts'

describe('allow-list', () => {
  const allows = (line: string, address: string) => parseAllowList([line]).allows(address)

  test('addresses and ranges of both families', () => {
    assert.ok(allows('192.0.2.7', '192.0.2.7'))
    assert.ok(!allows('192.0.2.7', '192.0.2.8'))
    assert.ok(allows('10.0.0.0/8', '10.255.0.1'))
    assert.ok(!allows('10.0.0.0/8', '11.0.0.1'))
    assert.ok(allows('10.1.2.3/8', '10.9.9.9'), 'host bits do not matter')
    assert.ok(allows('2001:db8::/32', '2001:db8:ffff::1'))
    assert.ok(!allows('2001:db8::/32', '2001:db9::1'))
    assert.ok(allows('0.0.0.0/0', '203.0.113.9'))
    assert.ok(!allows('0.0.0.0/0', '2001:db8::1'))
    assert.ok(!allows('::/0', '203.0.113.9'))
  })

  test('a peer is compared in its plain form', () => {
    assert.ok(allows('127.0.0.1', '::ffff:127.0.0.1'))
    assert.ok(allows('::ffff:10.0.0.0/104', '10.1.1.1'))
    assert.ok(allows('fe80::/10', 'fe80::1%eth0'))
    assert.ok(allows('::1', '0:0:0:0:0:0:0:1'))
  })

  test('comments and blank lines say nothing', () => {
    const list = parseAllowList(['# apps', '', '  ', '192.0.2.1 # Nextcloud', '\t2001:db8::1\r'])
    assert.ok(list.allows('192.0.2.1') && list.allows('2001:db8::1') && !list.allows('192.0.2.2'))
    assert.ok(parseAllowList(['# nobody yet']).isEmpty)
    assert.ok(!list.isEmpty)
  })

  test('what is no address is never allowed', () => {
    for (const address of ['', 'localhost', '1.2.3', '999.1.1.1', '::1::']) assert.ok(!allows('0.0.0.0/0', address))
  })

  test('every bad line is named by its number', () => {
    const lines = ['127.0.0.1', '10.0.0.0/33', '', '127.1', '0x7f000001', '1.2.3.4 5.6.7.8', 'host.example', '::/129']
    const more = ['10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', 'fe80::1%eth0', '192.168.001.1x', '10.0.0.0/+8']
    assert.throws(
      () => parseAllowList([...lines, ...more]),
      (error: Problem) =>
        error.code === 'invalid' &&
        error.message.startsWith('Line 2 ') &&
        error.fields.map(({ path }) => path).join() ===
          [2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map(n => `allowList.${n}`).join(),
    )
  })
})

test('networks are called what the comment of the narrowest range says', () => {
  const nameOf = readNetworkNames([
    '10.0.0.0/8 # everywhere',
    '10.0.20.0/24 # the office',
    '10.0.30.0/24',
    '2001:db8::/32 #lab',
    '# only a comment',
    'nonsense # of no range',
    '192.0.2.7 # ',
  ])
  assert.deepEqual(
    ['10.0.20.5', '::ffff:10.0.20.5', '10.0.30.1', '2001:db8::1', '192.0.2.7', '198.51.100.1', 'nonsense'].map(nameOf),
    ['the office', 'the office', 'everywhere', 'lab', null, null, null],
  )
})
