import { attempt, endingOf, nothingChanged, outcomeUnknown, runsMax, type Ending } from '../group.ts'
import type { Tx } from '../tx.ts'
import type { PostgresConnection } from './connection.ts'
import { isCollision } from './failure.ts'
import type { PostgresPatience } from './patience.ts'
import type { ConnectionPool } from './pool.ts'
import { during, queryBuilder } from './query-builder.ts'

/** `door`, `meet` */
const collisionLock = '1685024626, 1835361652'

/** Runs a command that never appends to the change log: in a transaction of its own, beside all others. */
export async function runUnordered(
  pool: ConnectionPool,
  { commitMs }: Pick<PostgresPatience, 'commitMs'>,
  run: (tx: Tx) => Promise<unknown>,
  name: string,
): Promise<Ending> {
  /** Undefined: it met another transaction, and may run again. */
  async function runOnce(connection: PostgresConnection, at: number): Promise<Ending | undefined> {
    const engine = {
      tx: (isOpen: () => boolean): Tx => ({
        db: queryBuilder(during(connection, isOpen)),
        effects: [],
        ordered: false,
      }),
      patience: () => connection.idle(),
    }
    // Those that have met once take turns from then on, or they would only meet again.
    await connection.query(at === 1 ? 'begin' : `begin; select pg_advisory_xact_lock(${collisionLock})`)
    const ended = await attempt(engine, run, name)
    if (!connection.isInTransaction) {
      connection.destroy('its transaction has ended early')
      return { problem: nothingChanged }
    }
    if ('error' in ended) {
      await connection.query('rollback')
      return isCollision(ended.error) && at < runsMax ? undefined : endingOf(ended.error)
    }
    try {
      const { command } = await connection.query('commit', [], commitMs)
      return command === 'COMMIT' ? { ok: ended.value } : { problem: nothingChanged }
    } catch {
      connection.destroy('the outcome of its COMMIT is unknown')
      return { problem: outcomeUnknown }
    }
  }

  try {
    for (let run = 1; ; run++) {
      const ending = await pool.use(connection => runOnce(connection, run))
      if (ending !== undefined) return ending
    }
  } catch {
    return { problem: nothingChanged }
  }
}
