import { type BerWriter, BerWriter as Writer, printDNValue, writeAttribute } from '@doorward/ldap'
import { ByteCache } from '../byte-cache.ts'
import type { Condition } from '../search/condition.ts'
import type { EntryAttribute, EntryShape, StoredAttribute } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'

const chunkBits = 20
const chunkBytes = 1 << chunkBits
/** Offsets within a record have 16 bits until one is longer than that, which takes many values or keys. */
const narrowBytesMax = 0xffff

/** An attribute of a shape, with what a filter on it needs. */
export interface ShapeAttribute<T> {
  attribute: EntryAttribute<T>
  stored: number
  values: readonly Uint8Array[]
  /** What equality with a constant's values came to: nearly every filter has the same few object classes. */
  equalities: ByteCache<Condition>
}

/**
 * The entries of one kind as bytes: for each slot its RDN, then its stored attributes, encoded as answers carry them and
 * in the order of the shape, so that a selection is one or two copies. A record is made when first asked for, and
 * forgotten when its subject has changed.
 *
 * Records lie in chunks, so nothing is moved when they grow in number; when most bytes belong to nobody, all are
 * forgotten and made again. An image of a shape that is no more is retired: searches under way still read it, but nobody
 * tells it of changes, so it makes every record anew.
 */
export class EntryImage<T> {
  readonly stored: readonly StoredAttribute<T>[]
  /** By type: the attribute, its number among the stored ones, and the values that every entry has. */
  readonly attributes: ReadonlyMap<AttributeType, ShapeAttribute<T>>
  readonly #shape: EntryShape<T>
  readonly #find: (slot: number) => T | undefined
  readonly #scratch = new Writer(2048)
  /** Ends within the record: of the RDN, then of each stored attribute. */
  readonly #width: number
  #ends: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> = new Uint16Array(0)
  /** Place in the chunks + 1; 0 for no record. */
  #starts = new Uint32Array(0)
  #chunks: Uint8Array[] = []
  #used = 0
  #dead = 0
  #bytes: Uint8Array = new Uint8Array(0)
  #start = 0
  #row = 0
  #isRetired = false

  constructor(shape: EntryShape<T>, find: (slot: number) => T | undefined) {
    this.#shape = shape
    this.#find = find
    this.stored = shape.attributes.filter(attribute => attribute.kind === 'stored')
    this.attributes = new Map(
      shape.attributes.map(attribute => {
        const values = fixedValuesOf(attribute).map(value => Buffer.from(value))
        const stored = attribute.kind === 'stored' ? this.stored.indexOf(attribute) : -1
        return [attribute.type, { attribute, stored, values, equalities: new ByteCache(16, 64) }]
      }),
    )
    this.#width = this.stored.length + 1
  }

  /** Bytes held, for tests and counts. */
  get bytesHeld(): number {
    return this.#chunks.length * chunkBytes + this.#ends.byteLength + this.#starts.byteLength
  }

