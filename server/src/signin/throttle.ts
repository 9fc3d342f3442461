import { createHmac, randomBytes } from 'node:crypto'
import { limits, type Clock, type Millis, type Secret } from '#ground'

/** Whom an attempt is counted against. */
export interface Attempt {
  /** The person's id, or a keyed hash of a name nobody has: both are treated alike. */
  account: string
  address: string
  password: Secret
  /** What stands for a browser the person has signed in from before. */
  browser?: string | undefined
  /** Set for connections bound as an app: many people come from that one address. */
  sharedAddress?: boolean
}

export interface Pause {
  key: string
  until: Millis
  failures: number
}

export interface Throttle {
  /** Until when this attempt must wait, or undefined. Asked before any password is hashed. */
  pausedUntil(attempt: Attempt): Millis | undefined
  failed(attempt: Attempt): void
  succeeded(attempt: Attempt): void
  /** Takes over pauses that other nodes have begun. */
  learn(pauses: readonly Pause[]): void
}

interface ThrottleParts {
  clock: Clock
  /** Pauses that a former run of the server had begun. */
  pauses: Pause[]
  /** Called when a pause begins, so that it survives a restart. */
  onPause: (pause: Pause) => void
}

interface Counter {
  /** Times of failures within the window, oldest first. */
  failures: Millis[]
  /** How many pauses have followed one another; each is twice as long. */
  level: number
  until: Millis
  lastFailureAt: Millis
}

interface AddressCounter {
  failures: { at: Millis; account: string }[]
}

const rules = limits.throttle

/**
 * Counts wrong passwords over all doors: per account, per account and address, and per address alone when it tries
 * many names. An address a person has succeeded from lately is only held up by its own failures there, so that a
 * stranger cannot lock somebody out. All in memory and bounded; what is forgotten first is what was touched longest ago.
 */
export function createThrottle({ clock, pauses, onPause }: ThrottleParts): Throttle {
  const counters = new Map<string, Counter>()
  const addresses = new Map<string, AddressCounter>()
  const knownFrom = new Map<string, Millis>()
  const wrongPasswords = new Map<string, Map<string, Millis>>()
  const digestKey = randomBytes(32)

  learn(pauses)

  const pairKey = ({ account, address }: Attempt): string => `${account} ${address}`
  const accountKey = ({ account }: Attempt): string => account

  /** A browser or an address this person has succeeded from is judged by its own counter alone. */
  function keysFor(attempt: Attempt): string[] {
    if (attempt.browser !== undefined) return [`${attempt.account} ${attempt.browser}`]
    const known = knownFrom.get(pairKey(attempt))
    const isKnown = known !== undefined && clock.now() - known < rules.knownAddressMs
    return isKnown ? [pairKey(attempt)] : [pairKey(attempt), accountKey(attempt)]
  }

  /** The same wrong password again is a mail program that was not told, not a guess. */
  function isRepeat(attempt: Attempt): boolean {
    const digest = createHmac('sha256', digestKey).update(attempt.password.reveal()).digest('base64url').slice(0, 16)
    const seen = touch(wrongPasswords, attempt.account, () => new Map<string, Millis>())
    const before = seen.get(digest)
    const now = clock.now()
    seen.delete(digest)
    seen.set(digest, now)
    if (seen.size > 10) deleteOldest(seen)
    return before !== undefined && now - before < rules.samePasswordMs
  }

  function countFailure(key: string): void {
    const now = clock.now()
    const counter = touch(counters, key, () => ({ failures: [], level: 0, until: 0, lastFailureAt: now }))
    if (now - counter.lastFailureAt > rules.decayMs) {
      counter.level = 0
      counter.failures = []
    }
    counter.lastFailureAt = now
    counter.failures = [...counter.failures.filter(at => now - at < rules.windowMs), now].slice(
      -rules.failuresBeforePause,
    )
    if (counter.level === 0 && counter.failures.length < rules.failuresBeforePause) return
    counter.level++
    counter.until = now + Math.min(rules.pauseMaxMs, 1000 * 2 ** (counter.level - 1))
    onPause({ key, until: counter.until, failures: counter.level })
  }

  function addressPausedUntil(address: string): Millis | undefined {
    const now = clock.now()
    const recent = (addresses.get(address)?.failures ?? []).filter(
      ({ at }) => now - at < rules.windowMs && at - now < rules.windowMs,
    )
    if (
      recent.length <= rules.addressFailures ||
      new Set(recent.map(failure => failure.account)).size <= rules.addressNames
    )
      return undefined
    return (recent[0]?.at ?? now) + rules.windowMs
  }

  function learn(pauses: readonly Pause[]): void {
    for (const { key, until, failures } of pauses) {
      const known = counters.get(key)
      if (known !== undefined && known.until >= until) continue
      counters.delete(key)
      counters.set(key, { failures: known?.failures ?? [], level: failures, until, lastFailureAt: until })
    }
  }

  return {
    learn,

    pausedUntil(attempt) {
      const now = clock.now()
      const ends = keysFor(attempt)
        .map(key => counters.get(key)?.until ?? 0)
        // One that ends later than any can was begun while the clock was wrong.
        .filter(until => until - now <= rules.pauseMaxMs)
      if (attempt.sharedAddress !== true) ends.push(addressPausedUntil(attempt.address) ?? 0)
      const until = Math.max(0, ...ends)
      return until > now ? until : undefined
    },

    failed(attempt) {
      if (isRepeat(attempt)) return
      for (const key of keysFor(attempt)) countFailure(key)
      if (attempt.sharedAddress === true) return
      const counter = touch(addresses, attempt.address, () => ({ failures: [] }))
      counter.failures.push({ at: clock.now(), account: attempt.account })
      if (counter.failures.length > 2 * rules.addressFailures) counter.failures.splice(0, rules.addressFailures / 2)
    },

    succeeded(attempt) {
      // Not the account's from a known address: a mail program there must not wipe out what strangers have guessed.
      for (const key of keysFor(attempt)) counters.delete(key)
      wrongPasswords.delete(attempt.account)
      touch(knownFrom, pairKey(attempt), () => 0)
      knownFrom.set(pairKey(attempt), clock.now())
    },
  }

  /** Gets or makes an entry and makes it the youngest. */
  function touch<V>(map: Map<string, V>, key: string, make: () => V): V {
    const value = map.get(key) ?? make()
    map.delete(key)
    map.set(key, value)
    if (map.size > rules.entriesMax) deleteOldest(map)
    return value
  }
}

function deleteOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys()
  if (oldest !== undefined) map.delete(oldest)
}
