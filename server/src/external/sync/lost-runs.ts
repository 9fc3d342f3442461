import { hours, minutes, newUuid, writeSaying, type Millis } from '#ground'
import { appendAudit, type Deed } from '#directory'
import type { ExternalRunRow, Tx } from '#store'
import { parseCounts } from './counts.ts'

/** A run that has not been heard of for so long has ended with its process. */
export const staleMs: Millis = 60_000

const message = writeSaying('The server that did it has stopped meanwhile.')

/** After how many failures the next try comes when; a run that ends its server must not end it again and again at once. */
const retryIn = (failures: number): Millis => Math.min(minutes(1) * 2 ** failures, hours(1))

/** Ends a run whose process has stopped, unless somebody else has just done so. The next one goes on from where it was. */
export async function endLostRun(
  tx: Tx,
  deed: Pick<Deed, 'at' | 'origin'>,
  { id, directoryId, counts }: Pick<ExternalRunRow, 'id' | 'directoryId' | 'counts'>,
): Promise<void> {
  const { at, origin } = deed
  const { numUpdatedRows } = await tx.db
    .updateTable('externalRun')
    .set({ finishedAt: at, phase: 'done', outcome: 'failed', message })
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  const before = await tx.db
    .selectFrom('externalState')
    .selectAll()
    .where('directoryId', '=', directoryId)
    .executeTakeFirst()
  const failures = (before?.failures ?? 0) + 1
  // One that was started by hand leaves the next one where it was.
  const nextAt = before?.nextAt == null ? null : Math.max(before.nextAt, at + retryIn(failures - 1))
  const state = { nextAt, failures, trouble: message }
  await tx.db
    .insertInto('externalState')
    .values({ directoryId, mark: null, lastFullAt: null, lastOkAt: null, ...state })
    .onConflict(conflict => conflict.column('directoryId').doUpdateSet(state))
    .execute()
  await appendAudit(tx, {
    id: newUuid({ now: () => at }),
    at,
    kind: 'external.unfinished',
    outcome: 'done',
    actor: { kind: 'system', name: 'external' },
    subject: directoryId,
    origin,
    data: { run: id, outcome: 'failed', counts: parseCounts(counts) },
  })
}

export const lostRunCommands = {
  /** Ends every run that nothing was heard of since `before`; answers how many there were. */
  async endLostRuns(tx: Tx, input: Pick<Deed, 'at' | 'origin'> & { before: Millis }): Promise<number> {
    const lost = await tx.db
      .selectFrom('externalRun')
      .select(['id', 'directoryId', 'counts'])
      .where('finishedAt', 'is', null)
      .where('seenAt', '<=', input.before)
      .execute()
    for (const run of lost) await endLostRun(tx, input, run)
    return lost.length
  },
}
