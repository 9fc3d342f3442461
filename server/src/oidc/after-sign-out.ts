import { setTimeout as sleep } from 'node:timers/promises'
import { isUuid, limits, type AppId, type Sealer, type SessionId } from '#ground'
import type { App, DirectoryMemory } from '#directory'
import { createCookie } from '#http'
import { signOutOf } from '#recipes'
import type { Kysely, Tables } from '#store'
import type { Logouts } from './logout/logouts.ts'
import type { AfterSignOut } from './pages.ts'

interface AfterSignOutParts {
  read: Kysely<Tables>
  memory: DirectoryMemory
  publicUrl: () => URL
  sealer: Pick<Sealer, 'keyedHash'>
  logouts: Pick<Logouts, 'wake' | 'listTold'>
}

/** An app that was opened in a session that ended, and what is known of it since. */
export interface AppAfterwards {
  app: App
  after: AfterSignOut
}

/** Which session a browser was signed out of last, for the page that says what its apps answered. */
export interface LastSignOut {
  /** A `Set-Cookie` header's value. */
  print(session: SessionId): string
  read(headers: { cookie?: string | undefined }): SessionId | undefined
}

/** What people are told right after a sign-out. */
export function createAfterSignOut({ read, memory, publicUrl, sealer, logouts }: AfterSignOutParts) {
  const cookie = createCookie({
    name: 'doorward-signed-out',
    maxAgeMs: limits.logout.pageKeptMs,
    publicUrl,
    wellFormed: /^[0-9a-f-]{36}\.[A-Za-z0-9_-]{20,100}$/,
  })
  const seal = (session: string) => sealer.keyedHash('signed-out page', session).replace(/^.*:/, '')

  /** What apps hold under these sessions, of one kind. */
  const selectHeld = (model: string, sessions: readonly SessionId[]) =>
    read
      .selectFrom('oidcRecord')
      .select('appId')
      .distinct()
      .where('model', '=', model)
      .where('sessionId', 'in', sessions)

  const lastSignOut: LastSignOut = {
    print: session => cookie.print(`${session}.${seal(session)}`),
    read(headers) {
      const [session = '', mark] = cookie.read(headers)?.split('.') ?? []
      return isUuid(session) && mark === seal(session) ? (session as SessionId) : undefined
    },
  }

  async function listApps(...sessions: SessionId[]): Promise<App[]> {
    if (sessions.length === 0) return []
    const rows = await selectHeld('Grant', sessions).execute()
    const apps = rows.flatMap(({ appId }) => memory.apps.find(appId as AppId) ?? [])
    return apps.sort((a, b) => a.title.localeCompare(b.title, 'en'))
  }

  return {
    lastSignOut,

    /** The apps opened in browsers' sessions, ended or not, ordered by title. */
    listApps,

    /** What they have answered, once they have, or within `limits.logout.pageWaitMs`. */
    async listAppsAfter(...sessions: SessionId[]): Promise<AppAfterwards[]> {
      const apps = await listApps(...sessions)
      if (apps.length === 0) return []
      const over = new AbortController()
      await Promise.race([logouts.wake(), sleep(limits.logout.pageWaitMs, undefined, over).catch(() => undefined)])
      over.abort()
      const told = await logouts.listTold(sessions)
      const renewing = new Set((await selectHeld('RefreshToken', sessions).execute()).map(({ appId }) => appId))
      return apps.map(app => {
        const rows = told.filter(({ appId }) => appId === app.id)
        // It may renew what it was given and keep a sign-in of its own all the same.
        const renews = renewing.has(app.id) && signOutOf(app.recipe, 'oidc')?.kind !== 'keeps'
        if (rows.length === 0) return { app, after: renews ? 'later' : 'own' }
        if (rows.every(({ toldAt }) => toldAt !== null)) return { app, after: 'signed-out' }
        return { app, after: rows.some(({ nextAt }) => nextAt !== null) ? 'waiting' : 'own' }
      })
    },
  }
}
