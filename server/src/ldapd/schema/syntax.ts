import { normaliseDN } from '@doorward/ldap'
import { prepareText } from './prepare-text.ts'

/** Where in a value a piece of a substring filter stands. */
export type Part = 'initial' | 'any' | 'final'

/**
 * How values of a syntax are compared: each value has a normal form in bytes, and two values are equal when their normal
 * forms are. RFC 4517 names the rules, RFC 4518 how text is prepared.
 */
export interface Syntax {
  oid: string
  /** Without one, values are compared with nothing. */
  equality?: string
  ordering?: string
  substrings?: string
  /**
   * Writes the normal form of `source[start .. end)` to `target`, which has the room `normalRoom` says, and answers its
   * length; -1 when it is not a value of this syntax. `part` is for a piece of a substring filter.
   */
  normalise(source: Uint8Array, start: number, end: number, target: Uint8Array, part?: Part): number
  /** Orders normal forms; by bytes unless given. */
  compare?(a: Uint8Array, b: Uint8Array): number
}

const utf8 = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Room for the normal form of a value: folding may lengthen a text (`ﷺ` from three bytes to thirty-three). */
export const normalRoom = (length: number): number => length * 11 + 16

function decode(source: Uint8Array, start: number, end: number): string | undefined {
  try {
    return decoder.decode(source.subarray(start, end))
  } catch {
    return undefined
  }
}

/** A normal form made with strings, for what is rare. */
function viaText(to: (text: string) => string | undefined): Syntax['normalise'] {
  return (source, start, end, target) => {
    const text = decode(source, start, end)
    const normal = text === undefined ? undefined : to(text)
    return normal === undefined ? -1 : utf8.encodeInto(normal, target).written
  }
}

/**
 * Text, folded in letter case or not: spaces at the ends dropped and runs of them made one; nothing but spaces is one
 * space. A piece of a substring filter keeps a space where the value goes on (RFC 4518 §2.6.1). What is ASCII, which is
 * nearly all, is prepared without making a string.
 */
const preparedText =
  (foldsCase: boolean): Syntax['normalise'] =>
  (source, start, end, target, part) => {
    const keepsFirst = part === 'any' || part === 'final'
    const keepsLast = part === 'any' || part === 'initial'
    let length = 0
    let space = false
    for (let i = start; i < end; i++) {
      let byte = source[i] as number
      if (byte >= 0x7f || byte < 0x20) return prepareRareText(source.subarray(start, end), target, foldsCase, part)
      if (byte === 0x20) {
        space = true
        continue
      }
      if (space && (length > 0 || keepsFirst)) target[length++] = 0x20
      space = false
      if (foldsCase && byte >= 0x41 && byte <= 0x5a) byte |= 0x20
      target[length++] = byte
    }
    if (space && length === 0) return onlySpace(target, part)
    if (space && keepsLast) target[length++] = 0x20
    return length
  }
const foldedText = preparedText(true)
const exactText = preparedText(false)

/** Stands where a value goes on, so that a space beside it is one within. Nothing composes with it. */
const more = '!'

function prepareRareText(bytes: Uint8Array, target: Uint8Array, foldsCase: boolean, part?: Part): number {
  const text = decode(bytes, 0, bytes.length)
  if (text === undefined) return -1
  const before = part === 'any' || part === 'final' ? more : ''
  const after = part === 'any' || part === 'initial' ? more : ''
  const prepared = prepareText(before + text + after, foldsCase)
  if (prepared === undefined) return -1
  const piece = prepared.slice(before.length, prepared.length - after.length)
  return piece.trim() === '' ? onlySpace(target, part) : utf8.encodeInto(piece, target).written
}

/** RFC 4518 §2.6.1: a value ends with a space that is not written, so a last piece of nothing else is always there. */
function onlySpace(target: Uint8Array, part?: Part): number {
  if (part === 'final') return 0
  target[0] = 0x20
  return 1
}

