import { days, type UserId } from '#ground'
import { directoryCommands, getUser, putImported, type Deed } from '#directory'
import type { ExternalLinkRow, Tx } from '#store'
import type { Applied } from './apply.ts'
import { getEnabledExternal } from './apply.ts'
import { isRunning } from './run-commands.ts'
import type { Step } from './step.ts'

/** People who were not found by a complete run, which must still be the one that is under way. */
export interface MarkMissing extends Deed {
  directoryId: string
  runId: string
  upstreamIds: string[]
}

/**
 * One more run that has not found them. After as many as the settings say they are gone: kept, and refused at every door;
 * after as many days more they go into the trash, if that is asked for.
 */
export async function markMissing(tx: Tx, input: MarkMissing): Promise<Applied[]> {
  if (!(await isRunning(tx, input.runId))) return []
  const { id, settings } = await getEnabledExternal(tx, input.directoryId)
  const { removal } = settings
  const runs = removal.kind === 'disable' ? removal.afterRuns : 1
  const deleteAfterMs =
    removal.kind === 'disable' && removal.deleteAfterDays !== null ? days(removal.deleteAfterDays) : null
  const links = await tx.db
    .selectFrom('externalLink')
    .selectAll()
    .where('directoryId', '=', id)
    .where('kind', '=', 'person')
    .where('upstreamId', 'in', input.upstreamIds)
    .execute()
  const applied: Applied[] = []
  for (const link of links) {
    const user = link.localId as UserId
    const missed = link.missed + 1
    const steps: Step[] = []
    let { goneAt } = link
    if (goneAt === null && missed < runs) {
      // Counted when the run has ended well: one that is cut off here is done again.
      applied.push({
        upstreamId: link.upstreamId,
        user,
        steps: [{ kind: 'missing', user, runs: missed }],
        heldBack: false,
      })
      continue
    }
    if (goneAt === null) {
      goneAt = input.at
      if (await leave(tx, input, link)) steps.push({ kind: 'gone', user })
    } else if (deleteAfterMs !== null && goneAt <= input.at - deleteAfterMs && (await trash(tx, input, link)))
      steps.push({ kind: 'delete', user })
    await tx.db
      .updateTable('externalLink')
      .set({ missed, goneAt })
      .where('directoryId', '=', id)
      .where('kind', '=', 'person')
      .where('upstreamId', '=', link.upstreamId)
      .execute()
    if (steps.length > 0) applied.push({ upstreamId: link.upstreamId, user, steps, heldBack: false })
  }
  return applied
}

const findOwn = (tx: Tx, { directoryId, localId }: ExternalLinkRow) =>
  tx.db
    .selectFrom('user')
    .select('id')
    .where('id', '=', localId)
    .where('source', '=', directoryId)
    .where('trashedAt', 'is', null)
    .executeTakeFirst()

async function leave(tx: Tx, deed: Deed, link: ExternalLinkRow): Promise<boolean> {
  if ((await findOwn(tx, link)) === undefined) return false
  const before = await getUser(tx, link.localId as UserId)
  await putImported(tx, deed, before, { ...before, goneAt: deed.at }, 'gone')
  return before.goneAt === null
}

async function trash(tx: Tx, deed: Deed, link: ExternalLinkRow): Promise<boolean> {
  if ((await findOwn(tx, link)) === undefined) return false
  await directoryCommands.trashUser(tx, { ...deed, id: link.localId as UserId })
  return true
}

/** Groups that were not found are kept, and known to be gone; those that are there again are not. */
export async function markGroups(
  tx: Tx,
  { directoryId, runId, present, at }: { directoryId: string; runId: string; present: string[]; at: number },
): Promise<number> {
  if (!(await isRunning(tx, runId))) return 0
  const found = new Set(present)
  const links = await tx.db
    .selectFrom('externalLink')
    .select(['upstreamId', 'goneAt'])
    .where('directoryId', '=', directoryId)
    .where('kind', '=', 'group')
    .execute()
  let gone = 0
  for (const { upstreamId, goneAt } of links) {
    if (found.has(upstreamId) === (goneAt === null)) continue
    if (goneAt === null) gone++
    await tx.db
      .updateTable('externalLink')
      .set({ goneAt: goneAt === null ? at : null })
      .where('directoryId', '=', directoryId)
      .where('kind', '=', 'group')
      .where('upstreamId', '=', upstreamId)
      .execute()
  }
  return gone
}
