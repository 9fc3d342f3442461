/** A set of slots as bits, for uniting ascending lists without sorting. */
export class SlotSet {
  readonly #bits: Uint32Array

  constructor(slotEnd: number) {
    this.#bits = new Uint32Array((slotEnd + 31) >>> 5)
  }

  add(slots: Int32Array): this {
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number
      this.#bits[slot >>> 5] = (this.#bits[slot >>> 5] as number) | (1 << (slot & 31))
    }
    return this
  }

  has(slot: number): boolean {
    return ((this.#bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0
  }

  get size(): number {
    let size = 0
    for (const word of this.#bits) for (let rest = word; rest !== 0; rest &= rest - 1) size++
    return size
  }

  /** Ascending. */
  slots(): Int32Array {
    const slots = new Int32Array(this.size)
    let at = 0
    for (let i = 0; i < this.#bits.length; i++)
      for (let rest = this.#bits[i] as number; rest !== 0; rest &= rest - 1)
        slots[at++] = (i << 5) | (31 - Math.clz32(rest & -rest))
    return slots
  }
}
