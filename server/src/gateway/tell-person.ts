import type { Millis } from '#ground'
import { isAtLeast, type DirectoryMemory, type GatewayDoor, type User } from '#directory'
import { printIdentity, type IdentityHeaders } from './identity-headers.ts'

/** What an app behind the gateway is told of somebody it is open to, and the groups that no header can name. */
export function tellPerson(
  memory: DirectoryMemory,
  user: User,
  form: GatewayDoor['usernameForm'],
  now: Millis,
): { headers: IdentityHeaders; leftOut: string[] } {
  const groups = memory.people.groupsOf(user.id, now).map(({ name }) => name)
  const { username, displayName, email, role } = user
  const isAdmin = isAtLeast(role, 'admin')
  return printIdentity({ username: username ?? '', displayName, email, groups, isAdmin }, form)
}
