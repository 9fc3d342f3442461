/**
 * Remembers what was made of octets that come again and again (bases, attribute lists), so that a request that looks
 * like an earlier one makes no strings. Direct-mapped: bounded, whatever clients send.
 */
export class ByteCache<V> {
  readonly #keys: (Uint8Array | undefined)[]
  readonly #values: (V | undefined)[]
  readonly #bytesMax: number

  constructor(places = 256, bytesMax = 512) {
    this.#keys = Array.from({ length: places })
    this.#values = Array.from({ length: places })
    this.#bytesMax = bytesMax
  }

  /** What is remembered of `bytes[start .. end)`, or what `make` makes of it. */
  get(bytes: Uint8Array, start: number, end: number, make: () => V): V {
    const length = end - start
    if (length > this.#bytesMax) return make()
    let hash = length
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193)
    const place = (hash ^ (hash >>> 11)) & (this.#keys.length - 1)
    const key = this.#keys[place]
    if (key !== undefined && key.length === length) {
      let i = 0
      while (i < length && key[i] === bytes[start + i]) i++
      if (i === length) return this.#values[place] as V
    }
    const value = make()
    this.#keys[place] = Uint8Array.prototype.slice.call(bytes, start, end)
    this.#values[place] = value
    return value
  }

  clear(): void {
    this.#keys.fill(undefined)
    this.#values.fill(undefined)
  }
}
