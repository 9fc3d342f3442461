import type { Millis } from '#ground'
import { NothingWritten, type GroupEngine } from '../group.ts'
import type { Tx } from '../tx.ts'
import type { PostgresConnection } from './connection.ts'
import { isCollision } from './failure.ts'
import type { PostgresPatience } from './patience.ts'
import type { Primary } from './primary.ts'
import { during, queryBuilder } from './query-builder.ts'

/** The lock every append to the change log is made under, over all nodes: `door`, `ward`. */
export const changeLogLock = '1685024626, 2002874980'

/**
 * The one connection of this node that ordered commands run on. The lock is taken first, so that the order of the log is
 * the order of the commits on every node: with a bare sequence a later number can commit first, and a follower that has
 * passed it never sees the earlier one.
 */
export class PostgresEngine implements GroupEngine {
  readonly #primary: Primary
  readonly #patience: PostgresPatience
  #connection: PostgresConnection | undefined
  /** What was sent and not waited for. */
  #sent: Promise<unknown>[] = []
  /** When the last COMMIT was sent, by the monotonic clock: what was known then is what this node knew. */
  committedAt: Millis = 0

  constructor(primary: Primary, patience: PostgresPatience) {
    this.#primary = primary
    this.#patience = patience
  }

  get timeline(): number {
    return this.#connection?.timeline ?? 0
  }

  async begin(): Promise<void> {
    const known = this.#connection
    if (known === undefined || known.isLost || known.timeline < this.#primary.timeline) {
      known?.destroy('its server was replaced')
      this.#connection = undefined
      this.#connection = await this.#primary.connect()
    }
    this.#sent = []
    await this.#open().query(`begin; select pg_advisory_xact_lock(${changeLogLock})`)
  }

  async commit(): Promise<void> {
    await Promise.all(this.#sent).catch((cause: unknown) => {
      throw new NothingWritten('The store is not writable right now.', { cause })
    })
    this.committedAt = performance.now()
    const { command } = await this.#open().query('commit', [], this.#patience.commitMs)
    // A transaction that has failed is ended by COMMIT too, and that is no error.
    if (command !== 'COMMIT') throw new NothingWritten('The store has taken the changes back.')
  }

  /** Not waited for: a savepoint for each command would cost each of them two ways to the server and back. */
  execute(sql: string): Promise<void> {
    const sent = this.#open().query(sql)
    sent.catch(() => undefined)
    this.#sent.push(sent)
    return Promise.resolve()
  }

  inTransaction(): boolean {
    return this.#connection?.isInTransaction ?? false
  }

  tx(isOpen: () => boolean): Tx {
    return { db: queryBuilder(during(this.#open(), isOpen)), effects: [], ordered: true }
  }

  patience(): Promise<void> {
    return this.#open().idle()
  }

  /** The next group connects anew; the server ends what this session may have left within `commandMaxMs`. */
  // oxlint-disable-next-line typescript/require-await -- the interface is asynchronous
  async reopen(): Promise<void> {
    this.#connection?.destroy('the outcome of its COMMIT is unknown')
    this.#connection = undefined
  }

  isCollision(error: unknown): boolean {
    return isCollision(error)
  }

  /** One connection to the same place has fallen silent, and this may have too. */
  distrust(silentMs: Millis): void {
    this.#connection?.distrust(silentMs)
  }

  async close(): Promise<void> {
    await this.#connection?.close()
  }

  #open(): PostgresConnection {
    if (this.#connection === undefined) throw new Error('There is no group open.')
    return this.#connection
  }
}
