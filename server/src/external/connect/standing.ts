import { say, type Clock, type Millis } from '#ground'
import { UpstreamError } from './upstream-error.ts'

/** So often in a row a directory may keep somebody waiting before it is left alone for a while. */
const failuresMax = 3
const restMs: Millis = 10_000
/** How long the address that answered is asked first when an earlier one did not. */
const preferMs: Millis = 60_000

/** What sign-ins have learned of a directory: whether it answers, so that not everybody waits to find out. */
export class Standing {
  readonly #clock: Clock
  #failures = 0
  #restsUntil: Millis = 0
  #preferred: { url: string; until: Millis } | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Throws `unreachable` while the directory is left alone. Behind that one may try, and the others wait for how it goes. */
  begin(): void {
    if (this.#failures < failuresMax) return
    const now = this.#clock.now()
    if (now < this.#restsUntil)
      throw new UpstreamError(
        'unreachable',
        say('It has not answered {failures} times in a row and is asked again in a few seconds.', {
          failures: this.#failures,
        }),
      )
    this.#restsUntil = now + restMs
  }

  failed(): void {
    this.#failures++
    if (this.#failures >= failuresMax) this.#restsUntil = this.#clock.now() + restMs
  }

  answered(): void {
    this.#failures = 0
  }

  /** The addresses with the one first that answered in the last minute when one before it did not. */
  order(urls: readonly string[]): readonly string[] {
    const preferred = this.#preferred
    if (preferred === undefined || this.#clock.now() >= preferred.until || !urls.includes(preferred.url)) return urls
    return [preferred.url, ...urls.filter(url => url !== preferred.url)]
  }

  reached(url: string, urls: readonly string[]): void {
    if (url === urls[0]) this.#preferred = undefined
    else if (this.#preferred?.url !== url) this.#preferred = { url, until: this.#clock.now() + preferMs }
    else if (this.#clock.now() >= this.#preferred.until) this.#preferred.until = this.#clock.now() + preferMs
  }
}
