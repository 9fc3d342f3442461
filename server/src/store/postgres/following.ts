import type { Millis, Log } from '#ground'
import type { Follower } from '../store.ts'
import type { Effect } from '../tx.ts'
import type { PostgresConnection } from './connection.ts'
import type { PostgresPatience } from './patience.ts'
import type { Primary } from './primary.ts'
import { queryBuilder } from './query-builder.ts'

interface FollowingParts {
  primary: Primary
  patience: PostgresPatience
  log: Log
  /** Told when the store fell silent: other connections to it are not to be trusted either. */
  onSilence: () => void
}

/** A group of our own that has been committed. */
export interface Committed {
  effects: Effect[]
  /** Of the connection it was committed on. */
  timeline: number
  /** When the COMMIT was sent, by the monotonic clock. */
  at: Millis
}

interface Head {
  seq: number
  /** The change log holds nothing up to here any more. */
  pruned: number
}

/** Further behind than this, reading everything again is quicker and holds less at once. */
const rowsBehindMax = 5_000

const headSql = `select greatest(coalesce(max("seq"), 0), p."pruned") as "seq", p."pruned" from
  (select coalesce((select cast("value" as bigint) from "meta" where "key" = 'changesPrunedThrough'), 0) as "pruned") p
  left join "change" on "seq" = (select max("seq") from "change") group by p."pruned"`

/**
 * Keeps memory where the change log is: looks each `pollMs`, and at once when another node says that it has committed.
 * One step at a time and in the order of the log, whoever committed: a look, a group of our own, or reading everything
 * again.
 */
export class Following {
  readonly #parts: FollowingParts
  readonly #waiting = new Set<() => void>()
  readonly #listeners: ((word: string) => void)[] = []
  #follower: Follower | undefined
  #connection: PostgresConnection | undefined
  #steps: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #lookWanted = false
  #confirmedAt: Millis
  /** Of the store memory was last read from; 0 when it must be read again. */
  #timeline: number
  #isClosed = false

  constructor(parts: FollowingParts) {
    this.#parts = parts
    this.#confirmedAt = performance.now()
    this.#timeline = parts.primary.timeline
  }

  start(follower: Follower): void {
    this.#follower = follower
    this.wake()
  }

  isCurrent(): boolean {
    return performance.now() - this.#confirmedAt < this.#parts.patience.confirmMs
  }

  /** From here on nothing is known until the next look. */
  doubt(): void {
    this.#confirmedAt = Number.NEGATIVE_INFINITY
    this.wake()
  }

  /** Looks soon; however often it is asked before then, once. */
  wake(): void {
    if (this.#lookWanted || this.#isClosed) return
    this.#lookWanted = true
    clearTimeout(this.#timer)
    void this.#step(async () => {
      this.#lookWanted = false
      await this.#tryToLook()
      if (this.#isClosed || this.#lookWanted) return
      this.#timer = setTimeout(() => this.wake(), this.#parts.patience.pollMs)
      this.#timer.unref()
    })
  }

  /** Brings memory to where a group of ours has left the store. False when that could not be done in time. */
  committed({ effects, timeline, at }: Committed): Promise<boolean> {
    const follower = this.#follower
    const [first] = effects
    const last = effects.at(-1)
    if (follower === undefined || first === undefined || last === undefined) return Promise.resolve(true)
    return this.#step(async () => {
      this.#tellOthers()
      // The lock was held from the first to the last, so between them is nobody else's.
      if (timeline === this.#timeline && first.seq === follower.seq + 1) {
        follower.apply(effects)
        this.#confirmedAt = Math.max(this.#confirmedAt, at)
        this.#tellWaiting()
      }
      const until = performance.now() + this.#parts.patience.confirmMs
      while (follower.seq < last.seq || timeline !== this.#timeline) {
        if (!(await this.#tryToLook())) await new Promise(resolve => setTimeout(resolve, 50))
        if (performance.now() > until) return follower.seq >= last.seq
      }
      return true
    })
  }

  async catchUp(seq: number, waitMaxMs: Millis): Promise<boolean> {
    const follower = this.#follower
    if (follower === undefined) return false
    if (follower.seq >= seq) return true
    this.wake()
    return new Promise(resolve => {
      const check = (): void => {
        if (follower.seq < seq) return
        done(true)
      }
      const done = (reached: boolean): void => {
        clearTimeout(timer)
        this.#waiting.delete(check)
        resolve(reached)
      }
      const timer = setTimeout(() => done(false), waitMaxMs)
      this.#waiting.add(check)
    })
  }

  tell(word: string): void {
    this.#tellHere(word)
    this.#connection?.query('select pg_notify($1, $2)', ['doorward_news', word]).catch(() => undefined)
  }

  hear(listener: (word: string) => void): void {
    this.#listeners.push(listener)
  }

  #tellHere(word: string): void {
    for (const listener of this.#listeners) listener(word)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    await this.#steps
    await this.#connection?.close()
  }

  #step<T>(work: () => Promise<T>): Promise<T> {
    const step = this.#steps.then(work)
    this.#steps = step.catch(() => undefined)
    return step
  }

