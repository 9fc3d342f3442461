/**
 * A flat open-addressing hash table from a key's hash to slots. It keeps no keys: whoever owns the slots compares them,
 * and several slots may stand under one key. Eight bytes a place, at most two thirds full.
 *
 *     for (let place = table.first(hash); place !== -1; place = table.next(place, hash)) table.slotAt(place)
 */
export class SlotTable {
  /** Slot + 1; 0 is an empty place. */
  #slots = new Int32Array(16)
  #hashes = new Int32Array(16)
  #mask = 15
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The first place whose hash is `hash`, or -1. */
  first(hash: number): number {
    return this.#seek(hash & this.#mask, hash)
  }

  next(place: number, hash: number): number {
    return this.#seek((place + 1) & this.#mask, hash)
  }

  slotAt(place: number): number {
    return (this.#slots[place] as number) - 1
  }

  /** Makes room for `count` entries in all. */
  reserve(count: number): void {
    let capacity = this.#mask + 1
    while (count * 3 > capacity * 2) capacity *= 2
    if (capacity === this.#mask + 1) return
    const slots = this.#slots
    const hashes = this.#hashes
    this.#slots = new Int32Array(capacity)
    this.#hashes = new Int32Array(capacity)
    this.#mask = capacity - 1
    for (let place = 0; place < slots.length; place++)
      if (slots[place] !== 0) this.#put(hashes[place] as number, slots[place] as number)
  }

  add(hash: number, slot: number): void {
    this.reserve(this.#size + 1)
    this.#put(hash, slot + 1)
    this.#size++
  }

  /** Does nothing if it is not there. */
  remove(hash: number, slot: number): void {
    let place = this.first(hash)
    while (place !== -1 && this.slotAt(place) !== slot) place = this.next(place, hash)
    if (place === -1) return
    this.#size--
    // Backward shift: what follows in the run moves up if that brings it nearer to its own place, so no tombstones.
    let hole = place
    for (let at = (place + 1) & this.#mask; this.#slots[at] !== 0; at = (at + 1) & this.#mask) {
      const home = (this.#hashes[at] as number) & this.#mask
      if (((at - home) & this.#mask) < ((at - hole) & this.#mask)) continue
      this.#slots[hole] = this.#slots[at] as number
      this.#hashes[hole] = this.#hashes[at] as number
      hole = at
    }
    this.#slots[hole] = 0
  }

  #put(hash: number, entry: number): void {
    let place = hash & this.#mask
    while (this.#slots[place] !== 0) place = (place + 1) & this.#mask
    this.#slots[place] = entry
    this.#hashes[place] = hash
  }

  #seek(start: number, hash: number): number {
    let place = start
    while (this.#slots[place] !== 0) {
      if (this.#hashes[place] === hash) return place
      place = (place + 1) & this.#mask
    }
    return -1
  }
}
