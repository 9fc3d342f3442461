import { Problem } from '#ground'

/** The connection has gone: closed by the other side, or given up on because nothing came back. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  /** Nothing came back in time, so that others to the same place may be as dead without anybody knowing. */
  isSilence = false
}

/** The SQLSTATE of an error PostgreSQL has answered. */
const stateOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/**
 * SQLSTATEs (PostgreSQL, appendix A) that say something about the server's state and nothing about the statement: it is
 * going down or starting, has become a standby, has no room or connections left, or was too slow.
 */
const passing = /^(?:08...|53...|57P0[1-5]|57014|55P03|25006|25P03|58030|40...)$/

/** Two transactions stood in each other's way; the one that was rolled back may simply run again. */
export const isCollision = (error: unknown): boolean =>
  ['40001', '40P01'].includes(stateOf(error instanceof Problem ? error.cause : error) ?? '')

/** What is no fault of the statement becomes Problem `unavailable`; everything else stays what it is. */
export function asProblem(error: unknown): unknown {
  if (!(error instanceof ConnectionLost) && !passing.test(stateOf(error) ?? '')) return error
  return new Problem('unavailable', 'The store cannot be reached right now. Try again in a moment.', {
    cause: error,
    retryAfterMs: 1000,
  })
}
