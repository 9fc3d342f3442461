import { limits, Problem, type Millis, type UserId } from '#ground'
import { appendAudit, getUser, printActor, type Deed, type User } from '#directory'
import type { Commands, Tx } from '#store'

export type OneTimeKind = 'set-up' | 'owner-login' | PersonLinkKind
/** Links that are somebody's own, and end with a change of what they sign in with. */
export type PersonLinkKind = 'invitation' | 'password-reset' | 'email-change'

export interface NewPersonLink {
  id: string
  hash: string
  kind: PersonLinkKind
  userId: UserId
  expiresAt: Millis
  /** What was chosen when it was made, as JSON. */
  data: string | null
}

export const linkEnded = (): Problem => new Problem('conflict', 'This link has been used or has run out.')

/** Uses a link up. Throws Problem `conflict` when it was used, has run out, or never was: 0 rows is a refusal. */
export async function consume(tx: Tx, hash: string, kind: OneTimeKind, at: Millis) {
  const row = await tx.db
    .updateTable('oneTime')
    .set({ usedAt: at })
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    // Made while the clock was ahead, it would work for as long as that.
    .where('createdAt', '<=', at + limits.linkAheadMs)
    .returning(['userId', 'data', 'credentialVersion'])
    .executeTakeFirst()
  if (row === undefined) throw linkEnded()
  return { ...row, userId: row.userId as UserId | null }
}

/** The same of somebody's own link: one that is older than a change of their credentials is used up as well. */
export async function consumeOwn(
  tx: Tx,
  hash: string,
  kind: PersonLinkKind,
  at: Millis,
): Promise<{ user: User; data: string | null }> {
  const { userId, data, credentialVersion } = await consume(tx, hash, kind, at)
  if (userId === null) throw linkEnded()
  const user = await getUser(tx, userId)
  if (user.credentialVersion !== credentialVersion) throw linkEnded()
  return { user, data }
}

/**
 * Makes somebody's link. Earlier ones of the kind end with it, except what somebody else handed over: a stranger who asks
 * for mail must not end the link an admin has made.
 */
export async function putPersonLink(tx: Tx, deed: Deed, link: NewPersonLink, user: User): Promise<void> {
  const createdBy = printActor(deed.actor)
  const { kind, userId } = link
  let older = tx.db.deleteFrom('oneTime').where('kind', '=', kind).where('userId', '=', userId)
  if (deed.actor.kind === 'system' && deed.actor.name === 'sign-in') older = older.where('createdBy', '=', createdBy)
  await older.execute()
  await tx.db
    .insertInto('oneTime')
    .values({ ...link, createdAt: deed.at, usedAt: null, createdBy, credentialVersion: user.credentialVersion })
    .execute()
  await noteLink(tx, deed, kind, userId)
}

const noteLink = (tx: Tx, deed: Deed, kind: OneTimeKind, subject: UserId | null): Promise<void> =>
  appendAudit(tx, {
    id: deed.eventId,
    at: deed.at,
    kind: `${kind}.link`,
    outcome: 'done',
    actor: deed.actor,
    subject,
    origin: deed.origin,
  })

export const oneTimeCommands = {
  /** Makes a link of the operator's. Earlier ones of the same kind and person stop working, unless they are kept. */
  async putOneTime(
    tx: Tx,
    input: Deed & { hash: string; kind: OneTimeKind; userId: UserId | null; expiresAt: Millis; keepsOlder: boolean },
  ): Promise<void> {
    if (!input.keepsOlder) {
      const older = tx.db.deleteFrom('oneTime').where('kind', '=', input.kind)
      await (input.userId === null ? older : older.where('userId', '=', input.userId)).execute()
    }
    const { hash, kind, userId, expiresAt } = input
    await tx.db
      .insertInto('oneTime')
      .values({ hash, kind, userId, createdAt: input.at, expiresAt, usedAt: null })
      .execute()
    await noteLink(tx, input, kind, userId)
  },
} satisfies Commands
