import type { AppId, Clock, UserId } from '#ground'
import { decideFor } from '#access'
import { isActive, type App, type DirectoryMemory } from '#directory'
import type { SessionFacts, SignIn } from '#signin'
import type { Standing } from '../commands.ts'
import { findMachine } from '../machine.ts'

interface StandingParts {
  clock: Clock
  memory: DirectoryMemory
  signIn: Pick<SignIn, 'isSessionRowLive'>
}

export interface Question {
  model: string
  standing: Standing
  /** The session it stands on, read with it; null when there is none any more. */
  session: SessionFacts | null
  /** The client id the artefact was made for; an app may have been given another one since. */
  clientId: string | undefined
  /** `expiresWithSession` of the library: false for what came from `offline_access`. */
  endsWithBrowser: boolean
}

/** What speaks for a person at an app, and so needs the person to be let into it at this moment. */
const tokens: ReadonlySet<string> = new Set(['AuthorizationCode', 'DeviceCode', 'AccessToken', 'RefreshToken'])

/** The app something was made for, if it is switched on and still the client it was. */
function findOpenApp({ apps }: DirectoryMemory, id: string, clientId: string | undefined): App | undefined {
  const app = apps.find(id as AppId)
  return app?.enabled && app.oidc?.clientId === clientId ? app : undefined
}

/**
 * Whether an artefact still counts. Nothing is revoked one by one: the session, the person and the app are looked at
 * each time, so what ends one of them ends everything under it at every endpoint at once.
 */
export function stillStands({ clock, memory, signIn }: StandingParts, question: Question): boolean {
  const { model, standing, session, clientId } = question
  if (standing.userId === null) {
    if (standing.appId !== null) return findOpenApp(memory, standing.appId, clientId) !== undefined
    return model !== 'ClientCredentials' || findMachine(memory, clientId) !== undefined
  }
  const now = clock.now()
  const user = memory.people.find(standing.userId as UserId)
  if (user === undefined || !isActive(user, now)) return false
  if ((standing.credentialVersion ?? 0) < user.credentialVersion) return false

  if (standing.appId !== null) {
    const app = findOpenApp(memory, standing.appId, clientId)
    if (app === undefined) return false
    // Wherever the app asks from, it is not the person.
    const presence = { amr: session?.amr.split(' ') ?? [], address: null, authAt: session?.authAt ?? null }
    if (tokens.has(model) && !decideFor(memory, user, app, now, presence).allowed) return false
  }
  // A grant alone opens nothing; the tokens on it say for themselves whether an idle browser ends them.
  const ignoreExpiry = model === 'Grant' || (tokens.has(model) && !question.endsWithBrowser)
  return session !== null && signIn.isSessionRowLive(session, { ignoreExpiry })
}
