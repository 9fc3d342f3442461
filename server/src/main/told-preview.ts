import { Problem, type AppId, type Clock, type UserId } from '#ground'
import { decideFor, lookAhead, type Reason } from '#access'
import { demandsSecondFactor, type DirectoryMemory } from '#directory'
import { tellPerson as tellAtGateway } from '#gateway'
import type { DirectoryServer, ShownEntry } from '#ldapd'
import { tellPerson as tellBySimpleAuth } from '#simpleauth'

interface Parts {
  memory: DirectoryMemory
  clock: Clock
  ldap: Pick<DirectoryServer, 'readAsApp'>
}

/** Null for a door the app does not have; see the API's answer. */
interface ToldPreview {
  allowed: boolean
  reasons: Reason[]
  gateway: { headers: { name: string; value: string }[]; leftOut: string[] } | null
  ldap: { isOn: boolean; entry: ShownEntry | null } | null
  simpleAuth: Record<string, unknown> | null
}

/**
 * What an app would learn of a person at each of its doors but OpenID Connect's, by the functions of the doors themselves.
 * Throws Problem `missing`.
 */
export const createToldPreview =
  ({ memory, clock, ldap }: Parts) =>
  ({ app: id, user: userId }: { app: AppId; user: UserId }): ToldPreview => {
    const app = memory.apps.find(id)
    const user = memory.people.find(userId)
    if (app === undefined) throw new Problem('missing', 'There is no such app; it may have been deleted.')
    if (user === undefined || user.trashedAt !== null) throw new Problem('missing', 'There is no such person.')
    const now = clock.now()
    const isTwo = user.secondFactor || app.requireTwoFactor || demandsSecondFactor(memory, user, now)
    const decision = decideFor(memory, user, app, now, lookAhead(...(isTwo ? ['pwd', 'otp', 'mfa'] : ['pwd'])))
    const told = app.gateway && tellAtGateway(memory, user, app.gateway.usernameForm, now)
    const entry = app.ldap === null ? undefined : ldap.readAsApp(app, user)
    return {
      ...decision,
      gateway: told && {
        headers: Object.entries(told.headers).map(([name, value]) => ({ name, value })),
        leftOut: told.leftOut,
      },
      ldap: app.ldap && { isOn: entry !== undefined, entry: entry ?? null },
      simpleAuth: app.simpleAuth && { ...tellBySimpleAuth({ memory, clock }, user) },
    }
  }
