import { type AppId, type Millis } from '#ground'
import type { LogoutRow, Tx } from '#store'
import { oidcClientFromText } from '../oidc-client.ts'

/** Sessions or apps named in one statement: engines take a bounded number of values. */
const atOnce = 500

/** A grant of an app's under a session. */
type Opened = Pick<LogoutRow, 'sessionId' | 'appId' | 'userId' | 'subject'>

/**
 * Has apps told that these sessions have ended (OIDC Back-Channel Logout 1.0): one row for each app that was opened under
 * one and has an address for it. To be called in the transaction that ends them, so that there is never one without the
 * other.
 */
export async function putLogouts(tx: Tx, sessions: readonly string[], at: Millis): Promise<void> {
  for (let i = 0; i < sessions.length; i += atOnce) {
    const opened = await selectOpened(tx)
      .where('oidcRecord.sessionId', 'in', sessions.slice(i, i + atOnce))
      .execute()
    await putRows(tx, opened, at)
  }
}

/** The same for one app under one session, or under all of a person's, whether they go on or not. */
export async function putLogoutsAt(
  tx: Tx,
  app: AppId,
  of: { sessionId: string } | { userId: string },
  at: Millis,
): Promise<void> {
  const opened = await selectOpened(tx)
    .where('oidcRecord.appId', '=', app)
    .where('session.endedAt', 'is', null)
    .$if('sessionId' in of, query => query.where('oidcRecord.sessionId', '=', 'sessionId' in of ? of.sessionId : ''))
    .$if('userId' in of, query => query.where('oidcRecord.userId', '=', 'userId' in of ? of.userId : ''))
    .execute()
  await putRows(tx, opened, at)
}

/** The same for everybody who has an app open. */
export async function putLogoutsOfApp(tx: Tx, app: AppId, at: Millis): Promise<void> {
  const opened = await selectOpened(tx)
    .where('oidcRecord.appId', '=', app)
    .where('session.endedAt', 'is', null)
    .execute()
  await putRows(tx, opened, at)
}

const selectOpened = (tx: Tx) =>
  tx.db
    .selectFrom('oidcRecord')
    .innerJoin('session', 'session.id', 'oidcRecord.sessionId')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['session.id as sessionId', 'oidcRecord.appId', 'user.id as userId', 'user.subject'])
    .distinct()
    .where('oidcRecord.model', '=', 'Grant')

async function putRows(
  tx: Tx,
  found: readonly { sessionId: string; appId: string | null; userId: string; subject: string | null }[],
  at: Millis,
): Promise<void> {
  const told = await findTold(tx, new Set(found.flatMap(({ appId }) => appId ?? [])))
  const opened = found.flatMap(({ sessionId, appId, userId, subject }): Opened[] =>
    appId !== null && told.has(appId) ? [{ sessionId, appId, userId, subject: subject ?? userId }] : [],
  )
  const fresh = { createdAt: at, nextAt: at, tries: 0, toldAt: null, answeredAt: null, answer: null }
  for (let i = 0; i < opened.length; i += atOnce)
    await tx.db
      .insertInto('logout')
      .values(opened.slice(i, i + atOnce).map(row => ({ ...row, ...fresh })))
      // Told before, when the app alone was left, and opened again since. What still waits to be told is not told twice.
      .onConflict(conflict =>
        conflict.columns(['sessionId', 'appId']).doUpdateSet(fresh).where('logout.nextAt', 'is', null),
      )
      .execute()
}

/** Those of the apps that have an address to be told at. */
async function findTold(tx: Tx, ids: ReadonlySet<string>): Promise<Set<string>> {
  const told = new Set<string>()
  if (ids.size === 0) return told
  const rows = await tx.db
    .selectFrom('app')
    .select(['id', 'oidc'])
    .where('id', 'in', [...ids])
    .execute()
  for (const { id, oidc } of rows)
    if (oidc !== null && oidcClientFromText(oidc).backchannelLogoutUri !== null) told.add(id)
  return told
}
