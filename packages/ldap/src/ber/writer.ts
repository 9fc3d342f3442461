import type { Octets } from '../octets.ts'
import { Tag } from './tag.ts'

/**
 * Writes BER into one growing slab. Lengths are always the shortest form, and are filled in when an element is closed;
 * nothing is allocated per element.
 */
export class BerWriter {
  /** What has been written is `slab[0 .. length)`. Replaced when it grows. */
  slab: Buffer
  length = 0

  constructor(capacity = 1024) {
    this.slab = Buffer.allocUnsafeSlow(capacity)
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    const wanted = this.length + count
    if (wanted <= this.slab.length) return
    let capacity = this.slab.length * 2
    while (capacity < wanted) capacity *= 2
    const grown = Buffer.allocUnsafeSlow(capacity)
    grown.set(this.slab.subarray(0, this.length))
    this.slab = grown
  }

  /**
   * Opens an element. `lengthOctets` is a guess of how many octets its length will take (1 to 5): a right one saves
   * moving the content when the element is closed.
   */
  begin(tag: number, lengthOctets = 1): number {
    this.reserve(1 + lengthOctets)
    this.slab[this.length] = tag
    const mark = this.length + 1
    this.slab[mark] = lengthOctets
    this.length = mark + lengthOctets
    return mark
  }

  /** Closes the element opened by the `begin` that returned `mark`. Returns the number of octets its length took. */
  end(mark: number): number {
    const reserved = this.slab[mark] as number
    const content = this.length - mark - reserved
    const needed = lengthOctetsOf(content)
    if (needed !== reserved) {
      if (needed > reserved) this.reserve(needed - reserved)
      this.slab.copyWithin(mark + needed, mark + reserved, this.length)
      this.length += needed - reserved
    }
    putLength(this.slab, mark, content, needed)
    return needed
  }

  /** The identifier and length of an element whose content, `length` bytes, follows. */
  header(tag: number, length: number): void {
    const octets = lengthOctetsOf(length)
    this.reserve(1 + octets + length)
    this.slab[this.length] = tag
    putLength(this.slab, this.length + 1, length, octets)
    this.length += 1 + octets
  }

  /** Bytes that are BER already. */
  bytes(source: Uint8Array, start = 0, end = source.length): void {
    const count = end - start
    this.reserve(count)
    const slab = this.slab
    let at = this.length
    // Below some dozens of bytes a loop is cheaper than the view that `set` needs.
    if (count <= 48) for (let i = start; i < end; i++) slab[at++] = source[i] as number
    else slab.set(start === 0 && end === source.length ? source : source.subarray(start, end), at)
    this.length += count
  }

  /** An OCTET STRING. */
  octets(value: Octets, tag: number = Tag.octetString): void {
    if (typeof value === 'string') return this.#text(value, tag)
    this.header(tag, value.length)
    this.bytes(value)
  }

  /** An INTEGER within 32 bits. */
  integer(value: number, tag: number = Tag.integer): void {
    const octets =
      value >= -0x80 && value < 0x80
        ? 1
        : value >= -0x8000 && value < 0x8000
          ? 2
          : value >= -0x800000 && value < 0x800000
            ? 3
            : 4
    this.reserve(2 + octets)
    const slab = this.slab
    slab[this.length++] = tag
    slab[this.length++] = octets
    for (let shift = (octets - 1) * 8; shift >= 0; shift -= 8) slab[this.length++] = value >> shift
  }

  enumerated(value: number): void {
    this.integer(value, Tag.enumerated)
  }

  boolean(value: boolean, tag: number = Tag.boolean): void {
    this.reserve(3)
    this.slab[this.length++] = tag
    this.slab[this.length++] = 1
    this.slab[this.length++] = value ? 0xff : 0
  }

  /** A copy of what has been written. */
  copy(): Uint8Array {
    return new Uint8Array(this.slab.subarray(0, this.length))
  }

  #text(value: string, tag: number): void {
    this.reserve(2 + value.length * 3 + 5)
    const mark = this.begin(tag, value.length < 0x80 ? 1 : value.length < 0x100 ? 2 : 3)
    if (value.length <= 32) {
      let i = 0
      let at = this.length
      for (; i < value.length; i++) {
        const code = value.charCodeAt(i)
        if (code >= 0x80) break
        this.slab[at++] = code
      }
      if (i === value.length) {
        this.length = at
        this.end(mark)
        return
      }
    }
    this.length += this.slab.write(value, this.length, 'utf8')
    this.end(mark)
  }
}

function lengthOctetsOf(length: number): number {
  if (length < 0x80) return 1
  if (length < 0x100) return 2
  if (length < 0x10000) return 3
  return length < 0x1000000 ? 4 : 5
}

function putLength(slab: Uint8Array, at: number, length: number, octets: number): void {
  if (octets === 1) {
    slab[at] = length
    return
  }
  slab[at] = 0x80 | (octets - 1)
  for (let i = octets - 1; i > 0; i--) {
    slab[at + i] = length
    length = Math.floor(length / 256)
  }
}
