import { findSegment } from './segment.ts'

/** A text that holds no octets in any form that is known. `at` is the character that belongs to none, counted from 0. */
export class DumpError extends Error {
  override readonly name = 'DumpError'
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/**
 * The octets a person has copied from somewhere: hexadecimal digits, with or without spaces, colons, commas, `0x` or
 * `\x`; the columns of tcpdump -x and -X, Wireshark, xxd and hexdump -C, with offsets and characters; or base64.
 * What is a whole packet gives what its TCP segment carries; several follow each other. Throws a `DumpError`.
 */
export function readDump(text: string): Uint8Array {
  const rows = text.split(/\r\n|\r|\n/)
  if (rows.some(row => parseRow(row) !== undefined)) return readRows(rows)
  const digits = text.replace(/0x|\\x|[\s:,;"'\\{}[\]]/gi, '')
  if (/^(?:[0-9a-f]{2})*$/i.test(digits)) return findSegment(octetsOf(digits))
  const base64 = text.replace(/\s/g, '')
  // An LDAP message begins with 0x30, and so its base64 with M and one of sixteen letters.
  if (/^M[A-P][A-Za-z0-9+/_-]*={0,2}$/.test(base64)) return new Uint8Array(Buffer.from(base64, 'base64'))
  if (/^[0-9a-f]*$/i.test(digits)) throw new DumpError('The last octet has only one digit.', text.length)
  throw new DumpError(
    'This is neither hexadecimal nor the base64 of an LDAP message.',
    text.search(/[^0-9a-fA-FxX\s:,;"'\\{}[\]]/),
  )
}

/** A row of columns: where its octets begin, and what follows that. */
interface Row {
  offset: number
  rest: string
}

// `0x0010:  4500 …` (tcpdump), `00000010: 4500 …` (xxd), `0010   45 00 …` (Wireshark), `00000010  45 00 …` (hexdump).
const rowForm =
  /^\s*(?:0x([0-9a-f]{4,8}):|([0-9a-f]{4,8}):|([0-9a-f]{4}|[0-9a-f]{8})(?= {2,}[0-9a-f]{2}(?: |$)))\s+(\S.*)$/i

function parseRow(row: string): Row | undefined {
  const found = rowForm.exec(row)
  const digits = found?.[1] ?? found?.[2] ?? found?.[3]
  return digits === undefined ? undefined : { offset: parseInt(digits, 16), rest: found?.[4] ?? '' }
}

/** Rows whose offsets begin again at 0 are another packet; rows of other text (the time, the addresses) are passed over. */
function readRows(rows: readonly string[]): Uint8Array {
  const found = rows.map(parseRow).filter(row => row !== undefined)
  const packets: Uint8Array[][] = []
  found.forEach((row, i) => {
    const next = found[i + 1]?.offset ?? 0
    const most = next > row.offset ? next - row.offset : 16
    if (row.offset === 0 || packets.length === 0) packets.push([])
    packets.at(-1)?.push(octetsOf(rowDigits(row.rest, most * 2)))
  })
  return join(packets.map(packet => findSegment(join(packet))))
}

/** Digits up to `most`, or to what cannot be some: the column of characters stands apart, and may look like digits. */
function rowDigits(rest: string, most: number): string {
  let digits = ''
  for (const [, gap = '', group = ''] of rest.matchAll(/(\s*)(\S+)/g)) {
    if (digits !== '' && gap.length > 2) break
    if (digits.length >= most || !/^(?:[0-9a-f]{2}){1,4}$/i.test(group)) break
    digits += group
  }
  return digits.slice(0, most)
}

function octetsOf(digits: string): Uint8Array {
  return new Uint8Array(Buffer.from(digits, 'hex'))
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
