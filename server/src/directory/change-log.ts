import type { GroupId, Millis, UserId } from '#ground'
import type { Effect, Tx } from '#store'
import type { App } from './app.ts'
import type { Group } from './group.ts'
import type { SettingKey, Settings } from './settings.ts'
import type { User } from './user.ts'

/** A change for the log. `data` says what changed by field name and id; never a name, value, secret, hash or token. */
export interface Change {
  at: Millis
  actor: string
  kind: ChangeKind
  /** The id of what changed. */
  subject: string
  data?: Record<string, unknown>
}

export type ChangeKind =
  | 'user.created'
  | 'user.updated'
  | 'user.password'
  | 'user.trashed'
  | 'user.restored'
  | 'user.disabled'
  | 'user.enabled'
  | 'group.created'
  | 'group.updated'
  | 'group.deleted'
  | 'group.members'
  | 'app.created'
  | 'app.updated'
  | 'app.deleted'
  | 'secret.added'
  | 'secret.removed'
  | 'setting.changed'
  | 'session.started'
  | 'session.ended'

/** What memory needs to follow a change: the new state itself, which only travels inside the process. */
export type State =
  | { of: 'user'; user: User }
  | { of: 'group'; group: Group }
  | { of: 'group-gone'; id: GroupId }
  | { of: 'members'; group: GroupId; added: { user: UserId; expiresAt: Millis | null }[]; removed: UserId[] }
  | { of: 'app'; app: App }
  | { of: 'app-gone'; id: App['id'] }
  | { of: 'secrets'; ownerId: string; removed: string[] }
  | { of: 'setting'; key: SettingKey; value: Settings[SettingKey] }
  | { of: 'session-ended'; sessions: string[] }
  | { of: 'nothing' }

export interface DirectoryEffect extends Effect {
  kind: ChangeKind
  subject: string
  state: State
}

/**
 * Appends to the change log, and answers its `seq`. `state` is told the seq, which is the new version of what changed.
 * A subject changed twice in one transaction is told twice; the last state wins.
 */
export async function appendChange(tx: Tx, change: Change, state: (seq: number) => State): Promise<number> {
  const { at, actor, kind, subject, data = {} } = change
  const { seq } = await tx.db
    .insertInto('change')
    .values({ at, actor, subject, kind, data: JSON.stringify(data) })
    .returning('seq')
    .executeTakeFirstOrThrow()
  const effect: DirectoryEffect = { seq, kind, subject, state: state(seq) }
  tx.effects.push(effect)
  return seq
}
