import type { ServerLimits } from '../limits.ts'
import type { CloseReason } from './peer.ts'

/** What the time limits look at. Times are milliseconds of the server's clock. */
export interface Moments {
  readonly handshakeSince: number | undefined
  /** When the peer last took output; undefined while it owes us nothing. */
  readonly unsentSince: number | undefined
  /** When the message being received began; undefined while none is, or nothing is read. */
  readonly messageSince: number | undefined
  /** Since when nobody is bound; undefined while somebody is, or a bind is being decided. */
  readonly unboundSince: number | undefined
  /** When something was last received; undefined while operations are outstanding. */
  readonly idleSince: number | undefined
}

/** A limit that was passed. With a notice the client is told. */
export interface TimeOut {
  readonly reason: CloseReason
  readonly notice: boolean
}

/** The limit that is passed now, if any. */
export function findTimeOut(moments: Moments, limits: ServerLimits, now: number): TimeOut | undefined {
  const { handshakeSince, unsentSince, messageSince, unboundSince, idleSince } = moments
  const passed = (since: number | undefined, ms: number): boolean => since !== undefined && now - since > ms
  if (handshakeSince !== undefined) return passed(handshakeSince, limits.handshakeMs) ? handshakeTimeOut : undefined
  if (passed(unsentSince, limits.drainMs)) return drainTimeOut
  if (passed(messageSince, limits.pduMs)) return messageTimeOut
  if (passed(unboundSince, limits.unboundMs)) return unboundTimeOut
  return passed(idleSince, limits.idleMs) ? idleTimeOut : undefined
}

const handshakeTimeOut: TimeOut = {
  reason: { cause: 'limit', message: 'The TLS handshake took too long.' },
  notice: false,
}
const drainTimeOut: TimeOut = {
  reason: { cause: 'limit', message: 'The client does not read what it asked for.' },
  notice: false,
}
const messageTimeOut: TimeOut = {
  reason: { cause: 'limit', message: 'A message was begun and not completed in time.' },
  notice: true,
}
const unboundTimeOut: TimeOut = {
  reason: { cause: 'idle', message: 'There was no successful bind in time.' },
  notice: true,
}
const idleTimeOut: TimeOut = {
  reason: { cause: 'idle', message: 'The connection was idle for too long.' },
  notice: true,
}
