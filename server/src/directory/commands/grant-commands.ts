import { limits, Problem, type AppId, type Millis, type UserId } from '#ground'
import type { Tx } from '#store'
import { printActor } from '../actor.ts'
import type { App } from '../app.ts'
import { appendAudits } from '../audit.ts'
import type { ChangeKind } from '../change-log.ts'
import { resolveAsker } from '../who-may.ts'
import { getApp } from './app-commands.ts'
import { requireDecides } from './deciding.ts'
import { record, type Deed } from './deed.ts'

/**
 * Tells who follows the log that other people are let into the app now. The app's own version stays: whoever edits it
 * meanwhile loses nothing.
 */
async function recordGrants(tx: Tx, deed: Deed, kind: ChangeKind, id: AppId, data: Record<string, unknown>) {
  const app = await getApp(tx, id)
  await record(tx, deed, kind, id, () => ({ of: 'app', app }), data)
}

/** Lets somebody in by name until a moment, or for good; what they had by name before makes room. */
export async function putGrant(
  tx: Tx,
  deed: Deed,
  { id }: App,
  { user, until, request }: { user: UserId; until: Millis | null; request: string },
): Promise<void> {
  const { at, actor } = deed
  const isShort = until !== null && until - at <= limits.accessRequest.remindMs
  const given = { expiresAt: until, grantedBy: printActor(actor), createdAt: at, remindedAt: isShort ? at : null }
  await tx.db
    .insertInto('appGrant')
    .values({ appId: id, userId: user, ...given })
    .onConflict(conflict => conflict.columns(['appId', 'userId']).doUpdateSet(given))
    .execute()
  await recordGrants(tx, deed, 'app.granted', id, { added: [user], request })
}

/** Of somebody who leaves: what they were let into by name, and what they still ask for. */
export async function endGrantsOf(tx: Tx, deed: Deed, user: UserId): Promise<void> {
  const ended = await tx.db.deleteFrom('appGrant').where('userId', '=', user).returning('appId').execute()
  for (const { appId } of ended.toSorted((a, b) => (a.appId < b.appId ? -1 : 1)))
    await recordGrants(tx, deed, 'app.grant-removed', appId as AppId, { removed: [user] })
  await tx.db
    .updateTable('accessRequest')
    .set({ state: 'withdrawn', openKey: null, decidedAt: deed.at, decidedBy: printActor(deed.actor) })
    .where('userId', '=', user)
    .where('state', '=', 'open')
    .execute()
}

export const grantCommands = {
  /** By whoever decides about the app. Throws Problem `missing` for somebody who is not let in by name. */
  async removeGrant(tx: Tx, input: Deed & { app: AppId; user: UserId }): Promise<void> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    await requireDecides(tx, asker, await getApp(tx, input.app))
    const { numDeletedRows } = await tx.db
      .deleteFrom('appGrant')
      .where('appId', '=', input.app)
      .where('userId', '=', input.user)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new Problem('missing', 'This person is not let in by name; it may have ended.')
    await recordGrants(tx, input, 'app.grant-removed', input.app, { removed: [input.user] })
  },

  /**
   * Takes away what has ended: decisions look at the clock already, this keeps lists short. At most `limit`; answers how
   * many were found.
   */
  async endGrants(tx: Tx, input: Deed & { limit: number }): Promise<number> {
    const over = await tx.db
      .selectFrom('appGrant')
      .select(['appId', 'userId'])
      .where('expiresAt', '<=', input.at)
      .orderBy('appId')
      .orderBy('userId')
      .limit(input.limit)
      .execute()
    for (const [appId, rows] of Map.groupBy(over, row => row.appId)) {
      const users = rows.map(({ userId }) => userId)
      await tx.db.deleteFrom('appGrant').where('appId', '=', appId).where('userId', 'in', users).execute()
      await recordGrants(tx, input, 'app.grants-ended', appId as AppId, { removed: users })
    }
    return over.length
  },

  /** Ends requests that are too old, and forgets those answered before `answeredBefore`; answers how many it was. */
  async tidyRequests(tx: Tx, input: Deed & { answeredBefore: Millis; limit: number }): Promise<number> {
    const old = await tx.db
      .selectFrom('accessRequest')
      .select(['id', 'appId', 'userId', 'reference'])
      .where('openKey', 'is not', null)
      .where('expiresAt', '<=', input.at)
      .limit(input.limit)
      .execute()
    const forgotten = await tx.db
      .selectFrom('accessRequest')
      .select('id')
      .where('decidedAt', '<', input.answeredBefore)
      .limit(input.limit)
      .execute()
    for (const { id } of old)
      await tx.db
        .updateTable('accessRequest')
        .set({ state: 'expired', openKey: null, decidedAt: input.at })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .execute()
    const ids = forgotten.map(({ id }) => id)
    if (ids.length > 0) await tx.db.deleteFrom('accessRequest').where('id', 'in', ids).execute()
    const { eventId, at, actor, origin } = input
    await appendAudits(
      tx,
      old.map(({ id, appId: app, userId: subject, reference }) => ({
        id: `${eventId}-${id}`,
        at,
        kind: 'access-request.expired',
        outcome: 'done' as const,
        actor,
        subject,
        app,
        origin,
        reference,
        data: { request: id },
      })),
    )
    return old.length + ids.length
  },

  /** Notes that the person is told of the end; false when they have been, or it is another one by now. */
  async noteReminder(
    tx: Tx,
    { app, user, expiresAt, at }: { app: AppId; user: UserId; expiresAt: Millis; at: Millis },
  ): Promise<boolean> {
    const { numUpdatedRows } = await tx.db
      .updateTable('appGrant')
      .set({ remindedAt: at })
      .where('appId', '=', app)
      .where('userId', '=', user)
      .where('expiresAt', '=', expiresAt)
      .where('remindedAt', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },

  /**
   * The same of somebody whom an approval has put into a group; false also when nothing lets them in until just then: they
   * left, or something else keeps them in for longer.
   */
  async noteGroupReminder(
    tx: Tx,
    {
      request,
      app: id,
      user,
      expiresAt,
      at,
    }: { request: string; app: AppId; user: UserId; expiresAt: Millis; at: Millis },
  ): Promise<boolean> {
    const { numUpdatedRows } = await tx.db
      .updateTable('accessRequest')
      .set({ expiresAt })
      .where('id', '=', request)
      .where('state', '=', 'approved')
      .where('grantedUntil', '=', expiresAt)
      .where('expiresAt', '<=', at)
      .executeTakeFirst()
    const { access } = await getApp(tx, id)
    if (numUpdatedRows === 0n || access.kind !== 'chosen' || access.users.includes(user)) return false
    const ends = await tx.db
      .selectFrom('membership')
      .select('expiresAt')
      .where('userId', '=', user)
      .where('groupId', 'in', ['', ...access.groups])
      .unionAll(tx.db.selectFrom('appGrant').select('expiresAt').where('userId', '=', user).where('appId', '=', id))
      .execute()
    return ends.some(row => row.expiresAt === expiresAt) && ends.every(row => (row.expiresAt ?? Infinity) <= expiresAt)
  },
}
