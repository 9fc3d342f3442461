import type { Millis } from '#ground'
import { queryLimits } from './limits.ts'

/** An address that is not on the list, and tried. */
export interface RefusedAddress {
  address: string
  count: number
  firstAt: Millis
  lastAt: Millis
}

/** Who was refused, by address; of many only those who tried last are known. */
export class RefusedAddresses {
  readonly #known = new Map<string, RefusedAddress>()

  note(address: string, at: Millis): void {
    const known = this.#known.get(address)
    // Put at the end again: the map is in the order of the last try.
    this.#known.delete(address)
    this.#known.set(address, {
      address,
      count: (known?.count ?? 0) + 1,
      firstAt: known?.firstAt ?? at,
      lastAt: at,
    })
    if (this.#known.size <= queryLimits.refusedAddressesMax) return
    const [oldest] = this.#known.keys()
    if (oldest !== undefined) this.#known.delete(oldest)
  }

  /** Those who tried since, the last one first. */
  list(since: Millis): RefusedAddress[] {
    return [...this.#known.values()].filter(({ lastAt }) => lastAt >= since).reverse()
  }

  /** Forgets those who may come in now. */
  forget(mayComeIn: (address: string) => boolean): void {
    for (const address of this.#known.keys()) if (mayComeIn(address)) this.#known.delete(address)
  }
}
