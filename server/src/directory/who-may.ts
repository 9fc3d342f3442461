import { Problem, say, toSaying, type Saying, type UserId } from '#ground'
import type { Tx } from '#store'
import type { Actor, SystemActor } from './actor.ts'
import { isAtLeast, isRole, type Role } from './role.ts'
import { serviceFromRow, type ServiceId } from './service-account.ts'
import { isActive, userFromRow, type User } from './user.ts'

/** Who is asking, as the tables say inside the transaction: a role taken away a moment ago no longer counts. */
export interface Asker {
  /** Null for whoever is no person. */
  id: UserId | null
  service?: ServiceId
  role: Role
  /** A part of the server itself, such as the operator at the control socket. */
  isSystem: boolean
}

/** Throws Problem `unauthenticated` when the person or service account that asks is no longer active. */
export async function resolveAsker(tx: Tx, actor: Actor, at: number): Promise<Asker> {
  if (actor.kind === 'system') return { id: null, role: roleOfSystem(actor.name), isSystem: true }
  if (actor.kind === 'service') {
    const row = await tx.db.selectFrom('serviceAccount').selectAll().where('id', '=', actor.id).executeTakeFirst()
    if (row === undefined || row.disabled === 1) throw serviceEnded()
    return { id: null, service: actor.id, role: serviceFromRow(row).role, isSystem: false }
  }
  const row = await tx.db.selectFrom('user').selectAll().where('id', '=', actor.id).executeTakeFirst()
  if (row === undefined || !isActive(userFromRow(row), at))
    throw new Problem('unauthenticated', 'Your account is no longer active. Sign in again.')
  return { id: actor.id, role: isRole(row.role) ? row.role : 'user', isSystem: false }
}

/**
 * Parts of the server act as owners, but for the accounts of the directory server: any admin can read their secrets, which
 * must be worth no more than an admin is.
 */
export const roleOfSystem = (name: SystemActor): Role =>
  name === 'ldap-admin' ? 'admin' : name === 'ldap-app' ? 'user' : 'owner'

export const serviceEnded = (): Problem =>
  new Problem('unauthenticated', 'This service account is disabled or was deleted.')

const words: Record<Role, Saying> = {
  owner: toSaying('an owner'),
  admin: toSaying('an admin'),
  usermanager: toSaying('a user manager'),
  user: toSaying('a member'),
}

/** Throws Problem `forbidden` when the asker's role is below `least`. */
export function requireRole(asker: { role: Role }, least: Role): void {
  if (!isAtLeast(asker.role, least))
    throw new Problem(
      'forbidden',
      say('This needs {needed}; you are {role}.', { needed: words[least], role: words[asker.role] }),
    )
}

/** Whether somebody may act on a person: managers of users on members, admins and owners on all up to their own role. */
export const manages = (asker: Pick<Asker, 'role'>, target: Pick<User, 'role'>): boolean =>
  asker.role === 'usermanager'
    ? target.role === 'user'
    : isAtLeast(asker.role, 'admin') && isAtLeast(asker.role, target.role)

/** Throws Problem `forbidden` with the reason where `manages` is false. */
export function requireManages(asker: Pick<Asker, 'role'>, target: Pick<User, 'role'>): void {
  if (manages(asker, target)) return
  requireRole(asker, 'usermanager')
  if (!isAtLeast(asker.role, target.role))
    throw new Problem('forbidden', say('Only {role} can change {role}.', { role: words[target.role] }))
  throw new Problem('forbidden', 'User managers change members only, not people with a role.')
}

/** Roles are given up to the giver's own, by admins and owners, and never to oneself. */
export function requireMayGiveRole(asker: Asker, target: { id: UserId | null; role: Role }, role: Role): void {
  if (role === target.role) return
  if (asker.id !== null && asker.id === target.id)
    throw new Problem('forbidden', 'Nobody changes their own role. Ask another owner or admin.')
  if (!isAtLeast(asker.role, 'admin')) throw new Problem('forbidden', 'Only an admin or an owner gives roles.')
  if (!isAtLeast(asker.role, role))
    throw new Problem('forbidden', say('Only {role} can make somebody {role}.', { role: words[role] }))
}
