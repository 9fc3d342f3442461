import type { Clock } from '#ground'
import { isAtLeast, type DirectoryMemory, type User } from '#directory'

/** Somebody as the app is told of them. */
export interface ToldPerson {
  /** Never given to anybody else, unlike a username in an app's own table. */
  id: string
  username: string
  email: string | null
  displayName: string
  admin: boolean
  /** Names of the groups they are in, directly and through others. */
  groups: string[]
}

export function tellPerson({ memory, clock }: { memory: DirectoryMemory; clock: Clock }, user: User): ToldPerson {
  return {
    id: user.id,
    username: user.username ?? '',
    email: user.email,
    displayName: user.displayName,
    admin: isAtLeast(user.role, 'admin'),
    groups: memory.people
      .groupsOf(user.id, clock.now())
      .map(({ name }) => name)
      .sort((a, b) => (a < b ? -1 : 1)),
  }
}
