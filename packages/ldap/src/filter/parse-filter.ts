import { LdapError } from '../error.ts'
import { type CodecLimits, codecLimits } from '../limits.ts'
import { ResultCode } from '../message/result-code.ts'
import type { Filter } from './filter.ts'

/**
 * Parses the string form of a filter, RFC 4515. Spaces and line breaks between parenthesised filters are allowed, as
 * people write them in settings; within a value every character counts.
 * Throws an LdapError (protocolError) that says where.
 */
export function parseFilter(text: string, limits: CodecLimits = codecLimits): Filter {
  const parser = new FilterParser(text, limits)
  const filter = parser.filter(1)
  parser.expectEnd()
  return filter
}

// RFC 4512 §1.4: a short name or an OID, then options. The underscore is not in the RFC, but in some directories.
const descriptor = /^(?:[A-Za-z][A-Za-z0-9_-]*|\d+(?:\.\d+)+)$/
const description = /^(?:[A-Za-z][A-Za-z0-9_-]*|\d+(?:\.\d+)+)(?:;[A-Za-z0-9=-]+)*$/
const utf8 = new TextEncoder()

class FilterParser {
  readonly #text: string
  readonly #limits: CodecLimits
  #at = 0
  #items = 0

  constructor(text: string, limits: CodecLimits) {
    this.#text = text
    this.#limits = limits
  }

  filter(depth: number): Filter {
    if (depth > this.#limits.filterDepthMax)
      throw this.#error(`it is nested more than ${this.#limits.filterDepthMax} deep`)
    if (++this.#items > this.#limits.filterItemsMax)
      throw this.#error(`it has more than ${this.#limits.filterItemsMax} items`)
    this.#skipSpace()
    this.#expect('(')
    this.#skipSpace()
    const filter = this.#content(depth)
    this.#expect(')')
    this.#skipSpace()
    return filter
  }

  expectEnd(): void {
    if (this.#at < this.#text.length) throw this.#error('text follows it')
  }

  #content(depth: number): Filter {
    const operator = this.#text[this.#at]
    if (operator === '&' || operator === '|') {
      this.#at++
      this.#skipSpace()
      const filters: Filter[] = []
      while (this.#text[this.#at] === '(') filters.push(this.filter(depth + 1))
      return { kind: operator === '&' ? 'and' : 'or', filters }
    }
    if (operator === '!') {
      this.#at++
      return { kind: 'not', filter: this.filter(depth + 1) }
    }
    return this.#item()
  }

  #item(): Filter {
    const equals = this.#text.indexOf('=', this.#at)
    if (equals < 0) throw this.#error('an "=" is missing')
    const left = this.#text.slice(this.#at, equals)
    const operator = left.at(-1)
    if (operator === ':') return this.#extensible(left.slice(0, -1), equals)
    const compared = operator === '>' || operator === '<' || operator === '~'
    const attribute = this.#attribute(compared ? left.slice(0, -1) : left)
    this.#at = equals + 1
    if (operator === '>') return { kind: 'greaterOrEqual', attribute, value: this.#value() }
    if (operator === '<') return { kind: 'lessOrEqual', attribute, value: this.#value() }
    if (operator === '~') return { kind: 'approxMatch', attribute, value: this.#value() }
    return this.#equalOrSubstrings(attribute)
  }

  /** `=value`, `=*` or `=initial*any*final`. */
  #equalOrSubstrings(attribute: string): Filter {
    const parts = [this.#value()]
    while (this.#text[this.#at] === '*') {
      this.#at++
      parts.push(this.#value())
    }
    const [first = new Uint8Array(0), ...rest] = parts
    const last = rest.pop()
    if (last === undefined) return { kind: 'equalityMatch', attribute, value: first }
    if (rest.length === 0 && first.length === 0 && last.length === 0) return { kind: 'present', attribute }
    if (rest.some(part => part.length === 0)) throw this.#error('two "*" follow each other')
    return {
      kind: 'substrings',
      attribute,
      initial: first.length > 0 ? first : undefined,
      any: rest,
      final: last.length > 0 ? last : undefined,
    }
  }

  /** `attribute:dn:rule:=value`, of which attribute, `dn` and rule may be absent. */
  #extensible(left: string, equals: number): Filter {
    const [name = '', ...rest] = left.split(':')
    const dnAttributes = rest[0]?.toLowerCase() === 'dn'
    if (dnAttributes) rest.shift()
    const matchingRule = rest.shift()
    if (rest.length > 0) throw this.#error('an extensible match has too many parts')
    if (matchingRule !== undefined && !descriptor.test(matchingRule))
      throw this.#error(`"${matchingRule}" cannot be a matching rule`)
    const attribute = name === '' ? undefined : this.#attribute(name)
    if (attribute === undefined && matchingRule === undefined)
      throw this.#error('an extensible match names neither attribute nor rule')
    this.#at = equals + 1
    return { kind: 'extensibleMatch', matchingRule, attribute, value: this.#value(), dnAttributes }
  }

  #attribute(name: string): string {
    if (!description.test(name)) throw this.#error(`"${name.slice(0, 64)}" cannot be an attribute`)
    return name
  }

  /** Octets up to an unescaped `*`, `(` or `)`. RFC 4515 §3: `\` and two hexadecimal digits stand for one octet. */
  #value(): Uint8Array {
    const octets: Uint8Array[] = []
    for (;;) {
      const start = this.#at
      while (this.#at < this.#text.length && !'*()\\\0'.includes(this.#text[this.#at] as string)) this.#at++
      if (this.#at > start) octets.push(utf8.encode(this.#text.slice(start, this.#at)))
      if (this.#text[this.#at] !== '\\') break
      const escaped = this.#text.slice(this.#at + 1, this.#at + 3)
      if (!/^[0-9A-Fa-f]{2}$/.test(escaped)) throw this.#error('a "\\" is not followed by two hexadecimal digits')
      octets.push(Uint8Array.of(parseInt(escaped, 16)))
      this.#at += 3
    }
    return octets.length === 1 ? (octets[0] as Uint8Array) : new Uint8Array(Buffer.concat(octets))
  }

  #skipSpace(): void {
    while (' \t\r\n'.includes(this.#text[this.#at] ?? '-')) this.#at++
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character) throw this.#error(`"${character}" is missing`)
    this.#at++
  }

  #error(problem: string): LdapError {
    return new LdapError(ResultCode.protocolError, `The filter is not valid: ${problem}, at character ${this.#at + 1}.`)
  }
}
