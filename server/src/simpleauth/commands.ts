import { limits, type Millis } from '#ground'
import type { SimpleAuthTokenRow, Tx } from '#store'

export const simpleAuthCommands = {
  /**
   * Writes a token down; the oldest of the same person and app make room. False when the person, the app or the app
   * password it rests on was changed or went while the password was looked at.
   */
  async putSimpleAuthToken(tx: Tx, token: SimpleAuthTokenRow): Promise<boolean> {
    const { appId, userId, appPasswordId, credentialVersion } = token
    const user = await tx.db.selectFrom('user').select('credentialVersion').where('id', '=', userId).executeTakeFirst()
    const app = await tx.db.selectFrom('app').select('simpleAuthId').where('id', '=', appId).executeTakeFirst()
    if (user?.credentialVersion !== credentialVersion || app === undefined || app.simpleAuthId === null) return false
    if (appPasswordId !== null) {
      const password = tx.db.selectFrom('appPassword').select('id').where('id', '=', appPasswordId)
      if ((await password.executeTakeFirst()) === undefined) return false
    }
    await tx.db.insertInto('simpleAuthToken').values(token).execute()
    const all = await tx.db
      .selectFrom('simpleAuthToken')
      .select('id')
      .where('userId', '=', userId)
      .where('appId', '=', appId)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const old = all.slice(limits.simpleAuth.tokensMax).map(({ id }) => id)
    if (old.length > 0) await tx.db.deleteFrom('simpleAuthToken').where('id', 'in', old).execute()
    return true
  },

  /** False when there is no such token, or no more. */
  async deleteSimpleAuthToken(tx: Tx, { hash }: { hash: string }): Promise<boolean> {
    const { numDeletedRows } = await tx.db.deleteFrom('simpleAuthToken').where('hash', '=', hash).executeTakeFirst()
    return numDeletedRows > 0n
  },

  async deleteExpiredSimpleAuthTokens(tx: Tx, { at }: { at: Millis }): Promise<void> {
    await tx.db.deleteFrom('simpleAuthToken').where('expiresAt', '<=', at).execute()
  },
}

export type SimpleAuthCommands = typeof simpleAuthCommands
