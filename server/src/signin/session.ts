import type { Millis, SessionId, UserId } from '#ground'
import type { SessionRow } from '#store'

/** What is known of who is asking, for the throttle, the audit and the list of sessions. */
export interface Visitor {
  /** The client's address, after listed proxies. */
  address: string
  userAgent: string
}

/** A browser that is signed in. The row of this name is the truth every door looks at. */
export interface Session {
  id: SessionId
  userId: UserId
  credentialVersion: number
  /** When the person last proved who they are. */
  authAt: Millis
  /** How: `pwd`, `otp`, `mfa` … (RFC 8176). */
  amr: string[]
  address: string
  userAgent: string
  createdAt: Millis
  /** The absolute end, however busy the session is. */
  expiresAt: Millis
}

export const sessionFromRow = (row: SessionRow): Session => ({
  id: row.id as SessionId,
  userId: row.userId as UserId,
  credentialVersion: row.credentialVersion,
  authAt: row.authAt,
  amr: row.amr.split(' '),
  address: row.address,
  userAgent: row.userAgent,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
})