  /** Goes to the entry of a slot, encoding it if need be. False when it has none. */
  moveTo(slot: number): boolean {
    const start = this.#starts[slot] ?? 0
    if (start === 0 || this.#isRetired) return this.#encode(slot)
    this.#go(slot, start - 1)
    return true
  }

  /** The entry's RDN is `bytes[start .. end)`. */
  get bytes(): Uint8Array {
    return this.#bytes
  }

  get rdnStart(): number {
    return this.#start
  }

  get rdnEnd(): number {
    return this.#start + (this.#ends[this.#row] as number)
  }

  /** Whether the entry moved to has the stored attribute. */
  has(attribute: number): boolean {
    return this.#ends[this.#row + attribute] !== this.#ends[this.#row + attribute + 1]
  }

  /** Copies the stored attributes `from` to `to`, exclusive, of the entry moved to. */
  copy(writer: BerWriter, from: number, to: number): void {
    const start = this.#start + (this.#ends[this.#row + from] as number)
    const end = this.#start + (this.#ends[this.#row + to] as number)
    if (end > start) writer.bytes(this.#bytes, start, end)
  }

  /** Whether a value of a stored attribute of the entry moved to passes. */
  some(attribute: number, test: (bytes: Uint8Array, start: number, end: number) => boolean): boolean {
    const bytes = this.#bytes
    let at = this.#start + (this.#ends[this.#row + attribute] as number)
    const end = this.#start + (this.#ends[this.#row + attribute + 1] as number)
    if (at === end) return false
    at = contentOf(bytes, at) // into the attribute
    at = contentOf(bytes, at) + lengthAt(bytes, at + 1) // past its description
    at = contentOf(bytes, at) // into the set
    while (at < end) {
      const length = lengthAt(bytes, at + 1)
      at = contentOf(bytes, at)
      if (test(bytes, at, at + length)) return true
      at += length
    }
    return false
  }

  forget(slot: number): void {
    const start = this.#starts[slot] ?? 0
    if (start === 0) return
    this.#dead += this.#ends[slot * this.#width + this.#width - 1] as number
    this.#starts[slot] = 0
    if (this.#dead > 4 * chunkBytes && this.#dead * 2 > this.#used) this.clear()
  }

  retire(): void {
    this.clear()
    this.#isRetired = true
  }

  clear(): void {
    this.#chunks = []
    this.#used = 0
    this.#dead = 0
    this.#starts.fill(0)
  }

  #go(slot: number, place: number): void {
    this.#bytes = this.#chunks[place >>> chunkBits] as Uint8Array
    this.#start = place & (chunkBytes - 1)
    this.#row = slot * this.#width
  }

  #encode(slot: number): boolean {
    const subject = this.#find(slot)
    const name = subject === undefined ? undefined : this.#shape.rdn.value(subject)
    if (subject === undefined || name === undefined) return false
    this.#grow(slot + 1)
    const writer = this.#scratch
    const row = slot * this.#width
    writer.length = 0
    writer.bytes(Buffer.from(`${this.#shape.rdn.type}=${printDNValue(name)}`))
    this.#ends[row] = writer.length
    this.stored.forEach((attribute, i) => {
      const values = attribute.values(subject)
      if (values.length > 0) writeAttribute(writer, { type: attribute.type.name, values })
      if (writer.length > narrowBytesMax && this.#ends instanceof Uint16Array) this.#ends = Uint32Array.from(this.#ends)
      this.#ends[row + i + 1] = writer.length
    })
    const place = this.#take(writer.length)
    this.#starts[slot] = place + 1
    this.#go(slot, place)
    this.#bytes.set(writer.slab.subarray(0, writer.length), this.#start)
    return true
  }

  #take(length: number): number {
    if (this.#isRetired) this.#used = 0
    const room = this.#chunks.length * chunkBytes - this.#used
    if (room < length) {
      this.#used += room
      // A record that is longer than a chunk lies across as many as it takes, each a view from where it begins.
      const count = Math.ceil(length / chunkBytes)
      const chunk = new Uint8Array(count * chunkBytes)
      for (let i = 0; i < count; i++) this.#chunks.push(chunk.subarray(i * chunkBytes))
    }
    const place = this.#used
    this.#used += length
    return place
  }

  #grow(slots: number): void {
    if (slots <= this.#starts.length) return
    const capacity = Math.max(slots, Math.ceil(this.#starts.length * 1.25), 64)
    const starts = new Uint32Array(capacity)
    starts.set(this.#starts)
    this.#starts = starts
    const Ends = this.#ends instanceof Uint16Array ? Uint16Array : Uint32Array
    const ends = new Ends(capacity * this.#width)
    ends.set(this.#ends)
    this.#ends = ends
  }
}

/** The values of an attribute that every entry of the shape has. */
function fixedValuesOf<T>(attribute: EntryAttribute<T>): readonly string[] {
  if (attribute.kind === 'constant') return attribute.values
  return attribute.kind === 'stored' ? attribute.always : []
}

/** Where the content of the element at `at` begins. Records are our own, so nothing is checked. */
function contentOf(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1] as number
  return at + 2 + (first < 0x80 ? 0 : first & 0x7f)
}

function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  if (first < 0x80) return first
  let length = 0
  for (let i = 1; i <= (first & 0x7f); i++) length = length * 256 + (bytes[at + i] as number)
  return length
}
