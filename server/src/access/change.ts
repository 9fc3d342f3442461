import type { GroupId } from '#ground'
import type { UserState } from '#directory'

/** A group as an explanation names it. */
export interface NamedGroup {
  id: GroupId
  name: string
  /** The title of the directory its people come from; null where it is kept here. */
  keptIn: string | null
}

/** One thing somebody could do, after which a decision may be another. */
export type Change =
  // What stands between a person and any app.
  | { kind: 'let-account'; state: UserState }
  // About the app.
  | { kind: 'switch-on' }
  | { kind: 'add-door'; door: DoorName }
  // What the person does.
  | { kind: 'use-network'; networks: readonly string[] }
  | { kind: 'use-second-factor' }
  | { kind: 'set-up-second-factor' }
  | { kind: 'sign-in-again'; minutes: number }
  // Ways in.
  | { kind: 'let-in-by-name' }
  | { kind: 'join-group'; group: NamedGroup }
  | { kind: 'open-to-group'; group: NamedGroup }
  | { kind: 'include-admins' }
  | { kind: 'give-app' }
  // Ways out.
  | { kind: 'leave-group'; group: NamedGroup }
  | { kind: 'unnest-group'; inside: NamedGroup; group: NamedGroup }
  | { kind: 'close-to-group'; group: NamedGroup }
  | { kind: 'remove-name' }
  | { kind: 'end-grant' }
  | { kind: 'leave-admins-out' }
  | { kind: 'take-role' }
  | { kind: 'narrow-rule' }

/** By which door somebody comes. */
export type DoorName = 'oidc' | 'ldap' | 'gateway' | 'simple-auth'

/** What turns a decision round: every one of `all`, and of `oneOf` one, where there are any. */
export interface Turn {
  all: Change[]
  oneOf: Change[]
}
