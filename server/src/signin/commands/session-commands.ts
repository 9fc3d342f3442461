import { Problem, type Millis, type SessionId, type UserId } from '#ground'
import { isRole, putLogouts, record, requireManages, resolveAsker, type Deed, type EndReason } from '#directory'
import type { Commands, Tx } from '#store'
import { startSession } from './start-session.ts'

export const sessionCommands = {
  startSession,

  /**
   * Ends a session for who asks: their own, or of somebody they manage. Throws Problem `missing` for one that is not
   * open, and `forbidden`.
   */
  async endSessionFor(tx: Tx, input: Deed & { id: SessionId }): Promise<void> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const found = await tx.db
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.userId')
      .select(['session.userId', 'user.role'])
      .where('session.id', '=', input.id)
      .where('session.endedAt', 'is', null)
      .executeTakeFirst()
    if (found === undefined) throw new Problem('missing', 'There is no such session, or it has ended.')
    const isOwn = asker.id === found.userId
    if (!isOwn) requireManages(asker, { role: isRole(found.role) ? found.role : 'user' })
    const reason = isOwn ? 'signed-out' : 'ended-by-admin'
    await tx.db
      .updateTable('session')
      .set({ endedAt: input.at, endedReason: reason })
      .where('id', '=', input.id)
      .where('endedAt', 'is', null)
      .execute()
    const sessions = [input.id]
    await putLogouts(tx, sessions, input.at)
    await record(tx, input, 'session.ended', found.userId, () => ({ of: 'session-ended', sessions }), {
      reason,
      sessions,
    })
  },

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

  /** Tokens given out by Simple Auth for a password alone. */
  async endTokens(tx: Tx, { ids }: { ids: readonly string[] }): Promise<void> {
    await tx.db.deleteFrom('simpleAuthToken').where('id', 'in', ids).execute()
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
} satisfies Commands
