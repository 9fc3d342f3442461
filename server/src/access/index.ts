/** access: decides which app somebody may reach, and why. Pure functions over the directory; no state of its own. */
import type { GroupId, Millis } from '#ground'
import type { App, DirectoryMemory, User } from '#directory'
import { decide, type DecidedApp, type Decision, type Presence } from './decide.ts'

export {
  decide,
  isOfRule,
  type DecidedApp,
  type Decision,
  type Presence,
  type Question,
  type Reason,
} from './decide.ts'
export { mayAsk } from './may-ask.ts'
export { previewAccess, type Preview, type PreviewedRule } from './preview.ts'

/** The directory server's main tree, as the app it is decided as. */
export const directoryServerApp = (memory: DirectoryMemory): DecidedApp => {
  const { enabled, access } = memory.settings().directoryServer
  return {
    id: 'directory-server',
    enabled,
    access,
    adminsIncluded: true,
    requireTwoFactor: false,
    grants: [],
    networks: [],
    sessionMinutes: null,
  }
}

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
