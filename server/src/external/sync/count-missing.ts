import type { Millis } from '#ground'
import type { Tx } from '#store'

/** Links of one statement: engines take a bounded number of values. */
const atOnce = 400

/** A run has ended well: it counts for those whom it did not find, and who have not been met since it began. */
export async function countMissing(
  tx: Tx,
  { directoryId, startedAt, upstreamIds }: { directoryId: string; startedAt: Millis; upstreamIds: readonly string[] },
): Promise<void> {
  for (let i = 0; i < upstreamIds.length; i += atOnce)
    await tx.db
      .updateTable('externalLink')
      .set(({ eb }) => ({ missed: eb('missed', '+', 1) }))
      .where('directoryId', '=', directoryId)
      .where('kind', '=', 'person')
      .where('upstreamId', 'in', upstreamIds.slice(i, i + atOnce))
      .where('goneAt', 'is', null)
      .where('seenAt', '<=', startedAt)
      .execute()
}
