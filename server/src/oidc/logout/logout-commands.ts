import { limits, type Millis } from '#ground'
import type { Commands, LogoutRow, Tx } from '#store'

/** What is to be told, by one node for the time being. */
export type Claimed = Pick<LogoutRow, 'sessionId' | 'appId' | 'userId' | 'subject' | 'createdAt' | 'tries'>

/** Every transaction of what apps are told. Rows come from the directory, in the transaction that ends a session. */
export const logoutCommands = {
  /**
   * Takes what is due, what was never tried first, for `leaseMs`; null when nothing is left but for apps that are being
   * told enough at this moment. Of several nodes the conditional update gives it to one.
   */
  async claimLogout(
    tx: Tx,
    { at, leaseMs, except }: { at: Millis; leaseMs: Millis; except: readonly string[] },
  ): Promise<Claimed | null> {
    const due = await tx.db
      .selectFrom('logout')
      .select(['sessionId', 'appId', 'tries'])
      .where('nextAt', '<=', at)
      .$if(except.length > 0, query => query.where('appId', 'not in', except))
      .orderBy('tries')
      .orderBy('nextAt')
      .limit(10)
      .execute()
    for (const { sessionId, appId, tries } of due) {
      const row = await tx.db
        .updateTable('logout')
        .set({ nextAt: at + leaseMs, tries: tries + 1 })
        .where('sessionId', '=', sessionId)
        .where('appId', '=', appId)
        .where('tries', '=', tries)
        .where('nextAt', '<=', at)
        .returning(['sessionId', 'appId', 'userId', 'subject', 'createdAt', 'tries'])
        .executeTakeFirst()
      if (row !== undefined) return row
    }
    return null
  },

  /** What became of a try. `nextAt` null: it was taken, or is given up. */
  async noteLogout(
    tx: Tx,
    input: Pick<Claimed, 'sessionId' | 'appId' | 'tries'> & {
      at: Millis
      taken: boolean
      answer: string
      nextAt: Millis | null
    },
  ): Promise<void> {
    const { sessionId, appId, tries, at, taken, answer, nextAt } = input
    await tx.db
      .updateTable('logout')
      .set({
        nextAt,
        toldAt: taken ? at : null,
        answeredAt: at,
        answer: answer.slice(0, limits.logout.answerLengthMax),
      })
      .where('sessionId', '=', sessionId)
      .where('appId', '=', appId)
      // The lease was over, and somebody else has claimed it since.
      .where('tries', '=', tries)
      .where('nextAt', 'is not', null)
      .execute()
  },

  async tidyLogouts(tx: Tx, { at, keptMs }: { at: Millis; keptMs: Millis }): Promise<void> {
    await tx.db
      .deleteFrom('logout')
      .where('nextAt', 'is', null)
      .where('createdAt', '<', at - keptMs)
      // Receipts say what was answered for as long as they are kept.
      .where('userId', 'not in', tx.db.selectFrom('receipt').select('userId'))
      .execute()
  },
} satisfies Commands