/** A name or number of the schema (RFC 4512 §1.4), without regard to case. */
const foldedName: Syntax['normalise'] = (source, start, end, target) => {
  for (let i = start; i < end; i++) {
    const byte = source[i] as number
    if (isNameByte[byte] !== 1) return -1
    target[i - start] = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  }
  return start === end ? -1 : end - start
}
const isNameByte = new Uint8Array(256)
for (const byte of utf8.encode('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.;-'))
  isNameByte[byte] = 1

/** Octets as they are. */
const asIs: Syntax['normalise'] = (source, start, end, target) => {
  target.set(source.subarray(start, end))
  return end - start
}

/** Numbers by their value: the sign, the number of digits, the digits. */
function compareIntegers(a: Uint8Array, b: Uint8Array): number {
  const [x, y] = [BigInt(Buffer.from(a).toString()), BigInt(Buffer.from(b).toString())]
  return x < y ? -1 : x > y ? 1 : 0
}

/** RFC 4517 §3.3.13: `20260612094122Z`, with less or more precision and other zones; normal form `20260612094122.000Z`. */
function generalizedTime(text: string): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)?)?(?:[.,](\d+))?(Z|[+-]\d\d(?:\d\d)?)$/.exec(text)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = parts
  const unit = second !== undefined ? 1000 : minute !== undefined ? 60_000 : 3_600_000
  const offset = zone === 'Z' ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5) || 0)
  const at =
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute ?? 0), Number(second ?? 0)) +
    Math.round(Number(`0.${fraction || 0}`) * unit) -
    (zone.startsWith('-') ? -offset : offset) * 60_000
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31 || Number(hour) > 23)
    return undefined
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().replace(/[-:T]/g, '')
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function normalDN(text: string): string | undefined {
  try {
    return normaliseDN(text)
  } catch {
    return undefined
  }
}

