/**
 * Many ascending lists of small integers in one Int32Array: an array object per person would cost more than what it
 * holds. Each list owns a block whose size is a power of two; freed blocks are kept by size and used again.
 */
export class IntLists {
  #pool = new Int32Array(64)
  #used = 0
  #start = new Int32Array(16)
  #length = new Int32Array(16)
  /** log2 of the block's size + 1; 0 for no block. */
  #order = new Uint8Array(16)
  readonly #free: number[][] = []

  reserve(lists: number): void {
    if (lists <= this.#start.length) return
    const capacity = Math.max(lists, this.#start.length * 2)
    this.#start = grow(this.#start, capacity)
    this.#length = grow(this.#length, capacity)
    const order = new Uint8Array(capacity)
    order.set(this.#order)
    this.#order = order
  }

  lengthOf(list: number): number {
    return this.#length[list] ?? 0
  }

  has(list: number, value: number): boolean {
    const at = this.#search(list, value)
    return at < this.lengthOf(list) && this.#pool[(this.#start[list] as number) + at] === value
  }

  /** A copy, so that it stays whole while the list changes. */
  list(list: number): Int32Array {
    const start = this.#start[list] ?? 0
    return this.#pool.slice(start, start + this.lengthOf(list))
  }

  /** Answers false if it was there already. */
  add(list: number, value: number): boolean {
    this.reserve(list + 1)
    const at = this.#search(list, value)
    const length = this.#length[list] as number
    if (at < length && this.#pool[(this.#start[list] as number) + at] === value) return false
    if (length === capacityOf(this.#order[list] as number)) this.#enlarge(list)
    const start = this.#start[list] as number
    this.#pool.copyWithin(start + at + 1, start + at, start + length)
    this.#pool[start + at] = value
    this.#length[list] = length + 1
    return true
  }

  /** Answers false if it was not there. */
  remove(list: number, value: number): boolean {
    const length = this.lengthOf(list)
    const at = this.#search(list, value)
    const start = this.#start[list] ?? 0
    if (at === length || this.#pool[start + at] !== value) return false
    this.#pool.copyWithin(start + at, start + at + 1, start + length)
    this.#length[list] = length - 1
    return true
  }

  clear(list: number): void {
    const order = this.#order[list] ?? 0
    if (order === 0) return
    this.#release(order, this.#start[list] as number)
    this.#order[list] = 0
    this.#length[list] = 0
  }

  /** How many values of the list are smaller than `value`. The end is tried first: lists are mostly built in order. */
  #search(list: number, value: number): number {
    const start = this.#start[list] ?? 0
    let low = 0
    let high = this.lengthOf(list)
    if (high === 0 || (this.#pool[start + high - 1] as number) < value) return high
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#pool[start + middle] as number) < value) low = middle + 1
      else high = middle
    }
    return low
  }

  #enlarge(list: number): void {
    const order = this.#order[list] as number
    const oldStart = this.#start[list] as number
    const start = this.#take(order + 1)
    this.#pool.copyWithin(start, oldStart, oldStart + (this.#length[list] as number))
    if (order > 0) this.#release(order, oldStart)
    this.#start[list] = start
    this.#order[list] = order + 1
  }

  #take(order: number): number {
    const free = this.#free[order]?.pop()
    if (free !== undefined) return free
    const start = this.#used
    this.#used += capacityOf(order)
    if (this.#used > this.#pool.length)
      this.#pool = grow(this.#pool, Math.max(this.#used, Math.ceil(this.#pool.length * 1.5)))
    return start
  }

  #release(order: number, start: number): void {
    const list = (this.#free[order] ??= [])
    list.push(start)
  }
}

const capacityOf = (order: number): number => (order === 0 ? 0 : 1 << (order - 1))

function grow(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length)
  grown.set(array)
  return grown
}
