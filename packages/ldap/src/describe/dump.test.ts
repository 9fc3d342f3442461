import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { encodeMessage } from '../message/message.ts'
import { search } from '../server/raw-client.ts'
import { DumpError, readDump } from './dump.ts'

// Its characters look like digits, so that the columns must be told apart by where they stand.
const bytes = Buffer.from(
  encodeMessage({ messageId: 1, operation: search('dc=abcd ef 0123 dead beef', { attributes: ['aa bb cc'] }) }),
)
const hex = bytes.toString('hex')
const pairs = hex.match(/../g) as string[]
const shown = (row: Uint8Array) =>
  Array.from(row, octet => (octet > 31 && octet < 127 ? String.fromCharCode(octet) : '.')).join('')

/** The rows of a dump, sixteen octets each. */
function rows(source: Uint8Array, print: (offset: number, row: Buffer) => string): string {
  const printed: string[] = []
  for (let at = 0; at < source.length; at += 16) printed.push(print(at, Buffer.from(source.subarray(at, at + 16))))
  return printed.join('\n')
}

const grouped = (row: Buffer, size: number) =>
  (row.toString('hex').match(new RegExp(`.{1,${size * 2}}`, 'g')) ?? []).join(' ')
const number = (offset: number, digits: number) => offset.toString(16).padStart(digits, '0')

const dumps: Record<string, (source: Buffer) => string> = {
  'tcpdump -x': source => rows(source, (at, row) => `\t0x${number(at, 4)}:  ${grouped(row, 2)}`),
  'tcpdump -X': source =>
    rows(source, (at, row) => `\t0x${number(at, 4)}:  ${grouped(row, 2).padEnd(39)}  ${shown(row)}`),
  Wireshark: source => rows(source, (at, row) => `${number(at, 4)}   ${grouped(row, 1).padEnd(47)}   ${shown(row)}`),
  xxd: source => rows(source, (at, row) => `${number(at, 8)}: ${grouped(row, 2).padEnd(39)}  ${shown(row)}`),
  'hexdump -C': source =>
    rows(source, (at, row) => {
      const halves = `${grouped(row.subarray(0, 8), 1)}  ${grouped(row.subarray(8), 1)}`
      return `${number(at, 8)}  ${halves.padEnd(48)}  |${shown(row)}|`
    }),
}

suite('octets in the forms people copy', () => {
  const forms: Record<string, string> = {
    'a stream of digits': hex,
    'capital letters': hex.toUpperCase(),
    spaces: pairs.join(' '),
    'spaces and rows': pairs.map((pair, i) => pair + (i % 16 === 15 ? '\r\n' : ' ')).join(''),
    colons: pairs.join(':'),
    'words of four digits': grouped(bytes, 2),
    'a C array': `{ ${pairs.map(pair => `0x${pair}`).join(', ')} };`,
    'escapes in a string': `"${pairs.map(pair => `\\x${pair}`).join('')}"`,
    'escapes over several rows': pairs.map(pair => `"\\x${pair}" \\`).join('\n'),
    base64: bytes.toString('base64'),
    'base64 in rows': bytes.toString('base64').replace(/.{20}/g, '$&\n'),
    base64url: bytes.toString('base64url'),
  }
  for (const [form, text] of Object.entries(forms))
    test(form, () => assert.equal(Buffer.from(readDump(text)).toString('hex'), hex))

  for (const [tool, print] of Object.entries(dumps)) {
    test(`${tool}, whatever length its last row has`, () => {
      for (let length = bytes.length - 20; length <= bytes.length; length++) {
        const part = bytes.subarray(0, length)
        assert.equal(Buffer.from(readDump(print(part))).toString('hex'), part.toString('hex'), print(part))
      }
    })
  }
})

suite('packets', () => {
  const tcp = Buffer.from(
    'c3500f32000000010000000280180200fe30 0000 0101080a0000000100000001'.replaceAll(' ', ''),
    'hex',
  )
  const ipv4 = (payload: Buffer) => {
    const header = Buffer.from('450000001234400040060000 7f000001 7f000001'.replaceAll(' ', ''), 'hex')
    header.writeUInt16BE(20 + tcp.length + payload.length, 2)
    return Buffer.concat([header, tcp, payload])
  }
  const ipv6 = (payload: Buffer) => {
    const header = Buffer.alloc(40)
    header.writeUInt32BE(0x60000000)
    header.writeUInt16BE(tcp.length + payload.length, 4)
    header[6] = 6
    return Buffer.concat([header, tcp, payload])
  }
  const ethernet = (type: string, packet: Buffer) =>
    Buffer.concat([Buffer.from(`300000000001300000000002${type}`, 'hex'), packet])

  for (const [what, packet] of Object.entries({
    IPv4: ipv4(bytes),
    IPv6: ipv6(bytes),
    'Ethernet and IPv4': ethernet('0800', ipv4(bytes)),
    'Ethernet and IPv6': ethernet('86dd', ipv6(bytes)),
    'with what fills up a short frame': ethernet('0800', Buffer.concat([ipv4(bytes), Buffer.alloc(6)])),
  })) {
    test(`${what}: what the segment carries`, () => {
      assert.equal(Buffer.from(readDump(packet.toString('hex'))).toString('hex'), hex)
    })
  }

  test('several of tcpdump, with their times between', () => {
    const half = bytes.length >> 1
    const print = dumps['tcpdump -X'] as (source: Buffer) => string
    const text = [bytes.subarray(0, half), Buffer.alloc(0), bytes.subarray(half)]
      .map(part => `12:00:00.000001 IP 127.0.0.1.50000 > 127.0.0.1.3890: Flags [P.]\n${print(ipv4(part))}`)
      .join('\n')
    assert.equal(Buffer.from(readDump(text)).toString('hex'), hex)
  })
})

test('what is none of them is said to be none, with the place', () => {
  for (const [text, at] of [
    ['30 0c zz', 6],
    ['ü', 0],
    ['300', 3],
    ['30 0c 0201 (!)', 11],
  ] as const)
    assert.throws(
      () => readDump(text),
      (error: unknown) => error instanceof DumpError && error.at === at,
      text,
    )
  assert.equal(readDump('').length, 0)
})
