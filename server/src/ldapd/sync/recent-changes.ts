import type { DirectoryEffect, DirectoryMemory } from '#directory'
import { syncLimits } from './limits.ts'

/** People and ids that changed last, in the order of the log, so that who has just looked need not look at everybody. */
export class RecentChanges {
  readonly #memory: Pick<DirectoryMemory, 'seq' | 'people'>
  readonly #waiting = new Set<() => void>()
  #people = new Tail<number>()
  #gone = new Tail<string>()
  #latest: number
  #generation = 0

  constructor(memory: Pick<DirectoryMemory, 'seq' | 'people'>) {
    this.#memory = memory
    this.#latest = memory.seq
  }

  /** The number of the last change that may have been of what a copy holds. */
  get latest(): number {
    return this.#latest
  }

  /** Another number once something was told that is not found by numbers: then whoever stands has to begin anew. */
  get generation(): number {
    return this.#generation
  }

  /** To be told everything memory is told, in its order. */
  note(effects: readonly DirectoryEffect[]): void {
    const before = this.#latest
    const generation = this.#generation
    for (const { seq, state } of effects) {
      switch (state.of) {
        case 'user': {
          // Read anew, and different with a number that is not a new one: the store is not the one it was.
          if (state.user.version < seq && state.user.version <= before) this.#generation++
          const slot = this.#memory.people.slotOf(state.user.id)
          if (slot !== undefined) this.#people.add(seq, slot)
          break
        }
        case 'group':
          if (state.group.version < seq && state.group.version <= before) this.#generation++
          break
        case 'user-gone':
        case 'group-gone':
        case 'app-gone':
          this.#gone.add(seq, state.id)
          break
        case 'members':
        case 'app':
        case 'attribute':
        case 'attribute-gone':
        case 'setting':
          break
        case 'secrets':
        case 'tokens-gone':
        case 'app-passwords-gone':
        case 'service':
        case 'service-gone':
        case 'external':
        case 'external-gone':
        case 'signing-key':
        case 'signing-key-gone':
        case 'session-ended':
        case 'app-sessions-ended':
        case 'connections-ended':
        case 'nothing':
          // None of what a copy holds.
          continue
      }
      this.#latest = Math.max(this.#latest, seq)
    }
    if (this.#memory.seq < before) this.#generation++
    if (this.#latest > before || this.#generation !== generation) for (const done of this.#waiting) done()
  }

  /** Slots of people that changed after `since`, some perhaps twice; undefined where that is not known any more. */
  peopleSince(since: number): number[] | undefined {
    return this.#people.since(since)
  }

  /** Ids of people, groups and apps that went after `since`; undefined where that is not known any more. */
  goneSince(since: number): string[] | undefined {
    return this.#gone.since(since)
  }

  /** From here on changes are remembered. */
  begin(): void {
    this.#people = new Tail(this.#memory.seq)
    this.#gone = new Tail(this.#memory.seq)
    this.#latest = this.#memory.seq
  }

  /** Resolves at the next change that may matter, when the signal says so, or after `ms`. */
  next(signal: AbortSignal, ms: number): Promise<void> {
    return new Promise(resolve => {
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        this.#waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms).unref()
      signal.addEventListener('abort', done)
      this.#waiting.add(done)
      if (signal.aborted) done()
    })
  }
}

/** The last of many, each with its number. */
class Tail<T> {
  #items: { seq: number; item: T }[] = []
  /** Whatever came after this number is here. */
  #from: number

  constructor(from = Number.POSITIVE_INFINITY) {
    this.#from = from
  }

  add(seq: number, item: T): void {
    if (this.#from === Number.POSITIVE_INFINITY) return
    this.#items.push({ seq, item })
    if (this.#items.length < 2 * syncLimits.recentMax) return
    const dropped = this.#items.splice(0, syncLimits.recentMax)
    this.#from = dropped.at(-1)?.seq ?? this.#from
  }

  since(seq: number): T[] | undefined {
    if (seq < this.#from) return undefined
    const found: T[] = []
    for (let at = this.#items.length - 1; at >= 0; at--) {
      const entry = this.#items[at]
      if (entry === undefined || entry.seq <= seq) break
      found.push(entry.item)
    }
    return found
  }
}
