import type { App, DirectoryMemory } from '#directory'
import type { AppCard, Contact } from './pages.ts'

/** An app that people sign in to over OIDC. */
export type OidcApp = App & { oidc: NonNullable<App['oidc']> }

/** The app of a client id, whether it is switched on or not. */
export function findApp(memory: DirectoryMemory, clientId: string | undefined): OidcApp | undefined {
  const app = clientId === undefined ? undefined : memory.apps.findByClientId(clientId)
  return app?.oidc ? (app as OidcApp) : undefined
}

const hostOf = (address: string | null | undefined): string | null => {
  const url = address ? URL.parse(address) : null
  return url?.host || null
}

export const cardOf = (app: App): AppCard => ({
  title: app.title,
  host: hostOf(app.link) ?? hostOf(app.oidc?.redirectUris[0]),
  icon: app.icon,
  needsSecondFactor: app.requireTwoFactor,
})

/** The person named as the app's contact, if they are still there. */
export function contactOf(memory: DirectoryMemory, app: App): Contact | null {
  const user = app.contact === null ? undefined : memory.people.find(app.contact)
  return user === undefined || user.trashedAt !== null ? null : { name: user.displayName, email: user.email }
}