export const syntaxes = {
  /** Without an ordering rule, as RFC 4519 has cn, sn, uid and the rest. */
  directoryString: {
    oid: '1.3.6.1.4.1.1466.115.121.1.15',
    equality: 'caseIgnoreMatch',
    substrings: 'caseIgnoreSubstringsMatch',
    // RFC 4517 §3.3.6: a directory string has at least one character.
    normalise: (source, start, end, target, part) =>
      start === end ? -1 : foldedText(source, start, end, target, part),
  },
  /** For rules that are asked for by name: no attribute is of it. */
  directoryStringExact: {
    oid: '1.3.6.1.4.1.1466.115.121.1.15',
    equality: 'caseExactMatch',
    ordering: 'caseExactOrderingMatch',
    substrings: 'caseExactSubstringsMatch',
    normalise: (source, start, end, target, part) => (start === end ? -1 : exactText(source, start, end, target, part)),
  },
  ia5String: {
    oid: '1.3.6.1.4.1.1466.115.121.1.26',
    equality: 'caseIgnoreIA5Match',
    substrings: 'caseIgnoreIA5SubstringsMatch',
    // As OpenLDAP has it: in addresses and the like, spaces at the ends of a piece are slips.
    normalise(source, start, end, target, part) {
      for (let i = start; i < end; i++) if ((source[i] as number) >= 0x80) return -1
      const length = foldedText(source, start, end, target)
      return part !== undefined && length === 1 && target[0] === 0x20 ? 0 : length
    },
  },
  /** Paths on Unix machines: RFC 2307 compares them with regard to case. */
  ia5StringExact: {
    oid: '1.3.6.1.4.1.1466.115.121.1.26',
    equality: 'caseExactIA5Match',
    normalise(source, start, end, target) {
      for (let i = start; i < end; i++) if ((source[i] as number) >= 0x80) return -1
      return asIs(source, start, end, target)
    },
  },
  /** Days as `2027-01-31`: text that sorts as the days do, and means no other day in another time zone. */
  day: {
    oid: '1.3.6.1.4.1.1466.115.121.1.15',
    equality: 'caseIgnoreMatch',
    ordering: 'caseIgnoreOrderingMatch',
    substrings: 'caseIgnoreSubstringsMatch',
    normalise: (source, start, end, target, part) =>
      start === end ? -1 : foldedText(source, start, end, target, part),
  },
  octetString: {
    oid: '1.3.6.1.4.1.1466.115.121.1.40',
    equality: 'octetStringMatch',
    normalise: asIs,
  },
  telephoneNumber: {
    oid: '1.3.6.1.4.1.1466.115.121.1.50',
    equality: 'telephoneNumberMatch',
    substrings: 'telephoneNumberSubstringsMatch',
    // RFC 4517 §3.3.31: printable characters only. RFC 4518 §2.6.3: spaces and hyphens do not count.
    normalise: viaText(text =>
      /^[A-Za-z0-9'()+,./:?= -]+$/.test(text) ? text.toLowerCase().replace(/[ -]/g, '') : undefined,
    ),
  },
  boolean: {
    oid: '1.3.6.1.4.1.1466.115.121.1.7',
    equality: 'booleanMatch',
    // RFC 4517 §3.3.3 has capitals only; clients also send `true`.
    normalise: viaText(text => (/^(?:true|false)$/i.test(text) ? text.toUpperCase() : undefined)),
  },
  integer: {
    oid: '1.3.6.1.4.1.1466.115.121.1.27',
    equality: 'integerMatch',
    ordering: 'integerOrderingMatch',
    normalise: viaText(text => (/^-?\d{1,40}$/.test(text) ? String(BigInt(text)) : undefined)),
    compare: compareIntegers,
  },
  generalizedTime: {
    oid: '1.3.6.1.4.1.1466.115.121.1.24',
    equality: 'generalizedTimeMatch',
    ordering: 'generalizedTimeOrderingMatch',
    normalise: viaText(generalizedTime),
  },
  uuid: {
    oid: '1.3.6.1.1.16.1',
    equality: 'uuidMatch',
    ordering: 'uuidOrderingMatch',
    normalise: viaText(text => (uuidForm.test(text) ? text.toLowerCase() : undefined)),
  },
  oid: {
    oid: '1.3.6.1.4.1.1466.115.121.1.38',
    equality: 'objectIdentifierMatch',
    // Departs from RFC 4517 §4.2.26: a name that is not recognised equals nothing, instead of being Undefined, since apps
    // made for other directories ask for `(!(objectClass=computer))` and mean people.
    normalise: foldedName,
  },
  csn: {
    oid: '1.3.6.1.4.1.4203.666.11.2.1',
    equality: 'CSNMatch',
    ordering: 'CSNOrderingMatch',
    normalise: viaText(text => (/^\d{14}\.\d{6}Z#[0-9a-f]{6}#[0-9a-f]{3}#[0-9a-f]{6}$/i.test(text) ? text : undefined)),
  },
  /** DNs of people and groups are compared as entries, by the tree. */
  /** RFC 2798 §2.6 gives it no rule: there is a picture, or there is none. */
  jpeg: {
    oid: '1.3.6.1.4.1.1466.115.121.1.28',
    normalise: () => -1,
  },
  dn: {
    oid: '1.3.6.1.4.1.1466.115.121.1.12',
    equality: 'distinguishedNameMatch',
    normalise: viaText(normalDN),
  },
  /** A DN, and the bits that tell apart who bore it one after the other (RFC 4517 §3.3.21), which nobody has here. */
  nameAndOptionalUID: {
    oid: '1.3.6.1.4.1.1466.115.121.1.34',
    equality: 'uniqueMemberMatch',
    normalise: viaText(normalDN),
  },
  /** Descriptions of the schema itself (RFC 4512 §4.1): compared by the OID they begin with. */
  schemaDescription: {
    oid: '1.3.6.1.4.1.1466.115.121.1.3',
    equality: 'objectIdentifierFirstComponentMatch',
    normalise: viaText(text => /^(?:\( *)?([\w.;-]+)(?: |$)/.exec(text)?.[1]?.toLowerCase()),
  },
} as const satisfies Record<string, Syntax>

export type SyntaxName = keyof typeof syntaxes

export const syntaxOf = (name: SyntaxName): Syntax => syntaxes[name]

/** Orders two normal forms of a syntax. */
export const compareNormal = (syntax: Syntax, a: Uint8Array, b: Uint8Array): number =>
  syntax.compare === undefined ? Buffer.compare(a, b) : syntax.compare(a, b)
