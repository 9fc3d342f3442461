import { BerReader } from '../ber/reader.ts'
import { findText } from '../ber/text.ts'
import { LdapError } from '../error.ts'
import { ResultCode } from '../message/result-code.ts'
import type { AttributeTypeAndValue, DN, RDN } from './dn.ts'

/** Parses the string form of a DN, RFC 4514 §3. Spaces around `,`, `+`, `=` and `;` for `,` are taken as RFC 2253 did. Throws invalidDNSyntax. */
export function parseDN(text: string): DN {
  const parser = new NameParser(text)
  const dn: RDN[] = []
  if (parser.blank) return dn
  do dn.push(parser.rdn())
  while (parser.take(',;'))
  parser.expectEnd()
  return dn
}

/** Parses one RDN. Throws invalidDNSyntax. */
export function parseRDN(text: string): RDN {
  const parser = new NameParser(text)
  const rdn = parser.rdn()
  parser.expectEnd()
  return rdn
}

const attributeType = /(?:oid\.)?\d+(?:\.\d+)*|[a-z][a-z0-9_-]*/iy
const utf8 = new TextEncoder()

class NameParser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get blank(): boolean {
    return this.#text.trim() === ''
  }

  rdn(): RDN {
    const rdn: AttributeTypeAndValue[] = []
    do rdn.push(this.#typeAndValue())
    while (this.take('+'))
    return rdn
  }

  /** Passes over one of the characters if it is next. */
  take(characters: string): boolean {
    const next = this.#text[this.#at]
    if (next === undefined || !characters.includes(next)) return false
    this.#at++
    return true
  }

  expectEnd(): void {
    if (this.#at < this.#text.length) throw this.#error('a character stands where none may')
  }

  #typeAndValue(): AttributeTypeAndValue {
    this.#skipSpace()
    attributeType.lastIndex = this.#at
    const type = attributeType.exec(this.#text)?.[0]
    if (type === undefined) throw this.#error('an attribute type is missing')
    this.#at += type.length
    this.#skipSpace()
    if (!this.take('=')) throw this.#error('an "=" is missing')
    this.#skipSpace()
    const value =
      this.#text[this.#at] === '#'
        ? this.#hexValue()
        : this.#text[this.#at] === '"'
          ? this.#quotedValue()
          : this.#value()
    this.#skipSpace()
    return { type: type.replace(/^oid\./i, ''), value }
  }

  /** RFC 4514 §2.4: text with `\` escapes, spaces at its ends left out unless escaped. */
  #value(): string | Uint8Array {
    let end = this.#at
    let escaped = false
    let at = this.#at
    for (; at < this.#text.length; at++) {
      const character = this.#text[at] as string
      if (',;+'.includes(character)) break
      if ('"<>\0'.includes(character)) {
        this.#at = at
        throw this.#error(`a "${character}" needs a "\\" before it`)
      }
      if (character === '\\') {
        escaped = true
        at++
        end = at + 1
      } else if (character !== ' ') end = at + 1
    }
    const raw = this.#text.slice(this.#at, Math.min(end, this.#text.length))
    const value = escaped ? this.#unescape(raw) : raw
    this.#at = at
    return value
  }

  /** RFC 1779's quotes, which RFC 4514 does not have and old clients send. */
  #quotedValue(): string | Uint8Array {
    const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(this.#text.slice(this.#at))
    if (quoted === null) throw this.#error('a quote is not closed')
    const raw = quoted[1] ?? ''
    const value = raw.includes('\\') ? this.#unescape(raw) : raw
    this.#at += quoted[0].length
    return value
  }

  /** `#` and the BER encoding of the value, which must be one octet or character string. */
  #hexValue(): string | Uint8Array {
    const digits = /^#((?:[0-9A-Fa-f]{2})+)/.exec(this.#text.slice(this.#at))?.[1]
    if (digits === undefined) throw this.#error('a "#" is not followed by pairs of hexadecimal digits')
    const reader = new BerReader(new Uint8Array(Buffer.from(digits, 'hex')))
    const tag = reader.peek()
    // OCTET STRING, UTF8String, PrintableString, IA5String.
    if (![0x04, 0x0c, 0x13, 0x16].includes(tag)) throw this.#error('a "#" value is not a string')
    const octets = readAll(reader, tag)
    if (octets === undefined) throw this.#error('a "#" value is not well encoded')
    this.#at += 1 + digits.length
    return findText(octets) ?? octets
  }

  #unescape(raw: string): string | Uint8Array {
    const octets: Uint8Array[] = []
    for (let at = 0; at < raw.length; ) {
      const backslash = raw.indexOf('\\', at)
      if (backslash !== at) {
        const end = backslash < 0 ? raw.length : backslash
        octets.push(utf8.encode(raw.slice(at, end)))
        at = end
        continue
      }
      const pair = raw.slice(at + 1, at + 3)
      if (/^[0-9A-Fa-f]{2}$/.test(pair)) {
        octets.push(Uint8Array.of(parseInt(pair, 16)))
        at += 3
      } else if (/^[ "#+,;<=>\\]/.test(pair)) {
        octets.push(utf8.encode(pair[0]))
        at += 2
      } else throw this.#error('a "\\" escapes nothing that may be escaped')
    }
    const bytes = new Uint8Array(Buffer.concat(octets))
    return findText(bytes) ?? bytes
  }

  #skipSpace(): void {
    while (this.#text[this.#at] === ' ') this.#at++
  }

  #error(problem: string): LdapError {
    return new LdapError(ResultCode.invalidDNSyntax, `The DN is not valid: ${problem}, at character ${this.#at + 1}.`)
  }
}

function readAll(reader: BerReader, tag: number): Uint8Array | undefined {
  try {
    const octets = reader.octets(tag)
    return reader.atEnd ? octets : undefined
  } catch {
    return undefined
  }
}
