import type { GroupId, Millis, UserId } from '#ground'
import type { Effect, Tx } from '#store'
import type { App } from './app.ts'
import type { AttributeId, CustomAttribute } from './custom-attribute.ts'
import type { ExternalDirectory, ExternalId } from './external-directory.ts'
import type { Group } from './group.ts'
import type { ServiceAccount, ServiceId } from './service-account.ts'
import type { SettingKey, Settings } from './settings.ts'
import type { SigningKey } from './signing-key.ts'
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
  /** Somebody invited has chosen their username. */
  | 'user.accepted'
  | 'user.updated'
  | 'user.password'
  /** Their directory has proven their password, and it is kept here from now on. `data` names the directory. */
  | 'user.migrated'
  | 'user.trashed'
  | 'user.restored'
  | 'user.disabled'
  | 'user.enabled'
  | 'totp.added'
  | 'totp.removed'
  | 'passkey.added'
  | 'passkey.removed'
  | 'passkey.renamed'
  | 'recovery-codes.made'
  /** An admin has taken all of somebody's factors away. */
  | 'second-factor.reset'
  /** The clock has reached `expiresAt`. */
  | 'user.expired'
  /** All they had open was ended; who they are is as before. */
  | 'user.signed-out'
  /** The row is gone for good; a tombstone keeps the name. */
  | 'user.purged'
  | 'group.created'
  | 'group.updated'
  | 'group.deleted'
  /** Who may edit the membership: ids under `added`, `removed`. */
  | 'group.managers'
  /** `data`: ids under `added`, `removed`, `addedGroups`, `removedGroups`. */
  | 'group.members'
  | 'app.created'
  /** By itself; `data` names the token. */
  | 'app.registered'
  | 'app.updated'
  | 'app.deleted'
  /** Somebody is let in by name: their id under `added`, and the request it answers. */
  | 'app.granted'
  /** Before its end: the id under `removed`. */
  | 'app.grant-removed'
  /** Their time is over: ids under `removed`. */
  | 'app.grants-ended'
  /** What it holds under one session, or under all of them, has ended; the sessions go on. `data` names the one. */
  | 'app.session-ended'
  | 'attribute.created'
  | 'attribute.updated'
  | 'attribute.deleted'
  | 'token.created'
  | 'token.removed'
  | 'service.created'
  | 'service.updated'
  | 'service.disabled'
  | 'service.enabled'
  | 'service.deleted'
  /** Of a service account; `data` names them as `token.created` and `token.removed` do. */
  | 'service.token-created'
  | 'service.token-removed'
  /** `data` names the secret, and those it ended. */
  | 'service.secret-added'
  | 'service.secret-removed'
  | 'external.created'
  | 'external.updated'
  /** Its people and groups are this server's own from now on; `external.on` takes them back. */
  | 'external.off'
  | 'external.on'
  | 'external.deleted'
  /** The subject is the person. */
  | 'app-password.created'
  | 'app-password.removed'
  /** The subject is its id; `data` has its name. */
  | 'registration-token.created'
  | 'registration-token.removed'
  | 'secret.added'
  | 'secret.removed'
  | 'setting.changed'
  /** Of what the doctor finds; `data` names which. */
  | 'setting.finding-accepted'
  | 'setting.finding-put-off'
  | 'setting.finding-taken-back'
  /** The subject is its thumbprint. */
  | 'signing-key.made'
  /** Its time to sign, or to be published, is another one. */
  | 'signing-key.changed'
  /** It was to sign and will not. */
  | 'signing-key.taken-back'
  /** Nobody signs with it, and it is published no more. */
  | 'signing-key.removed'
  | 'session.started'
  | 'session.ended'
  /** Everybody was signed out: LDAP connections of people end, of which no table knows. */
  | 'session.connections-ended'
  /** A backup was put into this store; what other clients know of later numbers is of another time. */
  | 'store.restored'

/** What memory needs to follow a change: the new state itself, which only travels inside the process. */
export type State =
  | { of: 'user'; user: User }
  | { of: 'user-gone'; id: UserId }
  | { of: 'group'; group: Group }
  | { of: 'group-gone'; id: GroupId }
  | ({ of: 'members'; group: GroupId } & MemberChanges)
  | { of: 'attribute'; attribute: CustomAttribute }
  | { of: 'attribute-gone'; id: AttributeId }
  | { of: 'service'; service: ServiceAccount }
  | { of: 'service-gone'; id: ServiceId }
  | { of: 'external'; external: ExternalDirectory }
  | { of: 'external-gone'; id: ExternalId }
  /** API tokens that are no more, of a person or of a service account. */
  | { of: 'tokens-gone'; ids: string[] }
  /** What is open by them ends. */
  | { of: 'app-passwords-gone'; ids: string[] }
  | { of: 'app'; app: App }
  | { of: 'app-gone'; id: App['id'] }
  | { of: 'secrets'; ownerId: string; removed: string[] }
  | { of: 'signing-key'; key: SigningKey }
  | { of: 'signing-key-gone'; kid: string }
  | { of: 'setting'; key: SettingKey; value: Settings[SettingKey] }
  | { of: 'session-ended'; sessions: string[] }
  /** An app in these browsers, or (null) in all of them; the sessions go on. */
  | { of: 'app-sessions-ended'; app: App['id']; sessions: string[] | null }
  /** Of all people, or of all but owners. */
  | { of: 'connections-ended'; exceptOwners: boolean }
  | { of: 'nothing' }

/**
 * What became of a group's direct members: those it has now (with the latest end of all their memberships, whatever
 * gave them; null for none), and those it has no more.
 */
export interface MemberChanges {
  added: { user: UserId; expiresAt: Millis | null }[]
  removed: UserId[]
  addedGroups: { group: GroupId; expiresAt: Millis | null }[]
  removedGroups: GroupId[]
}

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
  if (!tx.ordered) throw new Error(`A command listed as unordered appends ${change.kind} to the change log.`)
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

/** Rows of one statement: most of what a row costs is the statement. */
const rowsAtOnce = 200

/** `appendChange` for many at once, each about another subject; answers their numbers in the order they were given. */
export async function appendChanges(
  tx: Tx,
  changes: readonly (Change & { state: (seq: number) => State })[],
): Promise<number[]> {
  if (!tx.ordered) throw new Error('A command listed as unordered appends to the change log.')
  const seqs: number[] = []
  for (let from = 0; from < changes.length; from += rowsAtOnce) {
    const some = changes.slice(from, from + rowsAtOnce)
    const rows = await tx.db
      .insertInto('change')
      .values(
        some.map(({ at, actor, kind, subject, data = {} }) => ({
          at,
          actor,
          subject,
          kind,
          data: JSON.stringify(data),
        })),
      )
      .returning(['seq', 'subject'])
      .execute()
    // Neither engine promises an order of what is returned.
    const seqOf = new Map(rows.map(({ seq, subject }) => [subject, seq]))
    for (const { kind, subject, state } of some) {
      const seq = seqOf.get(subject)
      if (seq === undefined) throw new Error(`Two changes of ${subject} were to be written at once.`)
      seqOf.delete(subject)
      const effect: DirectoryEffect = { seq, kind, subject, state: state(seq) }
      tx.effects.push(effect)
      seqs.push(seq)
    }
  }
  return seqs
}
