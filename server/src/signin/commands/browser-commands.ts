import { Problem, type SessionId, type UserId } from '#ground'
import { appendAudit, type Deed } from '#directory'
import type { Commands, Tx } from '#store'

export const browserCommands = {
  /** The browser is asked for a second factor again. Throws Problem `missing` for one that was not let off. */
  async distrustBrowser(tx: Tx, input: Deed & { userId: UserId; tokenHash: string }): Promise<void> {
    const { numUpdatedRows } = await tx.db
      .updateTable('knownBrowser')
      .set({ trustedUntil: null })
      .where('tokenHash', '=', input.tokenHash)
      .where('userId', '=', input.userId)
      .where('trustedUntil', 'is not', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Problem('missing', 'This browser is not trusted any more.')
    const { eventId: id, at, actor, origin, userId: subject } = input
    await appendAudit(tx, { id, at, kind: 'browser.forgotten', outcome: 'done', actor, subject, origin })
  },

  /** The person says that a sign-in was theirs. Throws Problem `missing` for a session of somebody else, or none. */
  async confirmSignIn(tx: Tx, input: Deed & { userId: UserId; session: SessionId }): Promise<void> {
    const found = await tx.db
      .selectFrom('session')
      .select('id')
      .where('id', '=', input.session)
      .where('userId', '=', input.userId)
      .executeTakeFirst()
    if (found === undefined) throw new Problem('missing', 'There is no such session, or it has ended.')
    const { eventId: id, at, actor, origin, userId: subject, session } = input
    const data = { session }
    await appendAudit(tx, { id, at, kind: 'sign-in.confirmed', outcome: 'done', actor, subject, origin, data })
  },
} satisfies Commands
