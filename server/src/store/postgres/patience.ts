import { limits, seconds, type Millis } from '#ground'

/** How long the store waits for what. Everything has an end, so that a silent network is an answer and not a hang. */
export interface PostgresPatience {
  connectMs: Millis
  /** One statement, on the server and from here. */
  statementMs: Millis
  /** A COMMIT that has not come back by then has an unknown outcome: a synchronous standby may be gone. */
  commitMs: Millis
  lockMs: Millis
  /** For a free connection of the pool. */
  poolMs: Millis
  /** The server ends a session that leaves its transaction idle for so long, and with it its locks. */
  idleInTransactionMs: Millis
  /** The same for a snapshot, whose reader may be writing to a slow disk. */
  idleInSnapshotMs: Millis
  pollMs: Millis
  confirmMs: Millis
}

export const defaultPatience: PostgresPatience = {
  connectMs: seconds(3),
  statementMs: seconds(10),
  commitMs: seconds(5),
  lockMs: limits.store.busyMs,
  poolMs: seconds(5),
  idleInTransactionMs: limits.store.commandMaxMs,
  idleInSnapshotMs: seconds(300),
  pollMs: limits.store.pollMs,
  confirmMs: limits.store.confirmMs,
}
