import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Incoming } from './step.ts'

/** People of one page: as many as are planned together. */
const atOnce = 400
/** More is not worth the time: names and addresses shrink to a fifth by the fastest level already. */
const level = 1

/**
 * People who wait for everybody to be read before anything is done about them. A first run of a large directory is all of
 * it, so each is held in some hundred bytes: pages of JSON, deflated.
 */
export class HeldPeople {
  readonly #pages: Buffer[] = []
  #last: Incoming[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  add(incoming: Incoming): void {
    this.#last.push(incoming)
    this.#size++
    if (this.#last.length < atOnce) return
    this.#pages.push(deflateRawSync(JSON.stringify(this.#last), { level }))
    this.#last = []
  }

  /** In the order they came, as often as it is asked for. */
  *pages(): Generator<readonly Incoming[], void> {
    for (const page of this.#pages) yield JSON.parse(inflateRawSync(page).toString()) as Incoming[]
    if (this.#last.length > 0) yield this.#last
  }
}
