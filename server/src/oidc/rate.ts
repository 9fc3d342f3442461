import type { Clock, Millis } from '#ground'

/** So many of something in a time, for each key: a person, an address, a device. */
export interface Rate {
  /** Counts one more; answers until when to wait instead when it is one too many. */
  take(key: string): Millis | undefined
}

interface RateParts {
  clock: Clock
  countMax: number
  windowMs: Millis
  /** Keys remembered; past it the one that began longest ago is forgotten. */
  keysMax: number
}

/** Counted before anything is looked up, so that many at once gain nothing. In the memory of this process. */
export function createRate({ clock, countMax, windowMs, keysMax }: RateParts): Rate {
  const windows = new Map<string, { since: Millis; count: number }>()
  return {
    take(key) {
      const now = clock.now()
      const known = windows.get(key)
      if (known !== undefined && now < known.since + windowMs && now >= known.since) {
        if (known.count >= countMax) return known.since + windowMs
        known.count++
        return undefined
      }
      windows.delete(key)
      windows.set(key, { since: now, count: 1 })
      const [oldest] = windows.keys()
      if (windows.size > keysMax && oldest !== undefined) windows.delete(oldest)
      return undefined
    },
  }
}
