import { limits, type Millis } from '#ground'
import type { Commands, Tx } from '#store'

export const upkeepCommands = {
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
