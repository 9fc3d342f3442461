import type { AppId, Millis, UserId } from '#ground'
import type { View } from './tree/tree.ts'

/** Who a connection is bound as. */
export type Session =
  | { kind: 'anonymous' }
  /** The directory server's admin bind, with one of its secrets. */
  | { kind: 'admin'; view: View; secretId: string; dn: string }
  /** An app's own account. */
  | { kind: 'app'; view: View; appId: AppId; secretId: string; dn: string }
  /** A person, signed in to the view itself (`app` null) or to one app. */
  | {
      kind: 'person'
      view: View
      appId: AppId | null
      userId: UserId
      credentialVersion: number
      /** What it becomes when the person changes their password here, while that is under way. */
      nextCredentialVersion: number | null
      boundAt: Millis
      /** How they have proven who they are. */
      amr: readonly string[]
      appPassword: UsedAppPassword | null
      dn: string
    }

/** The app password a connection is bound with: with its end the session ends. */
export interface UsedAppPassword {
  id: string
  expiresAt: Millis | null
}

export const anonymous: Session = { kind: 'anonymous' }
