import type { Clock, Millis } from '#ground'

/**
 * What is in progress and may be lost in a crash: sign-ins, and whatever else a visitor begins again at the price of a
 * click. Payloads are plain JSON. Bounded: past the bound the oldest are forgotten first.
 */
export interface Attempts<Payload> {
  put(id: string, payload: Payload, lifetimeMs: Millis): Promise<void>
  find(id: string): Promise<Payload | undefined>
  /** All there are, which the bound says how many may be. */
  list(): Promise<Payload[]>
  /** Finds and deletes: of many at once one gets it. */
  take(id: string): Promise<Payload | undefined>
  delete(id: string): Promise<void>
  /** When the app asked, in milliseconds: what was proven later was proven for it. */
  beganAt(id: string): Promise<Millis | undefined>
  /**
   * The reference under which this attempt was refused, so that a page that is loaded again shows the same one:
   * `reference` at the first refusal, and what it was then at every later one.
   */
  keepReference(id: string, reference: string): Promise<string>
  deleteExpired(): Promise<void>
}

interface Attempt<Payload> {
  payload: Payload
  beganAt: Millis
  expiresAt: Millis
  reference?: string
}

/** In the memory of the one process there is. */
export function createMemoryAttempts<Payload>(clock: Clock, countMax: number): Attempts<Payload> {
  const attempts = new Map<string, Attempt<Payload>>()

  function findLive(id: string): Attempt<Payload> | undefined {
    const attempt = attempts.get(id)
    return attempt !== undefined && attempt.expiresAt > clock.now() ? attempt : undefined
  }

  function dropExpired(): void {
    const now = clock.now()
    for (const [id, { expiresAt }] of attempts) if (expiresAt <= now) attempts.delete(id)
  }

  function dropOldest(): void {
    dropExpired()
    const [oldest] = attempts.keys()
    if (attempts.size > countMax && oldest !== undefined) attempts.delete(oldest)
  }

  /* oxlint-disable typescript/require-await -- the interface is asynchronous, memory is not */
  return {
    async put(id, payload, lifetimeMs) {
      const now = clock.now()
      const known = findLive(id)
      attempts.delete(id)
      attempts.set(id, { beganAt: now, ...known, payload: structuredClone(payload), expiresAt: now + lifetimeMs })
      if (attempts.size > countMax) dropOldest()
    },
    async find(id) {
      const attempt = findLive(id)
      return attempt && structuredClone(attempt.payload)
    },
    async list() {
      dropExpired()
      return [...attempts.values()].map(({ payload }) => structuredClone(payload))
    },
    async take(id) {
      const attempt = findLive(id)
      attempts.delete(id)
      return attempt?.payload
    },
    async delete(id) {
      attempts.delete(id)
    },
    async beganAt(id) {
      return findLive(id)?.beganAt
    },
    async keepReference(id, reference) {
      const attempt = findLive(id)
      if (attempt === undefined) return reference
      return (attempt.reference ??= reference)
    },
    async deleteExpired() {
      dropExpired()
    },
  }
}
