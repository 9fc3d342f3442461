import { nameDevice, type Millis, type SessionId, type UserId } from '#ground'
import { appendAudit, type Deed } from '#directory'
import type { Tx } from '#store'
import { findUnusual } from './find-unusual.ts'

/** A session about to begin; its token is known to the browser alone. */
export interface NewSession {
  id: SessionId
  tokenHash: string
  userId: UserId
  credentialVersion: number
  amr: string[]
  address: string
  userAgent: string
  expiresAt: Millis
  /** When they proved who they are, if that was before; a second factor alone does not make it newer. */
  authAt?: Millis
  /** No second factor was proven on the way, since none was known of. */
  withoutFactor?: boolean
  /** The browser it begins in, to be known from now on. */
  browser?: BrowserMark
}

/** What is kept of a browser that somebody signs in from. */
export interface BrowserMark {
  tokenHash: string
  /** Until when no second factor is asked for there; null: it is asked for; absent: as it was. */
  trustedUntil?: Millis | null
}

/** A session, or why there is none. `isNewBrowser`: the person has signed in before, and never from there. */
export type Started = { started: false } | { started: true; isNewBrowser: boolean }

/**
 * Begins a session, unless the person was changed (disabled, new password, first second factor) since their proof was
 * checked: then nothing is written and the answer is false.
 */
export async function startSession(
  tx: Tx,
  input: Deed & { session: NewSession; replaces: SessionId | null },
): Promise<Started> {
  const { session, at } = input
  const user = await tx.db
    .selectFrom('user')
    .select(['credentialVersion', 'secondFactor'])
    .where('id', '=', session.userId)
    .executeTakeFirst()
  if (user?.credentialVersion !== session.credentialVersion) return { started: false }
  // Another node has written it a moment ago, and this one has not heard of it.
  if (session.withoutFactor === true && user.secondFactor === 1) return { started: false }
  // Before the browser is noted, from when on it is known.
  const unusual = await findUnusual(tx, session, at)
  const isNewBrowser = session.browser !== undefined && (await noteBrowser(tx, session, session.browser, at))
  const fields = {
    tokenHash: session.tokenHash,
    authAt: session.authAt ?? at,
    amr: session.amr.join(' '),
    address: session.address,
    userAgent: session.userAgent,
    device: nameDevice(session.userAgent).name,
    lastSeenAt: at,
  }
  const data = { amr: session.amr, ...(isNewBrowser ? { newBrowser: true } : {}), ...unusual }
  if (input.replaces !== null) {
    // The same person proves who they are again: the browser keeps its session and what stands under it, with a new
    // token, so that a planted or stolen one is worth nothing from here on.
    const { numUpdatedRows } = await tx.db
      .updateTable('session')
      .set({ ...fields, credentialVersion: session.credentialVersion })
      .where('id', '=', input.replaces)
      .where('userId', '=', session.userId)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 1n) {
      await appendAudit(tx, {
        id: input.eventId,
        at,
        kind: 'sign-in',
        outcome: 'done',
        actor: input.actor,
        subject: session.userId,
        origin: input.origin,
        data: { ...data, session: input.replaces },
      })
      return { started: true, isNewBrowser }
    }
  }
  const { id, userId, credentialVersion, expiresAt } = session
  await tx.db
    .insertInto('session')
    .values({ ...fields, id, userId, credentialVersion, expiresAt, createdAt: at, endedAt: null, endedReason: null })
    .execute()
  await appendAudit(tx, {
    id: input.eventId,
    at,
    kind: 'sign-in',
    outcome: 'done',
    actor: input.actor,
    subject: userId,
    origin: input.origin,
    data: { ...data, session: id },
  })
  return { started: true, isNewBrowser }
}

/** Remembers a browser. Answers whether the person has signed in before, but never from there. */
async function noteBrowser(
  tx: Tx,
  { userId, credentialVersion, userAgent }: NewSession,
  { tokenHash, trustedUntil }: BrowserMark,
  at: Millis,
): Promise<boolean> {
  const before = await tx.db.selectFrom('session').select('id').where('userId', '=', userId).limit(1).executeTakeFirst()
  const known = await tx.db
    .selectFrom('knownBrowser')
    .select('createdAt')
    .where('tokenHash', '=', tokenHash)
    .where('userId', '=', userId)
    .executeTakeFirst()
  const seen = { credentialVersion, lastSeenAt: at, userAgent }
  await tx.db
    .insertInto('knownBrowser')
    .values({ tokenHash, userId, createdAt: at, trustedUntil: trustedUntil ?? null, ...seen })
    .onConflict(conflict =>
      conflict
        .columns(['tokenHash', 'userId'])
        .doUpdateSet({ ...seen, ...(trustedUntil === undefined ? {} : { trustedUntil }) }),
    )
    .execute()
  return before !== undefined && known === undefined
}
