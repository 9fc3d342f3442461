import { sql } from 'kysely'
import { nameDevice, type AppId, type Clock, type Device, type Millis, type SessionId, type UserId } from '#ground'
import {
  actsAsOwner,
  cutPage,
  isAtLeast,
  pageSize,
  positionIn,
  requireRole,
  type Actor,
  type DirectoryCommands,
  type DirectoryMemory,
  type Origin,
  type Page,
  type PageRequest,
  type User,
} from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { SigninCommands } from './commands.ts'
import {
  countPerPerson,
  narrowSessions,
  readOpenedApps,
  readThoseWithOpen,
  readUnusual,
  selectOpenSessions,
  type SessionNarrowing,
} from './session-query.ts'
import { sessionFromRow, type Session } from './session.ts'
import { newDeed, type Sessions } from './sessions.ts'

export interface SessionListParts {
  clock: Clock
  run: Run<SigninCommands>
  runDirectory: Run<DirectoryCommands>
  list: Kysely<Tables>
  memory: DirectoryMemory
  sessions: Pick<Sessions, 'flush' | 'forget'>
}

/** A session that stands now, as lists show it. */
export interface OpenSession extends Session {
  user: User
  device: Device
  lastSeenAt: Millis
  /** Opened under it. */
  apps: AppId[]
  /** New to the person when it began. */
  newPlace: boolean
  newDevice: boolean
  /** How many the person has open, this one among them. */
  openOfPerson: number
}

export type SessionFilter = SessionNarrowing & PageRequest

/** Who has how much open, before all of it is ended. */
export interface SignedOut {
  people: number
  sessions: number
  /** Those above the role of who asked, who stay signed in. */
  peopleLeft: number
}

/** The sessions people see and end: their own on their pages, everybody's in the dashboard and at the command line. */
export function createSessionList({ clock, run, runDirectory, list, memory, sessions }: SessionListParts) {
  return {
    /**
     * Newest sign-in first. People see their own (`user` is they), user managers those of members and their own, admins
     * everybody's. `devices`: kinds of browser of a person. Throws Problem `forbidden`.
     */
    async listSessions(actor: Actor, filter: SessionFilter): Promise<Page<OpenSession> & { devices: number }> {
      const self = actor.kind === 'user' ? actor.id : null
      const role = actor.kind === 'system' ? 'owner' : actor.role
      if (filter.user === undefined || filter.user !== self) requireRole({ role }, 'usermanager')
      // What was seen within the last seconds is not written yet.
      await sessions.flush()
      const now = clock.now()
      const size = pageSize(filter)
      let open = selectOpenSessions(list, memory, now)
      if (!isAtLeast(role, 'admin'))
        open = open.where(where =>
          where.or([where('user.role', '=', 'user'), ...(self === null ? [] : [where('user.id', '=', self)])]),
        )
      const query = narrowSessions(open, filter, now)
      const { total, devices } = await query
        .select(({ fn }) => [
          fn.countAll<number | string>().as('total'),
          sql<number>`count(distinct "session"."userId" || "session"."device")`.as('devices'),
        ])
        .executeTakeFirstOrThrow()
      const after = positionIn(filter)
      const rows = await query
        .$if(after !== undefined, rest => rest.where('session.id', '<', after?.id ?? ''))
        .selectAll('session')
        .orderBy('session.id', 'desc')
        .limit(size + 1)
        .execute()
      const apps = await readOpenedApps(
        list,
        rows.map(({ id }) => id),
        now,
      )
      const unusual = await readUnusual(list, rows)
      const perPerson = await countPerPerson(
        open,
        rows.map(({ userId }) => userId),
      )
      const page = cutPage(
        rows,
        size,
        Number(total),
        ({ id }) => ({ key: id, id }),
        row => ({
          ...sessionFromRow(row),
          user: memory.people.find(row.userId as UserId),
          device: nameDevice(row.userAgent),
          lastSeenAt: row.lastSeenAt,
          apps: apps.get(row.id) ?? [],
          newPlace: unusual.get(row.id)?.newPlace ?? false,
          newDevice: unusual.get(row.id)?.newDevice ?? false,
          openOfPerson: perPerson.get(row.userId) ?? 1,
        }),
      )
      // Memory may be a moment ahead of the list: somebody was just erased.
      return { ...page, devices, items: page.items.filter((item): item is OpenSession => item.user !== undefined) }
    },

    /** One session, ended for who asks. Throws Problem `missing` or `forbidden`. */
    async endSessionFor(actor: Actor, origin: Origin, id: SessionId): Promise<void> {
      await run('endSessionFor', { ...newDeed(clock, actor, origin), id })
      sessions.forget(id)
    },

    /** All a person has open, except one session; answers how many sessions ended. Throws Problem `forbidden`. */
    endSessionsOf: (actor: Actor, origin: Origin, user: UserId, except: SessionId | null = null): Promise<number> =>
      runDirectory('signOutPerson', {
        ...newDeed(clock, actor, origin),
        id: user,
        except,
        reason: actor.kind === 'user' && actor.id === user ? 'signed-out' : 'ended-by-admin',
      }),

    /**
     * All that everybody up to the role of who asks has open, person by person, so that doors answer in between. Of who
     * has nothing open at the web or at an app, LDAP connections end, and they are not counted: no node knows of those of
     * the others.
     */
    async endEverySession(actor: Actor, origin: Origin, except: SessionId | null): Promise<SignedOut> {
      requireRole({ role: actor.kind === 'system' ? 'owner' : actor.role }, 'admin')
      await runDirectory('endConnections', newDeed(clock, actor, origin))
      const told: SignedOut = { people: 0, sessions: 0, peopleLeft: 0 }
      for (const id of await readThoseWithOpen(list, clock.now())) {
        const user = memory.people.find(id)
        if (user === undefined) continue
        if (!actsAsOwner(actor) && user.role === 'owner') {
          told.peopleLeft++
          continue
        }
        const isSelf = actor.kind === 'user' && actor.id === id
        told.sessions += await this.endSessionsOf(actor, origin, id, isSelf ? except : null)
        told.people++
      }
      return told
    },

    /** By id: what is still known of sessions, open or not. */
    async describeSessions(ids: readonly string[]): Promise<Map<string, { device: string; since: Millis }>> {
      if (ids.length === 0) return new Map()
      const rows = await list
        .selectFrom('session')
        .select(['id', 'userAgent', 'createdAt'])
        .where('id', 'in', ids)
        .execute()
      return new Map(rows.map(row => [row.id, { device: nameDevice(row.userAgent).name, since: row.createdAt }]))
    },
  }
}
