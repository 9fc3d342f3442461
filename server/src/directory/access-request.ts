import { days, type AppId, type Millis, type UserId } from '#ground'
import type { AccessRequestRow } from '#store'

/** `open` until somebody has decided, its person has taken it back, or it is too old. */
export const requestStates = ['open', 'approved', 'refused', 'withdrawn', 'expired'] as const
export type RequestState = (typeof requestStates)[number]

/** For how many days somebody may ask; null: for good. */
export const wantedDays = [1, 7, 30, null] as const
export type WantedDays = (typeof wantedDays)[number]

/** Somebody's wish to be let into an app, and what became of it. */
export interface AccessRequest {
  id: string
  appId: AppId
  userId: UserId
  reason: string
  wantedDays: WantedDays
  state: RequestState
  createdAt: Millis
  /** When it is too old to be decided. Of one that is approved until a moment, when the clock looks at it again. */
  expiresAt: Millis
  decidedAt: Millis | null
  /** An actor; null while it is open, and when the clock has ended it. */
  decidedBy: string | null
  /** What whoever decided has told the person. */
  word: string | null
  /** Of one that is approved; null: for good. */
  grantedUntil: Millis | null
  /** Of the refusal it began with. */
  reference: string | null
}

/**
 * When what is asked for ends if it is given at a moment: with the last of its days, as the server's zone has them. Null:
 * never.
 */
export const wantedEnd = (wanted: WantedDays, from: Millis): Millis | null =>
  wanted === null ? null : new Date(from + days(wanted)).setHours(23, 59, 59, 999)

export const requestFromRow = ({ openKey: _key, ...row }: AccessRequestRow): AccessRequest => ({
  ...row,
  appId: row.appId as AppId,
  userId: row.userId as UserId,
  wantedDays: row.wantedDays as WantedDays,
  state: row.state as RequestState,
})

/** One open request of a person at an app: the column it is in is unique. */
export const openKeyOf = ({ appId, userId }: { appId: string; userId: string }): string => `${appId} ${userId}`
