import { malformed } from '../error.ts'
import { berDepthMax } from '../limits.ts'
import { Tag } from './tag.ts'
import { decodeText, internText } from './text.ts'

/**
 * Reads the BER subset of RFC 4511 §5.1 (definite lengths, primitive strings) without copying.
 *
 * Every method consumes what it names or throws an `LdapError`: there is no partial success and no way to stand still.
 * Octets come back as views on the buffer read from; they stay valid as long as that buffer is not written to.
 */
export class BerReader {
  bytes: Uint8Array
  offset: number
  /** End of the element being read, not of the buffer. */
  end: number
  #depth = 0

  constructor(bytes: Uint8Array, offset = 0, end = bytes.length) {
    this.bytes = bytes
    this.offset = offset
    this.end = end
  }

  /** Starts anew on other bytes, so that one reader can serve a connection for its life. */
  reset(bytes: Uint8Array, offset: number, end: number): void {
    this.bytes = bytes
    this.offset = offset
    this.end = end
    this.#depth = 0
  }

  /** Whether the element being read has no more content. */
  get atEnd(): boolean {
    return this.offset >= this.end
  }

  /** The tag of the next element, or -1 at the end. */
  peek(): number {
    return this.offset < this.end ? (this.bytes[this.offset] as number) : -1
  }

  /** Opens a constructed element. Returns what `leave` needs to return to the element around it. */
  enter(tag: number): number {
    const length = this.header(tag)
    if (++this.#depth > berDepthMax) throw malformed(`Elements are nested more than ${berDepthMax} deep.`)
    const outer = this.end
    this.end = this.offset + length
    return outer
  }

  /**
   * Closes a SEQUENCE. RFC 4511 §4: trailing components that are not recognised are ignored, so that the protocol can
   * grow; they must still be well formed.
   */
  leave(outer: number): void {
    while (this.offset < this.end) this.skip()
    this.end = outer
    this.#depth--
  }

  /** Reads an identifier, which must be `tag`, and a length. Leaves `offset` at the content and returns its length. */
  header(tag: number): number {
    if (this.offset >= this.end) throw malformed(`An element with tag ${hex(tag)} is missing.`)
    const found = this.bytes[this.offset] as number
    if (found !== tag) throw malformed(`An element has tag ${hex(found)} where ${hex(tag)} belongs.`)
    this.offset++
    return this.#length()
  }

  /** Passes over one element of any kind. */
  skip(): void {
    if (this.offset >= this.end) throw malformed('An element is missing.')
    const tag = this.bytes[this.offset++] as number
    if ((tag & 0x1f) === 0x1f) throw malformed('A tag has more than one octet.')
    const length = this.#length()
    this.offset += length
  }

  /** Passes over an OCTET STRING. */
  skipOctets(): void {
    const length = this.header(Tag.octetString)
    this.offset += length
  }

  /** An OCTET STRING as a view. */
  octets(tag: number = Tag.octetString): Uint8Array {
    const length = this.header(tag)
    const start = this.offset
    this.offset += length
    return this.view(start, this.offset)
  }

  /** A view on the bytes read from. A plain Uint8Array, also when they are a Buffer, whose views cost twice as much. */
  view(start: number, end: number): Uint8Array {
    return new Uint8Array(this.bytes.buffer as ArrayBuffer, this.bytes.byteOffset + start, end - start)
  }

  /** A UTF-8 string. */
  text(tag: number = Tag.octetString): string {
    return decodeText(this.octets(tag))
  }

  /** A UTF-8 string of which there are few: attribute descriptions, OIDs, mechanisms. */
  name(tag: number = Tag.octetString): string {
    const length = this.header(tag)
    const start = this.offset
    this.offset += length
    return internText(this.bytes, start, this.offset)
  }

  /**
   * An INTEGER or ENUMERATED from `min` to `max`, both within 32 bits. Leading octets that add nothing are accepted up
   * to four octets in all, as slapd does; X.690 §8.3.2 would have them left out.
   */
  integer(min: number, max: number, tag: number = Tag.integer): number {
    const length = this.header(tag)
    if (length === 0 || length > 4) throw malformed(`A number has ${length} octets; 1 to 4 are allowed.`)
    let value = ((this.bytes[this.offset++] as number) << 24) >> 24
    for (let i = 1; i < length; i++) value = (value << 8) | (this.bytes[this.offset++] as number)
    if (value < min || value > max) throw malformed(`A number is ${value}, outside ${min} to ${max}.`)
    return value
  }

  enumerated(min: number, max: number): number {
    return this.integer(min, max, Tag.enumerated)
  }

  /** Any octet but 0 is true: RFC 4511 §5.1 asks senders for FF, and older Go clients send 01. */
  boolean(tag: number = Tag.boolean): boolean {
    const length = this.header(tag)
    if (length !== 1) throw malformed(`A truth value has ${length} octets; it must have one.`)
    return this.bytes[this.offset++] !== 0
  }

  #length(): number {
    const bytes = this.bytes
    if (this.offset >= this.end) throw malformed('A length is missing.')
    let length = bytes[this.offset++] as number
    if (length >= 0x80) {
      const octets = length & 0x7f
      if (octets === 0) throw malformed('The indefinite length form is not allowed.')
      if (octets > 4) throw malformed(`A length has ${octets} octets; 4 are allowed.`)
      if (this.offset + octets > this.end) throw malformed('A length is cut short.')
      length = 0
      for (let i = 0; i < octets; i++) length = length * 256 + (bytes[this.offset++] as number)
    }
    if (length > this.end - this.offset) throw malformed('An element is longer than what contains it.')
    return length
  }
}

function hex(tag: number): string {
  return `0x${tag.toString(16).padStart(2, '0')}`
}
