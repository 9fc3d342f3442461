import type { Millis } from '#ground'
import { isAtLeast, type DirectoryMemory, type GatewayDoor, type User } from '#directory'
import { printIdentity, type Identity, type IdentityHeaders } from './identity-headers.ts'

/** Somebody as the directory has them now. */
export function identityOf(memory: DirectoryMemory, user: User, now: Millis): Identity {
  const groups = memory.people.groupsOf(user.id, now).map(({ name }) => name)
  const { username, displayName, email, role } = user
  return { username: username ?? '', displayName, email, groups, isAdmin: isAtLeast(role, 'admin') }
}

/** What an app behind the gateway is told of somebody it is open to, and the groups that no header can name. */
export const tellPerson = (
  memory: DirectoryMemory,
  user: User,
  form: GatewayDoor['usernameForm'],
  now: Millis,
): { headers: IdentityHeaders; leftOut: string[] } => printIdentity(identityOf(memory, user, now), form)
