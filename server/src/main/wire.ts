import { fileURLToPath } from 'node:url'
import type { Config, UserId } from '#ground'
import { createWeb, mountHealth, mountSinglePage, type Web } from '#http'
import { decideFor } from '#access'
import type { DirectoryEffect } from '#directory'
import { createPageRenderers, mountPages, type AppTile, type Frame } from '#pages'
import { createSetupSettings } from './setup-settings.ts'
import type { World } from './world.ts'

/** The doors over a world: everything that listens. */
export interface Doors {
  web: Web
  /** Opens the listeners. Resolves to where the web listens. */
  open(): Promise<URL>
  /** Takes nothing new, lets running requests finish, and closes. */
  close(): Promise<void>
}

const dashboardFolder = fileURLToPath(new URL('../../../dashboard/dist', import.meta.url))
const closeGraceMs = 5_000

/** Builds every door, and gives each what it needs of the others as plain functions. */
export async function wireDoors(world: World, config: Config): Promise<Doors> {
  const { directory, memory, signIn, clock, log } = world
  const publicUrl = (): URL =>
    new URL(config.publicUrl?.value ?? memory.settings().publicUrl.value ?? `http://localhost:${config.listen.web}`)
  const frame = (): Frame => ({ organisation: memory.settings().organisation.name, publicUrl: publicUrl() })

  let hasOwner = await directory.isSetUp()
  memory.watch((effects: DirectoryEffect[]) => {
    if (!hasOwner)
      hasOwner = effects.some(
        ({ kind, state }) => kind === 'user.created' && state.of === 'user' && state.user.role === 'owner',
      )
  })

  const pages = createPageRenderers(frame)
  const web = createWeb({
    publicUrl,
    trustedProxies: config.trustedProxies,
    log,
    isSettingUp: () => memory.settings().publicUrl.value === null && config.publicUrl === null,
    renderError: pages.error,
  })
  const { app, session } = web

  mountHealth(app, { findObstacles: () => ({}) })
  mountSinglePage(app, { folder: dashboardFolder, path: '/admin' })

  function listApps(userId: UserId): AppTile[] {
    const person = memory.people.find(userId)
    if (person === undefined) return []
    const open = [...memory.apps.all()].filter(app => decideFor(memory, person, app, clock.now(), ['pwd']).allowed)
    return open
      .toSorted((a, b) => a.title.localeCompare(b.title))
      .map(({ title, icon, link, signInUrl, oidc, ldap }) => {
        const address = signInUrl ?? link
        return {
          title,
          icon,
          link: address,
          note: address === null ? null : (URL.parse(address)?.host ?? null),
          asksPassword: oidc === null && ldap !== null,
        }
      })
  }

  mountPages(app, {
    clock,
    frame,
    session,
    signIn,
    hasOwner: () => hasOwner,
    listApps,
    appRequests: { describe: () => undefined, resumeUrl: flow => `/openid/interaction/${flow}` },
    appsAfterSignOut: () => [],
    setupSettings: createSetupSettings(directory, config),
  })

  return {
    web,
    open: () => web.listen({ address: config.listen.address, port: config.listen.web }),
    close: () => web.close(closeGraceMs),
  }
}
