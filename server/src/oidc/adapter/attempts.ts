import type { AdapterPayload } from 'oidc-provider'
import type { Clock, Millis } from '#ground'

interface Attempt {
  payload: AdapterPayload
  beganAt: Millis
  expiresAt: Millis
  /** Given at the first refusal, so that a page that is loaded again shows the same one. */
  reference?: string
}

/**
 * Sign-ins in progress (the library's interactions). In memory and bounded: one that is lost costs somebody a second
 * click in the app. Past the bound the oldest are forgotten first.
 */
export class Attempts {
  readonly #clock: Clock
  readonly #countMax: number
  readonly #attempts = new Map<string, Attempt>()

  constructor(clock: Clock, countMax: number) {
    this.#clock = clock
    this.#countMax = countMax
  }

  put(id: string, payload: AdapterPayload, lifetimeMs: Millis): void {
    const now = this.#clock.now()
    const known = this.#find(id)
    this.#attempts.delete(id)
    this.#attempts.set(id, { beganAt: now, ...known, payload: structuredClone(payload), expiresAt: now + lifetimeMs })
    if (this.#attempts.size > this.#countMax) this.#dropOldest()
  }

  find(id: string): AdapterPayload | undefined {
    const attempt = this.#find(id)
    return attempt && structuredClone(attempt.payload)
  }

  delete(id: string): void {
    this.#attempts.delete(id)
  }

  /** When the app asked, in milliseconds: what was proven later was proven for it. */
  beganAt(id: string): Millis | undefined {
    return this.#find(id)?.beganAt
  }

  /** The reference under which this attempt was refused; `make` is called for the first refusal only. */
  referenceOf(id: string, make: () => string): string {
    const attempt = this.#find(id)
    if (attempt === undefined) return make()
    return (attempt.reference ??= make())
  }

  deleteExpired(): void {
    const now = this.#clock.now()
    for (const [id, { expiresAt }] of this.#attempts) if (expiresAt <= now) this.#attempts.delete(id)
  }

  #find(id: string): Attempt | undefined {
    const attempt = this.#attempts.get(id)
    return attempt !== undefined && attempt.expiresAt > this.#clock.now() ? attempt : undefined
  }

  #dropOldest(): void {
    this.deleteExpired()
    const [oldest] = this.#attempts.keys()
    if (this.#attempts.size > this.#countMax && oldest !== undefined) this.#attempts.delete(oldest)
  }
}
