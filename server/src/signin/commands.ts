import { limits, Problem, type Millis, type SessionId, type UserId } from '#ground'
import {
  appendAudit,
  directoryCommands,
  putLogouts,
  record,
  type Deed,
  type EndReason,
  type NewUser,
  type User,
} from '#directory'
import type { Commands, Tx } from '#store'
import { factorCommands } from './commands/factor-commands.ts'
import { appPasswordCommands } from './commands/app-password-commands.ts'
import { browserCommands } from './commands/browser-commands.ts'
import { emailCommands } from './commands/email-commands.ts'
import { invitationCommands } from './commands/invitation-commands.ts'
import { consume, oneTimeCommands } from './commands/one-time-commands.ts'
import { resetCommands } from './commands/reset-commands.ts'
import { totpCommands } from './commands/totp-commands.ts'
import { sessionCommands } from './commands/session-commands.ts'

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
async function startSession(
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
  const isNewBrowser = session.browser !== undefined && (await noteBrowser(tx, session, session.browser, at))
  const fields = {
    tokenHash: session.tokenHash,
    authAt: session.authAt ?? at,
    amr: session.amr.join(' '),
    address: session.address,
    userAgent: session.userAgent,
    lastSeenAt: at,
  }
  const data = { amr: session.amr, ...(isNewBrowser ? { newBrowser: true } : {}) }
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

export const signinCommands = {
  ...appPasswordCommands,
  ...browserCommands,
  ...totpCommands,
  ...factorCommands,
  ...sessionCommands,
  ...oneTimeCommands,
  ...invitationCommands,
  ...resetCommands,
  ...emailCommands,
  startSession,

  async endSession(tx: Tx, input: Deed & { id: SessionId; reason: EndReason }): Promise<boolean> {
    const ended = await tx.db
      .updateTable('session')
      .set({ endedAt: input.at, endedReason: input.reason })
      .where('id', '=', input.id)
      .where('endedAt', 'is', null)
      .returning('userId')
      .executeTakeFirst()
    if (ended === undefined) return false
    await putLogouts(tx, [input.id], input.at)
    await record(tx, input, 'session.ended', ended.userId, () => ({ of: 'session-ended', sessions: [input.id] }), {
      reason: input.reason,
      sessions: [input.id],
    })
    return true
  },

  async setSessionAmr(tx: Tx, { id, amr }: { id: SessionId; amr: string }): Promise<void> {
    await tx.db.updateTable('session').set({ amr }).where('id', '=', id).where('endedAt', 'is', null).execute()
  },

  /** Ends those of the named sessions that still stand. */
  async endSessions(tx: Tx, input: Deed & { userId: UserId; ids: SessionId[]; reason: EndReason }): Promise<void> {
    const ended = await tx.db
      .updateTable('session')
      .set({ endedAt: input.at, endedReason: input.reason })
      .where('id', 'in', input.ids)
      .where('userId', '=', input.userId)
      .where('endedAt', 'is', null)
      .returning('id')
      .execute()
    if (ended.length === 0) return
    const sessions = ended.map(({ id }) => id)
    await putLogouts(tx, sessions, input.at)
    await record(tx, input, 'session.ended', input.userId, () => ({ of: 'session-ended', sessions }), {
      reason: input.reason,
      sessions,
    })
  },

  async touchSessions(tx: Tx, { seen }: { seen: { id: SessionId; at: Millis }[] }): Promise<void> {
    for (const { id, at } of seen)
      await tx.db.updateTable('session').set({ lastSeenAt: at }).where('id', '=', id).execute()
  },

  /** The first owner, the end of the set-up link and the owner's session, all or nothing: of two at once one wins. */
  async claimSetup(tx: Tx, input: { hash: string; owner: NewUser; session: NewSession }): Promise<User> {
    const done = await tx.db.selectFrom('meta').select('value').where('key', '=', 'firstOwnerAt').executeTakeFirst()
    if (done !== undefined) throw new Problem('conflict', 'This server has been set up already. Sign in instead.')
    await consume(tx, input.hash, 'set-up', input.owner.at)
    const owner = await directoryCommands.createUser(tx, input.owner)
    await startSession(tx, {
      ...input.owner,
      eventId: `${input.owner.eventId}-in`,
      session: input.session,
      replaces: null,
    })
    return owner
  },

  /** Uses a break-glass link and begins the owner's session. The person is looked at again: roles may have changed. */
  async redeemOwnerLogin(
    tx: Tx,
    input: Deed & { hash: string; session: Omit<NewSession, 'userId' | 'credentialVersion'> },
  ): Promise<UserId> {
    const { userId } = await consume(tx, input.hash, 'owner-login', input.at)
    const user = await tx.db
      .selectFrom('user')
      .select(['id', 'role', 'credentialVersion', 'trashedAt', 'disabledByAdmin'])
      .where('id', '=', userId ?? '')
      .executeTakeFirst()
    if (
      userId === null ||
      user === undefined ||
      user.role !== 'owner' ||
      user.trashedAt !== null ||
      user.disabledByAdmin === 1
    )
      throw new Problem('conflict', 'This link is for an owner, and the person is none any more.')
    await startSession(tx, {
      ...input,
      session: { ...input.session, userId, credentialVersion: user.credentialVersion },
      replaces: null,
    })
    return userId
  },

  async putPause(tx: Tx, { key, until, failures }: { key: string; until: Millis; failures: number }): Promise<void> {
    await tx.db
      .insertInto('pause')
      .values({ key, until, failures })
      .onConflict(conflict => conflict.column('key').doUpdateSet({ until, failures }))
      .execute()
  },

  /** Deletes what nobody can use any more, a bounded number at a time. Ended sessions are kept a while for the list. */
  async deleteExpired(tx: Tx, { at, keepMs, limit }: { at: Millis; keepMs: Millis; limit: number }): Promise<void> {
    const sessions = tx.db
      .selectFrom('session')
      .select('id')
      .where('expiresAt', '<', at - keepMs)
      .limit(limit)
    await tx.db.deleteFrom('session').where('id', 'in', sessions).execute()
    await tx.db
      .deleteFrom('oneTime')
      .where('expiresAt', '<', at - keepMs)
      .execute()
    await tx.db
      .deleteFrom('pause')
      .where('until', '<', at - keepMs)
      .execute()
    await tx.db
      .deleteFrom('knownBrowser')
      .where('lastSeenAt', '<', at - limits.knownBrowserMs)
      .execute()
  },
} satisfies Commands

export type SigninCommands = typeof signinCommands
