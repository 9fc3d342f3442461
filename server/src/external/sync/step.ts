import type { GroupId, UserId, Saying } from '#ground'
import type { Role, User } from '#directory'
import type { UpstreamPerson, UpstreamState } from '../upstream.ts'
import type { ConflictReason } from './conflict-reason.ts'

/** What is to be done about one entry of an external directory, or was. Ids only, but where nobody here is meant. */
export type Step =
  | { kind: 'create'; user: UserId; role: Role }
  /** Somebody here is found to be the one there: made beforehand for it, or on an admin's word. */
  | { kind: 'link'; user: UserId; by: 'username' | 'admin' }
  /** Fields by their names here. */
  | { kind: 'update'; user: UserId; fields: string[] }
  | { kind: 'disable'; user: UserId; state: Exclude<UpstreamState, 'active'> }
  /** They may come in again: they were gone, or disabled there. Their factors and consents are as they were. */
  | { kind: 'restore'; user: UserId; was: 'gone' | 'disabled' }
  /** They were not found, so many complete runs in a row. */
  | { kind: 'missing'; user: UserId; runs: number }
  | { kind: 'gone'; user: UserId }
  /** Gone for as long as the settings say: into the trash. */
  | { kind: 'delete'; user: UserId }
  /** The address is somebody else's, so they are without one here. */
  | { kind: 'without-email'; user: UserId; holder: UserId }
  | { kind: 'group-create'; group: GroupId; name: string }
  | { kind: 'group-rename'; group: GroupId; name: string }
  | { kind: 'group-gone'; group: GroupId }
  | { kind: 'member-add'; user: UserId; group: GroupId }
  | { kind: 'member-remove'; user: UserId; group: GroupId }
  | { kind: 'conflict'; reason: ConflictReason; holder: UserId | null }
  | { kind: 'skip'; reason: Saying }

export type StepKind = Step['kind']

/** Somebody there, with what is worked out before a transaction. */
export interface Incoming {
  person: UpstreamPerson
  /** Keyed hash of the folded username, to be compared with the tombstones. */
  usernameHash: string
  /** Of all that is taken over: see `digestOf`. */
  digest: string
  /** The id they get if they are new. */
  id: UserId
}

/** What becomes of one person. `after` is whole, so that whoever shows the plan can lay the two beside one another. */
export interface PersonPlan {
  incoming: Incoming
  before: User | null
  after: User | null
  steps: Step[]
  /** Somebody gone, whose address is free for this person from now on. */
  freed: User | null
  /** Something was held back, so that an entry that is as it was must be looked at again. */
  heldBack: boolean
}
