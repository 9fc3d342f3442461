import type { GroupId, Millis } from '#ground'
import type { App, DirectoryMemory, User } from '#directory'
import { decide, type DecidedApp, type Decision, type Presence } from './decide.ts'

/** `decide` for a person as the directory knows them now. */
export function decideFor(
  memory: DirectoryMemory,
  user: User,
  app: App | DecidedApp,
  at: Millis,
  presence: Presence,
): Decision {
  const groups = new Set<GroupId>(memory.people.groupsOf(user.id, at).map(group => group.id))
  return decide({ user, groups, app, at, ...presence })
}

/** A look ahead: nobody has come yet, so nothing is known but how somebody would prove who they are. */
export const lookAhead = (...amr: string[]): Presence => ({ amr, address: null, authAt: null })
