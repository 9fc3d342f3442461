import type { AppId, Millis, UserId } from '#ground'
import { appendAudit, getUser, putLogoutsAt, requireManages, resolveAsker, type Deed } from '#directory'
import type { Commands, OidcRecordRow, Tx } from '#store'
import { appSessionCommands } from './app-session-commands.ts'
import { keyCommands } from './key-commands.ts'
import { logoutCommands } from './logout/logout-commands.ts'
import { registrationTokenCommands } from './registration/token-commands.ts'

/** What an artefact stands on: when one of these ends, so does it. */
export type Standing = Pick<OidcRecordRow, 'sessionId' | 'userId' | 'credentialVersion' | 'appId'>

export interface NewRecord
  extends Pick<OidcRecordRow, 'model' | 'id' | 'payload' | 'grantId' | 'uid' | 'userCode' | 'expiresAt'> {
  /** Null: the same as the grant's. */
  standing: Standing | null
}

/** A code or token that is being used up. */
export interface UsedRecord {
  model: string
  id: string
  at: Millis
}

/**
 * What the grant stands on. Held until this transaction ends, where others run beside it: a token must not be written
 * while its grant is being deleted.
 */
async function findGrantStanding(tx: Tx, grantId: string | null): Promise<Standing | undefined> {
  return tx.db
    .selectFrom('oidcRecord')
    .select(['sessionId', 'userId', 'credentialVersion', 'appId'])
    .where('model', '=', 'Grant')
    .where('id', '=', grantId ?? '')
    .$if(!tx.ordered, query => query.forShare())
    .executeTakeFirst()
}

/**
 * Writes an artefact, new or again. What hangs on a grant takes over what the grant stands on, never newer facts: a
 * token asked for before a password change and written after it is as old as its grant. False when the grant is gone.
 */
async function putRecord(tx: Tx, { standing, ...record }: NewRecord): Promise<boolean> {
  const stands = standing ?? (await findGrantStanding(tx, record.grantId))
  if (stands === undefined) return false
  const { model: _model, id: _id, ...changing } = { ...record, ...stands }
  await tx.db
    .insertInto('oidcRecord')
    .values({ ...record, ...stands, consumedAt: null })
    .onConflict(conflict => conflict.columns(['model', 'id']).doUpdateSet(changing))
    .execute()
  return true
}

/** Uses a code or token up. False when somebody else was first: of many at once exactly one is told true. */
async function consumeRecord(tx: Tx, { model, id, at }: UsedRecord): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('oidcRecord')
    .set({ consumedAt: at })
    .where('model', '=', model)
    .where('id', '=', id)
    .where('consumedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every transaction of the OIDC door, as `main/store-worker.ts` lists it. */
export const oidcCommands = {
  ...logoutCommands,
  ...appSessionCommands,

  putRecord,

  /** Writes what must be new: of several at once, one is told true (RFC 7523 §3, RFC 9449 §11.1: `jti` once). */
  async putFirstRecord(tx: Tx, { standing: _standing, ...record }: NewRecord): Promise<boolean> {
    const nothing = { sessionId: null, userId: null, credentialVersion: null, appId: null }
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto('oidcRecord')
      .values({ ...record, ...nothing, consumedAt: null })
      .onConflict(conflict => conflict.columns(['model', 'id']).doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  },

  consumeRecord,

  /** Uses a token up and writes what takes its place, all or nothing that counts: one transaction instead of three. */
  async rotateToken(
    tx: Tx,
    { used, records }: { used: UsedRecord; records: NewRecord[] },
  ): Promise<'done' | 'used' | 'revoked'> {
    if (!(await consumeRecord(tx, used))) return 'used'
    for (const record of records) if (!(await putRecord(tx, record))) return 'revoked'
    return 'done'
  },

  async deleteRecord(tx: Tx, { model, id }: { model: string; id: string }): Promise<void> {
    await tx.db.deleteFrom('oidcRecord').where('model', '=', model).where('id', '=', id).execute()
  },

  /** Everything that hangs on a grant, of whatever kind. */
  async deleteByGrant(tx: Tx, { grantId }: { grantId: string }): Promise<void> {
    await tx.db.deleteFrom('oidcRecord').where('grantId', '=', grantId).execute()
  },

  /**
   * Takes back what somebody allowed an app, with the grants made on it and all that hangs on them: the app's next
   * request asks again. False when there was no such agreement. Throws Problem `forbidden` for one of somebody above.
   */
  async revokeConsent(tx: Tx, input: Deed & { userId: UserId; app: AppId }): Promise<boolean> {
    const { userId, app, eventId: id, at, actor, origin } = input
    const asker = await resolveAsker(tx, actor, at)
    if (asker.id !== userId) requireManages(asker, await getUser(tx, userId))
    const { numDeletedRows } = await tx.db
      .deleteFrom('oidcRecord')
      .where('model', '=', 'Consent')
      .where('id', '=', `${userId}.${app}`)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return false
    await putLogoutsAt(tx, app, { userId }, at)
    const grants = await tx.db
      .deleteFrom('oidcRecord')
      .where('model', '=', 'Grant')
      .where('userId', '=', userId)
      .where('appId', '=', app)
      .returning('id')
      .execute()
    for (const { id: grantId } of grants) await tx.db.deleteFrom('oidcRecord').where('grantId', '=', grantId).execute()
    await appendAudit(tx, { id, at, kind: 'consent.revoked', outcome: 'done', actor, subject: userId, app, origin })
    return true
  },

  /** Deletes what has run out, at most `limit` rows, and answers how many it were. */
  async deleteExpired(tx: Tx, { at, limit }: { at: Millis; limit: number }): Promise<number> {
    const expired = await tx.db
      .selectFrom('oidcRecord')
      .select(['model', 'id'])
      .where('expiresAt', '<', at)
      .limit(limit)
      .execute()
    for (const { model, id } of expired)
      await tx.db.deleteFrom('oidcRecord').where('model', '=', model).where('id', '=', id).execute()
    return expired.length
  },

  ...keyCommands,
  ...registrationTokenCommands,
} satisfies Commands

export type OidcCommands = typeof oidcCommands
