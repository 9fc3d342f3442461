import { sql } from 'kysely'
import { limits, type AppId, type Millis, type UserId } from '#ground'
import { containsText, type DirectoryMemory } from '#directory'
import type { Kysely, SessionRow, Tables } from '#store'
import type { Unusual } from './commands/find-unusual.ts'
import { lifetimes } from './sessions.ts'

export interface SessionNarrowing {
  user?: UserId | undefined
  app?: AppId | undefined
  /** Part of a name, an address or a device. */
  search?: string | undefined
  /** Not used for at least so long. */
  idleMs?: Millis | undefined
  secondFactor?: 'with' | 'without' | undefined
  /** Begun at a place or with a device that was new to the person. */
  unusual?: boolean | undefined
}

const searched = ['user.displayName', 'user.username', 'user.email', 'session.address', 'session.device']

/** What stands, by the rule of `sessions.ts`: the row, the lifetimes as set now, and the person. */
export function selectOpenSessions(list: Kysely<Tables>, memory: DirectoryMemory, now: Millis) {
  const { idleMs, absoluteMs } = lifetimes(memory)
  return list
    .selectFrom('session')
    .innerJoin('user', join =>
      join.onRef('user.id', '=', 'session.userId').onRef('user.credentialVersion', '=', 'session.credentialVersion'),
    )
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', now)
    .where('session.createdAt', '>', now - absoluteMs)
    .where('session.createdAt', '<=', now + limits.session.aheadMs)
    .where('session.lastSeenAt', '>=', now - idleMs)
    .where('user.trashedAt', 'is', null)
    .where('user.goneAt', 'is', null)
    .where('user.disabledByAdmin', '=', 0)
    .where('user.disabledByDirectory', '=', 0)
    .where('user.username', 'is not', null)
    .where(where => where.or([where('user.expiresAt', 'is', null), where('user.expiresAt', '>', now)]))
}

/** Of the open ones, those asked for. */
export function narrowSessions(
  open: ReturnType<typeof selectOpenSessions>,
  { user, app, search, idleMs, secondFactor, unusual }: SessionNarrowing,
  now: Millis,
) {
  let query = open
  if (user !== undefined) query = query.where('session.userId', '=', user)
  if (idleMs !== undefined) query = query.where('session.lastSeenAt', '<=', now - idleMs)
  if (secondFactor !== undefined) {
    const hasFactor = sql<boolean>`' ' || "session"."amr" || ' ' like '% mfa %'`
    query = query.where(secondFactor === 'with' ? hasFactor : sql<boolean>`not (${hasFactor})`)
  }
  if (unusual === true)
    query = query.where(where =>
      where.exists(
        where
          .selectFrom('audit')
          .select('audit.id')
          .whereRef('audit.subject', '=', 'session.userId')
          .where(at =>
            at.or([at('audit.at', '=', at.ref('session.createdAt')), at('audit.at', '=', at.ref('session.authAt'))]),
          )
          .where('audit.kind', '=', 'sign-in')
          .where(sql<boolean>`"audit"."data" like '%"session":"' || "session"."id" || '"%'`)
          .where(what =>
            what.or([
              what('audit.data', 'like', '%"newPlace":true%'),
              what('audit.data', 'like', '%"newDevice":true%'),
            ]),
          ),
      ),
    )
  if (app !== undefined)
    query = query.where(where =>
      where.or([
        where.exists(
          where
            .selectFrom('oidcRecord')
            .select('oidcRecord.id')
            .where('oidcRecord.model', '=', 'Grant')
            .where('oidcRecord.appId', '=', app)
            .whereRef('oidcRecord.sessionId', '=', 'session.id'),
        ),
        where.exists(
          where
            .selectFrom('gatewaySession')
            .select('gatewaySession.hash')
            .where('gatewaySession.appId', '=', app)
            .whereRef('gatewaySession.sessionId', '=', 'session.id'),
        ),
      ]),
    )
  return query.where(containsText(searched, search))
}

/** The apps opened under each of the sessions, by OpenID Connect or at a host of theirs. */
export async function readOpenedApps(
  list: Kysely<Tables>,
  ids: readonly string[],
  now: Millis,
): Promise<Map<string, AppId[]>> {
  const apps = new Map<string, AppId[]>()
  if (ids.length === 0) return apps
  const rows = await list
    .selectFrom('oidcRecord')
    .select(['sessionId', 'appId'])
    .distinct()
    .where('model', '=', 'Grant')
    .where('sessionId', 'in', ids)
    .where('appId', 'is not', null)
    .where(where => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', now)]))
    .union(
      list
        .selectFrom('gatewaySession')
        .select(['sessionId', 'appId'])
        .where('sessionId', 'in', ids)
        .where('expiresAt', '>', now),
    )
    .execute()
  for (const { sessionId, appId } of rows)
    apps.set(sessionId ?? '', [...(apps.get(sessionId ?? '') ?? []), appId as AppId])
  return apps
}

/** What was unusual of how each of the sessions began, or was renewed: the audit trail has it. */
export async function readUnusual(
  list: Kysely<Tables>,
  sessions: readonly Pick<SessionRow, 'userId' | 'createdAt' | 'authAt'>[],
): Promise<Map<string, Unusual>> {
  if (sessions.length === 0) return new Map()
  const rows = await list
    .selectFrom('audit')
    .select('data')
    .where(
      'subject',
      'in',
      sessions.map(({ userId }) => userId),
    )
    .where(
      'at',
      'in',
      sessions.flatMap(({ createdAt, authAt }) => [createdAt, authAt]),
    )
    .where('kind', '=', 'sign-in')
    .execute()
  const found = new Map<string, Unusual>()
  for (const { data } of rows) {
    const { session = '', newPlace, newDevice } = JSON.parse(data) as Unusual & { session?: string }
    if (newPlace || newDevice) found.set(session, { newPlace, newDevice })
  }
  return found
}

/** How many of the open ones each person has. */
export async function countPerPerson(
  open: ReturnType<typeof selectOpenSessions>,
  people: readonly string[],
): Promise<Map<string, number>> {
  if (people.length === 0) return new Map()
  const rows = await open
    .where('session.userId', 'in', people)
    .select(({ fn }) => ['session.userId', fn.countAll<number | string>().as('amount')])
    .groupBy('session.userId')
    .execute()
  return new Map(rows.map(({ userId, amount }) => [userId, Number(amount)]))
}

/** People with a session, something an app holds, or a browser that is known. */
export async function readThoseWithOpen(list: Kysely<Tables>, now: Millis): Promise<UserId[]> {
  const rows = await list
    .selectFrom('session')
    .select('userId')
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .union(
      list
        .selectFrom('oidcRecord')
        .select(sql<string>`"userId"`.as('userId'))
        .where('userId', 'is not', null)
        .where(where => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', now)])),
    )
    .union(list.selectFrom('knownBrowser').select('userId'))
    .execute()
  return rows.map(({ userId }) => userId as UserId)
}
