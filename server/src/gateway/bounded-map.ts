/** A map that forgets the oldest past its bound. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #countMax: number

  constructor(countMax: number) {
    super()
    this.#countMax = countMax
  }

  override set(key: Key, value: Value): this {
    this.delete(key)
    super.set(key, value)
    const [oldest] = this.keys()
    if (this.size > this.#countMax && oldest !== undefined) this.delete(oldest)
    return this
  }
}
