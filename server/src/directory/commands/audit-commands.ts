import type { Millis } from '#ground'
import type { Tx } from '#store'
import { appendAudit } from '../audit.ts'
import { requireRole, resolveAsker } from '../who-may.ts'
import type { Deed } from './deed.ts'

/** What is done to the trail itself; none of it is a change of the directory. */
export const auditCommands = {
  /** `fields`: the filters that narrow it, without their values, which may be names. */
  async noteAuditExport(tx: Tx, { fields, eventId, ...deed }: Deed & { fields: string[] }): Promise<void> {
    requireRole(await resolveAsker(tx, deed.actor, deed.at), 'admin')
    await appendAudit(tx, { ...deed, id: eventId, kind: 'audit.exported', outcome: 'done', data: { fields } })
  },

  /** Forgets events older than `before`, the oldest first, at most `limit`. Answers how many. */
  async pruneAudit(tx: Tx, { before, limit }: { before: Millis; limit: number }): Promise<number> {
    const oldest = tx.db
      .selectFrom('audit')
      .select('id')
      .where('at', '<', before)
      .orderBy('at')
      .orderBy('id')
      .limit(limit)
    const { numDeletedRows } = await tx.db.deleteFrom('audit').where('id', 'in', oldest).executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  },
}