  #tellWaiting(): void {
    for (const check of this.#waiting) check()
  }

  /** After the COMMIT, never inside: a NOTIFY in a transaction makes all commits wait for one another. */
  #tellOthers(): void {
    // Others look by themselves soon enough.
    this.#connection?.query('notify doorward_change').catch(() => undefined)
  }

  async #tryToLook(): Promise<boolean> {
    if (this.#isClosed) return false
    try {
      await this.#look()
      return true
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the store cannot be followed right now')
      return false
    }
  }

  async #look(): Promise<void> {
    const { log } = this.#parts
    const at = performance.now()
    const connection = await this.#connect()
    const [head] = (await connection.query<Head>(headSql)).rows
    const follower = this.#follower
    if (head === undefined || follower === undefined) return

    const lost = follower.seq - head.seq
    if (lost > 0)
      log.error(
        { memoryAt: follower.seq, storeAt: head.seq },
        'PostgreSQL has lost changes that were acknowledged: it was failed over to a standby that did not have them',
      )
    else if (this.#timeline !== connection.timeline)
      log.warn({ timeline: connection.timeline }, 'a standby of PostgreSQL was promoted; the directory is read again')
    const isFar = head.pruned > follower.seq || head.seq - follower.seq > rowsBehindMax
    if (lost > 0 || isFar || this.#timeline !== connection.timeline) await this.#readAgain(follower, connection)
    else if (head.seq > follower.seq) await this.#readChanges(follower, connection)
    this.#confirmedAt = Math.max(this.#confirmedAt, at)
    this.#tellWaiting()
  }

  async #readAgain(follower: Follower, { timeline }: PostgresConnection): Promise<void> {
    await follower.reload()
    // Read by another connection; if a standby was promoted in between, the next look sees another timeline again.
    this.#timeline = timeline
  }

  async #readChanges(follower: Follower, connection: PostgresConnection): Promise<void> {
    await connection.query('begin isolation level repeatable read read only')
    const db = queryBuilder(connection)
    const rows = await db
      .selectFrom('change')
      .selectAll()
      .where('seq', '>', follower.seq)
      .orderBy('seq')
      .limit(rowsBehindMax)
      .execute()
    const effects = await follower.readChanges(db, rows)
    await connection.query('commit')
    follower.apply(effects)
    const last = rows.at(-1)
    if (last !== undefined && follower.seq < last.seq) {
      this.#parts.log.error({ memoryAt: follower.seq, storeAt: last.seq }, 'changes were not understood; reading again')
      await this.#readAgain(follower, connection)
    }
  }

  async #connect(): Promise<PostgresConnection> {
    const known = this.#connection
    const { primary, patience, log, onSilence } = this.#parts
    if (known !== undefined && !known.isLost && !known.isInTransaction && known.timeline >= primary.timeline)
      return known
    known?.destroy('it cannot be used again')
    const connection = await primary.connect()
    connection.answerMs = patience.confirmMs
    connection.onNotification = ({ process, channel, word }) => {
      if (process === connection.process) return
      if (channel === 'doorward_news') this.#tellHere(word)
      else this.wake()
    }
    connection.onLost = reason => {
      if (this.#isClosed) return
      log.warn({ err: reason }, 'the connection that follows the store has gone; another one is made')
      if (reason.isSilence) onSilence()
      this.wake()
    }
    await connection.query(`listen doorward_change; listen doorward_news; set application_name = 'doorward following'`)
    this.#connection = connection
    return connection
  }
}
