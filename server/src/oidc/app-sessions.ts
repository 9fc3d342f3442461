import { newUuid, type AppId, type Clock, type Millis, type SessionId, type UserId } from '#ground'
import type { Actor, Origin } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { OidcCommands } from './commands.ts'
import type { Logouts } from './logout/logouts.ts'

interface AppSessionParts {
  clock: Clock
  run: Run<OidcCommands>
  /** For lists. */
  list: Kysely<Tables>
  logouts: Pick<Logouts, 'wake'>
}

/** A message to an app that somebody's session has ended, as admins see what became of it. */
export interface LogoutMessage {
  userId: UserId
  createdAt: Millis
  tries: number
  /** Null: it was taken, or is given up. */
  nextAt: Millis | null
  toldAt: Millis | null
  answeredAt: Millis | null
  answer: string | null
}

/** Messages a page shows. */
const shownMax = 50

/** An app in people's browsers, ended without ending their sessions. */
export function createAppSessions({ clock, run, list, logouts }: AppSessionParts) {
  const newDeed = (actor: Actor, origin: Origin) => ({ actor, origin, at: clock.now(), eventId: newUuid(clock) })
  return {
    /** Throws Problem `missing` or `forbidden`. */
    async endAppSession(actor: Actor, origin: Origin, app: AppId, session: SessionId): Promise<void> {
      await run('endAppSession', { ...newDeed(actor, origin), app, session })
      void logouts.wake()
    },

    /** Answers in how many browsers it was open. Throws Problem `forbidden`. */
    async endAppSessions(actor: Actor, origin: Origin, app: AppId): Promise<number> {
      const count = await run('endAppSessions', { ...newDeed(actor, origin), app })
      void logouts.wake()
      return count
    },

    /** The newest messages to an app. */
    async listMessages(app: AppId): Promise<LogoutMessage[]> {
      const rows = await list
        .selectFrom('logout')
        .select(['userId', 'createdAt', 'tries', 'nextAt', 'toldAt', 'answeredAt', 'answer'])
        .where('appId', '=', app)
        .orderBy('createdAt', 'desc')
        .limit(shownMax)
        .execute()
      return rows.map(row => ({ ...row, userId: row.userId as UserId }))
    },
  }
}
