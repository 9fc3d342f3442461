import type { Origin, User } from '#directory'
import type { Secret, UserId } from '#ground'

/** What became of a password that was shown to another directory. */
export type ExternalAnswer =
  /** `withCode`: a code was proven with it, which `password` is without. */
  | { kind: 'right'; user: UserId; withCode: boolean; password: Secret }
  /** The reason is for the audit trail alone. */
  | { kind: 'wrong'; reason: string }
  /** The directory asks a code of them, and none came: nothing was sent, and nothing is known of the password. */
  | { kind: 'code' }
  /** It cannot be known now. */
  | { kind: 'unreachable'; directory: string }

/** What somebody has shown. */
export interface Shown {
  password: Secret
  /** Of their directory's second factor, given apart from the password. */
  code?: string | undefined
  /** Without one apart: where their directory asks for one, it may stand at the end of the password. */
  splitsCode?: boolean
  /** The password alone is enough at this door, also where their directory would ask for a code. */
  allowsBare?: boolean
  origin: Origin
}

/** Somebody here whose password is checked elsewhere. */
export interface KnownQuestion extends Shown {
  user: User
}

/** A name nobody here has. */
export interface UnknownQuestion extends Shown {
  identifier: string
}
