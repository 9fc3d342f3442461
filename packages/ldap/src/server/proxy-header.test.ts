import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import { readProxyHeader } from './proxy-header.ts'
import { proxyHeader } from './raw-client.ts'

const bytesMax = 1000
const read = (bytes: Uint8Array | string) =>
  readProxyHeader(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, bytesMax)
const refused = (bytes: Uint8Array | string, what?: string) => assert.throws(() => read(bytes), LdapError, what)

const signature = '0d0a0d0a000d0a515549540a'
/** A header of version 2 from its parts in hexadecimal; the length is put in. */
function second(command: string, family: string, content: string): Buffer {
  const body = Buffer.from(content.replaceAll(' ', ''), 'hex')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length)
  return Buffer.concat([Buffer.from(signature + command + family, 'hex'), length, body])
}
const ipv4 = 'c0000201 c6336407 dc04 0185'
const ipv6 = '20010db8000000000000000000000001 20010db8000000000000000000000002 dc04 0185'
const announced4 = { remoteAddress: '192.0.2.1', localAddress: '198.51.100.7', remotePort: 56324, localPort: 389 }
const announced6 = { remoteAddress: '2001:db8::1', localAddress: '2001:db8::2', remotePort: 56324, localPort: 389 }

suite('version 1', () => {
  const line = 'PROXY TCP4 192.0.2.1 198.51.100.7 56324 389\r\n'

  test('both families, and what follows is not part of it', () => {
    assert.deepEqual(read(`${line}0\x0c`), { length: line.length, announced: announced4 })
    const long = 'PROXY TCP6 2001:0DB8:0::1 2001:db8::0:2 56324 389\r\n'
    assert.deepEqual(read(long), { length: long.length, announced: announced6 })
    const mapped = read('PROXY TCP6 ::ffff:192.0.2.1 ::ffff:c633:6407 56324 389\r\n')
    assert.deepEqual(mapped?.announced, announced4)
  })

  test('unknown: nobody is announced, whatever else the line says', () => {
    for (const text of ['PROXY UNKNOWN\r\n', `PROXY UNKNOWN ${'f'.repeat(88)}\r\n`])
      assert.deepEqual(read(text), { length: text.length, announced: undefined })
  })

  test('any part of it needs more', () => {
    for (let length = 0; length < line.length; length++) assert.equal(read(line.slice(0, length)), undefined)
  })

  test('anything else is refused', () => {
    for (const text of [
      'PROXY TCP4 192.0.2.1 198.51.100.7 56324\r\n',
      'PROXY TCP4 192.0.2.1 198.51.100.7 56324 389 1\r\n',
      'PROXY TCP4  192.0.2.1 198.51.100.7 56324 389\r\n',
      'PROXY TCP4 192.0.2.1 198.51.100.7 56324 65536\r\n',
      'PROXY TCP4 192.0.2.1 198.51.100.7 -1 389\r\n',
      'PROXY TCP4 192.0.2.1 198.51.100.7 056 389\r\n',
      'PROXY TCP4 192.0.2.1 198.51.100.7 1e3 389\r\n',
      'PROXY TCP4 192.0.2.256 198.51.100.7 1 389\r\n',
      'PROXY TCP4 192.0.2.01 198.51.100.7 1 389\r\n',
      'PROXY TCP4 ::1 ::1 1 389\r\n',
      'PROXY TCP6 192.0.2.1 198.51.100.7 1 389\r\n',
      'PROXY TCP6 fe80::1%eth0 fe80::2 1 389\r\n',
      'PROXY tcp4 192.0.2.1 198.51.100.7 1 389\r\n',
      'PROXY UDP4 192.0.2.1 198.51.100.7 1 389\r\n',
      'PROXY\r\n',
      'PROXY \r\n',
      'proxy TCP4 192.0.2.1 198.51.100.7 56324 389\r\n',
      '\r\nPROXY TCP4 192.0.2.1 198.51.100.7 56324 389\r\n',
      `PROXY UNKNOWN ${'x'.repeat(93)}`,
      `PROXY TCP4 192.0.2.1 198.51.100.7 56324 389\n${'x'.repeat(107)}`,
    ])
      refused(text, text)
  })
})

suite('version 2', () => {
  test('both families', () => {
    assert.deepEqual(read(second('21', '11', ipv4)), { length: 28, announced: announced4 })
    assert.deepEqual(read(second('21', '21', ipv6)), { length: 52, announced: announced6 })
  })

  test('what the proxy adds is passed over, and what follows is not part of it', () => {
    const header = second('21', '11', `${ipv4} 04 0003 000000 20 0005 01 00000000`)
    assert.deepEqual(read(Buffer.concat([header, Buffer.from('300c', 'hex')])), {
      length: header.length,
      announced: announced4,
    })
  })

  test('a proxy that speaks for itself, that does not know, and a socket in a file system', () => {
    for (const header of [
      second('20', '00', ''),
      second('20', '11', ipv4),
      second('21', '00', ''),
      second('21', '00', '010203'),
      second('21', '31', '2f'.repeat(216)),
    ])
      assert.deepEqual(read(header), { length: header.length, announced: undefined })
  })

  test('any part of it needs more', () => {
    const header = second('21', '21', `${ipv6} 040001aa`)
    for (let length = 0; length < header.length; length++) assert.equal(read(header.subarray(0, length)), undefined)
  })

  test('anything else is refused', () => {
    for (const [what, header] of [
      ['version 1', second('11', '11', ipv4)],
      ['version 3', second('31', '11', ipv4)],
      ['a command that is not known', second('22', '11', ipv4)],
      ['a family that is not known', second('21', '41', ipv4)],
      ['a transport that is not known', second('21', '13', ipv4)],
      ['datagrams', second('21', '12', ipv4)],
      ['addresses cut short', second('21', '11', ipv4.slice(0, -2))],
      ['IPv6 with the addresses of IPv4', second('21', '21', ipv4)],
      ['a path cut short', second('21', '31', '2f'.repeat(215))],
      ['another signature', Buffer.from(second('21', '11', ipv4).map((octet, i) => (i === 5 ? 1 : octet)))],
    ] as const)
      refused(header, what)
  })

  test('longer than the limit: refused as soon as its length is known', () => {
    refused(second('21', '11', `${ipv4}${'00'.repeat(980)}`).subarray(0, 16))
    assert.notEqual(read(second('21', '11', `${ipv4}${'00'.repeat(972)}`)), undefined)
  })
})

test('LDAP, TLS and HTTP are none', () => {
  for (const hex of ['300c020101600702010304008000', '160301', '474554202f', '00', 'ff'])
    refused(Buffer.from(hex, 'hex'))
})

test('the headers of the tests are read as they are meant', () => {
  for (const version of [1, 2] as const)
    assert.equal(read(proxyHeader('192.0.2.9', version))?.announced?.remoteAddress, '192.0.2.9')
})
