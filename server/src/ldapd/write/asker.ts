import { limits, type Millis, type UserId } from '#ground'
import {
  type Actor,
  demandsSecondFactor,
  type DirectoryHandle,
  type DirectoryMemory,
  type Group,
  isAtLeast,
  type Origin,
  type Role,
  type Standing,
  type User,
} from '#directory'
import { type Connection, ResultCode } from '@doorward/ldap'
import type { Session } from '../session.ts'
import type { Tree } from '../tree/tree.ts'
import { refuse } from './refusal.ts'

export interface AskerParts {
  memory: DirectoryMemory
  now: () => Millis
  /** The directory on somebody's behalf. */
  as: (actor: Actor, origin: Origin) => Pick<DirectoryHandle, 'entries'>
  /** Whether somebody has to choose a new password before anything else. */
  mustChangePassword: (user: UserId) => Promise<boolean>
}

/** Who changes something, as far as a door has to know it: the directory decides again, inside the transaction. */
export interface Asker {
  entries: DirectoryHandle['entries']
  standing: Standing
  role: Role
  /** Null for the admin bind. */
  userId: UserId | null
  /** The bind is fresh enough for what a thief of a session must not be able to do. */
  isFresh: boolean
}

/**
 * Who asks for a change in a tree. Refused are those who never change anything: nobody, apps, and people who have proven
 * less than the dashboard asks of them; and everybody where the tree takes no changes.
 */
export async function findAsker(
  parts: AskerParts,
  { state: session, remoteAddress }: Pick<Connection<Session>, 'state' | 'remoteAddress'>,
  tree: Tree,
  { isOwnPassword = false } = {},
): Promise<Asker> {
  const { memory, now, as } = parts
  const { base, writable } = tree.view.settings
  // RFC 4511 §4.1.9 has no better word for it, and slapd says the same.
  if (session.kind === 'anonymous') throw refuse(ResultCode.strongerAuthRequired, 'Bind first: changes need a name.')
  if (!writable)
    throw refuse(
      ResultCode.unwillingToPerform,
      'This tree is read only. An admin can let it take changes, on the dashboard’s page of the directory server.',
    )
  if (session.kind === 'app')
    throw refuse(ResultCode.insufficientAccessRights, 'An app’s account reads its tree and changes nothing.')
  if (tree.app !== undefined)
    throw refuse(ResultCode.unwillingToPerform, 'An app’s tree is a view of the main one. Change entries there.')
  const origin: Origin = { door: 'ldap', address: remoteAddress }
  if (session.kind === 'admin') {
    const actor: Actor = { kind: 'system', name: 'ldap-admin' }
    const standing: Standing = { view: base, secret: session.secretId, person: null }
    return { entries: as(actor, origin).entries, standing, role: 'admin', userId: null, isFresh: true }
  }
  const { userId, credentialVersion, amr, appPassword, boundAt } = session
  const user = memory.people.find(userId)
  if (user === undefined) throw refuse(ResultCode.insufficientAccessRights, 'Your account is no longer here.')
  if (appPassword !== null)
    throw refuse(
      ResultCode.insufficientAccessRights,
      'You are bound with an app password, which changes nothing. Bind with your own.',
    )
  if (!amr.includes('mfa') && needsSecondFactor(memory, user, now()))
    throw refuse(
      ResultCode.insufficientAccessRights,
      'Changes need your second factor. Bind with a code behind the password.',
    )
  if (!isOwnPassword && (await parts.mustChangePassword(userId)))
    throw refuse(ResultCode.insufficientAccessRights, 'Choose a new password first; this one was given to you.')
  return {
    entries: as({ kind: 'user', id: userId, role: user.role }, origin).entries,
    standing: { view: base, secret: null, person: { id: userId, credentialVersion } },
    role: user.role,
    userId,
    isFresh: Math.abs(now() - boundAt) <= limits.freshMs,
  }
}

const needsSecondFactor = (memory: DirectoryMemory, user: User, now: Millis): boolean =>
  user.secondFactor || demandsSecondFactor(memory, user, now)

/** Throws where what is asked for needs a bind of the last minutes. */
export function requireFresh({ isFresh }: Asker): void {
  if (!isFresh)
    throw refuse(
      ResultCode.insufficientAccessRights,
      'This needs a bind of the last ten minutes. Bind again, and repeat it.',
    )
}

/** Whether somebody changes their own entry as everybody may, and not as an admin may any. */
export const isOwnProfile = ({ userId, role }: Asker, user: User): boolean =>
  userId === user.id && !isAtLeast(role, 'admin')

/**
 * Refuses before anything of the entry is compared: what is not somebody's to change must not tell them what it holds. The
 * rules are the directory's, which has the last word.
 */
export function requireMayChange(asker: Asker, user: User): void {
  if (asker.userId === user.id) return
  if (!isAtLeast(asker.role, 'usermanager') || !isAtLeast(asker.role, user.role))
    throw refuse(ResultCode.insufficientAccessRights, 'This person is not yours to change.')
}

/** The same of a group. Those who keep its list of people change its members, and nothing else of it. */
export function requireMayChangeGroup(asker: Asker, group: Group): void {
  if (isAtLeast(asker.role, 'usermanager')) return
  if (asker.userId === null || !group.managers.includes(asker.userId))
    throw refuse(ResultCode.insufficientAccessRights, 'This group is not yours to change.')
}
