import { Problem, type SessionId } from '#ground'
import { isRole, putLogouts, record, requireManages, resolveAsker, type Deed } from '#directory'
import type { Tx } from '#store'

export const sessionCommands = {
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
}
