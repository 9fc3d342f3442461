import type { SecureContext } from 'node:tls'
import type { ServerLimits } from '../limits.ts'
import type { Connection } from './connection.ts'
import type { Answer, Handler } from './handler.ts'
import type { Operation } from './operation.ts'
import type { SlabPool } from './output.ts'
import type { CloseReason } from './peer.ts'

/** What a connection needs of the server it belongs to. */
export interface Host<State> {
  readonly handler: Handler<State>
  readonly limits: ServerLimits
  readonly slabs: SlabPool
  now(): number
  initialState(connection: Connection<State>): State
  /** The answer to an operation whose handler threw. Never throws. */
  refusal(error: unknown, operation: Operation<State>): Answer
  /** Told of every answer, where somebody wants to know. */
  readonly answered: ((operation: Operation<State>, answer: Answer, tookMs: number) => void) | undefined
  closed(connection: Connection<State>, reason: CloseReason): void
}

/** How a connection protects itself. */
export interface Protection {
  /** TLS was begun with the connection, as LDAPS does, and its handshake is not over. */
  readonly handshaking: boolean
  /** Where StartTLS is offered: gives the certificate. */
  readonly startTLS: (() => SecureContext) | undefined
}
