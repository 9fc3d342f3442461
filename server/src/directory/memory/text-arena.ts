import { equalBytes } from './hash.ts'

/** A record shorter than this much garbage is not worth compacting for. */
const compactFrom = 64 * 1024

/**
 * Records of short texts, one after the other in one run of bytes: each text is its length + 1 as a varint (0 for
 * null), then UTF-8. A string object costs three times its text and work for the collector; this costs two bytes.
 */
export class TextArena {
  bytes: Buffer = Buffer.allocUnsafeSlow(4096)
  #used = 0
  #dead = 0

  get used(): number {
    return this.#used
  }

  reserve(count: number): void {
    if (this.#used + count <= this.bytes.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#used + count, Math.ceil(this.bytes.length * 1.5)))
    this.bytes.copy(grown, 0, 0, this.#used)
    this.bytes = grown
  }

  /** Writes a record, and answers where it starts; it ends at `used`. */
  append(texts: readonly (string | null)[]): number {
    let most = 0
    // A UTF-16 unit is at most three bytes of UTF-8, and a length at most five.
    for (const text of texts) most += text === null ? 1 : text.length * 3 + 5
    this.reserve(most)
    const start = this.#used
    for (const text of texts) this.#write(text)
    return start
  }

  /** Takes the last record back, if it says the same as the one at `start`. */
  undoIfEqual(last: number, start: number, length: number): boolean {
    if (this.#used - last !== length || !equalBytes(this.bytes, last, this.bytes, start, length)) return false
    this.#used = last
    return true
  }

  release(length: number): void {
    this.#dead += length
  }

  /** Whether more than half of the bytes belong to nobody. */
  get wasteful(): boolean {
    return this.#dead > compactFrom && this.#dead * 2 > this.#used
  }

  /** Copies a live record of another arena. Answers its new start. */
  adopt(from: TextArena, start: number, length: number): number {
    this.reserve(length)
    const at = this.#used
    from.bytes.copy(this.bytes, at, start, start + length)
    this.#used += length
    return at
  }

  #write(text: string | null): void {
    const { bytes } = this
    if (text === null) {
      bytes[this.#used++] = 0
      return
    }
    // The length is not known before the text is written; one byte is nearly always enough for it.
    const start = this.#used
    const length = bytes.write(text, start + 1, 'utf8')
    const prefix = varintLength(length + 1)
    if (prefix > 1) bytes.copyWithin(start + prefix, start + 1, start + 1 + length)
    let rest = length + 1
    for (let i = 0; i < prefix; i++) {
      bytes[start + i] = i === prefix - 1 ? rest : (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#used = start + prefix + length
  }
}

const varintLength = (value: number): number =>
  value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5

/** Walks through one record's texts. One is reused for many records: `moveTo`, then `step` from text to text. */
export class TextCursor {
  /** The text stepped on is `bytes[start .. end)`; `start` is -1 for null. */
  start = -1
  end = 0
  #bytes: Buffer = Buffer.alloc(0)
  #next = 0

  moveTo(arena: TextArena, record: number): this {
    this.#bytes = arena.bytes
    this.#next = record
    return this
  }

  /** Steps on the next text, and past it `more` times. */
  step(more = 0): this {
    for (let i = 0; i <= more; i++) {
      let length = 0
      let at = this.#next
      for (let shift = 0; ; shift += 7) {
        const byte = this.#bytes[at++] as number
        length |= (byte & 0x7f) << shift
        if (byte < 0x80) break
      }
      this.start = length === 0 ? -1 : at
      this.end = length === 0 ? at : at + length - 1
      this.#next = this.end
    }
    return this
  }

  text(): string | null {
    return this.start === -1 ? null : this.#bytes.toString('utf8', this.start, this.end)
  }
}
