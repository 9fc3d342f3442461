import type { Millis, UserId } from '#ground'
import type { Kysely, Tables } from '#store'
import { sql } from 'kysely'

export const moveStates = ['waiting', 'moved', 'expired', 'elsewhere'] as const
/** `elsewhere`: they have a password or a passkey from a link or an admin, and do not wait any more. */
export type MoveState = (typeof moveStates)[number]

export interface BindThroughProgress {
  /** When the last of those who have not moved can; null without any. */
  until: Millis | null
  counts: Record<MoveState, number>
}

export interface MovingPerson {
  user: UserId
  state: MoveState
  /** There; empty where it is not known yet. */
  dn: string
  until: Millis
  movedAt: Millis | null
}

export interface MovingQuery {
  state?: MoveState | undefined
  /** The id of the last one that is known. */
  after: string
  limit: number
}

/** Whoever is in the trash is not among them. */
const selectMoving = (db: Kysely<Tables>, directoryId: string, now: Millis) =>
  db
    .selectFrom('bindThrough')
    .innerJoin('user', 'user.id', 'bindThrough.userId')
    .where('bindThrough.directoryId', '=', directoryId)
    .where('user.trashedAt', 'is', null)
    .select(['bindThrough.userId', 'dn', 'until', 'movedAt'])
    .select(
      sql<MoveState>`case
        when "bindThrough"."movedAt" is not null then 'moved'
        when exists (select 1 from "password" where "password"."userId" = "bindThrough"."userId") then 'elsewhere'
        when exists (select 1 from "passkey" where "passkey"."userId" = "bindThrough"."userId") then 'elsewhere'
        when "bindThrough"."until" <= ${now} then 'expired' else 'waiting' end`.as('state'),
    )

export async function readProgress(db: Kysely<Tables>, directoryId: string, now: Millis): Promise<BindThroughProgress> {
  const rows = await db
    .selectFrom(selectMoving(db, directoryId, now).as('moving'))
    .select(({ fn }) => ['state', fn.countAll<number | string>().as('count'), fn.max('until').as('last')])
    .groupBy('state')
    .execute()
  const counts = { waiting: 0, moved: 0, expired: 0, elsewhere: 0 }
  let until: Millis | null = null
  for (const { state, count, last } of rows) {
    counts[state] = Number(count)
    if (state === 'waiting' || state === 'expired') until = Math.max(until ?? 0, last)
  }
  return { until, counts }
}

/** In the order of their ids. */
export async function listMoving(
  db: Kysely<Tables>,
  directoryId: string,
  now: Millis,
  { state, after, limit }: MovingQuery,
): Promise<MovingPerson[]> {
  const rows = await db
    .selectFrom(selectMoving(db, directoryId, now).as('moving'))
    .selectAll()
    .where('userId', '>', after)
    .$if(state !== undefined, query => query.where('state', '=', state ?? 'waiting'))
    .orderBy('userId')
    .limit(limit)
    .execute()
  return rows.map(({ userId, ...row }) => ({ ...row, user: userId as UserId }))
}
