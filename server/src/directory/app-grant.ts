import type { Millis, UserId } from '#ground'
import type { AppGrantRow } from '#store'

/** Somebody let into an app by name, beside its rule: for good, or for a time. */
export interface AppGrant {
  user: UserId
  /** Null: for good. */
  expiresAt: Millis | null
  /** Whose word it was: an actor. */
  grantedBy: string
  createdAt: Millis
}

export const grantFromRow = ({ appId: _app, remindedAt: _at, userId, ...row }: AppGrantRow): AppGrant => ({
  ...row,
  user: userId as UserId,
})
