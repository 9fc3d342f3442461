import { Problem, writeSaying, type Millis, type Saying } from '#ground'
import { appendAudit, printActor, requireRole, resolveAsker, type Actor, type Deed } from '#directory'
import type { ExternalRunRow, Tx } from '#store'
import { getEnabledExternal } from './apply.ts'
import { countMissing } from './count-missing.ts'
import { parseCounts, type Counts } from './counts.ts'
import { endLostRun, staleMs } from './lost-runs.ts'

export type RunKind = 'full' | 'incremental'
/** `stopping`: somebody has asked for its end; what is in hand is still done. */
export type RunPhase = 'read' | 'plan' | 'apply' | 'stopping' | 'done'
/**
 * `partial`: not everybody was read, so nobody was taken away. `stopped`: the guard asks for an admin's word. `cancelled`:
 * somebody has ended it; what was done stays, and the next run does the rest.
 */
export type RunOutcome = 'complete' | 'partial' | 'stopped' | 'cancelled' | 'failed'
/** What a run is told when it says how far it is. */
export type RunWord = 'go-on' | 'stop' | 'superseded'

export interface BeginRun extends Deed {
  id: string
  directoryId: string
  kind: RunKind
  startedBy: Actor
  node: string
}

/** Lines of one statement: engines take a bounded number of values. */
const linesAtOnce = 400

export interface RunLine {
  kind: string
  upstreamId: string | null
  localId: string | null
  data: Record<string, unknown>
}

export interface NoteRun {
  id: string
  at: Millis
  phase: RunPhase
  counts: Counts
  stepsDone: number
  stepsTotal: number
  /** The number of the first of `lines`. */
  firstLine: number
  lines: RunLine[]
}

/** Whether nobody has taken the run over, or ended it. */
export async function isRunning(tx: Pick<Tx, 'db'>, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('externalRun')
    .select('id')
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export const runCommands = {
  /**
   * Null when the run may begin, else the id of the one that is under way, on whatever node. One whose process has ended is
   * noted as failed and makes way.
   */
  async beginRun(tx: Tx, input: BeginRun): Promise<string | null> {
    requireRole(await resolveAsker(tx, input.startedBy, input.at), 'admin')
    await getEnabledExternal(tx, input.directoryId)
    const running = await tx.db
      .selectFrom('externalRun')
      .select(['id', 'directoryId', 'seenAt', 'counts'])
      .where('directoryId', '=', input.directoryId)
      .where('finishedAt', 'is', null)
      .executeTakeFirst()
    if (running !== undefined && running.seenAt > input.at - staleMs) return running.id
    if (running !== undefined) await endLostRun(tx, input, running)
    const row: ExternalRunRow = {
      id: input.id,
      directoryId: input.directoryId,
      kind: input.kind,
      startedAt: input.at,
      startedBy: printActor(input.startedBy),
      node: input.node,
      seenAt: input.at,
      phase: 'read',
      counts: '{}',
      stepsDone: 0,
      stepsTotal: 0,
      finishedAt: null,
      outcome: null,
      message: null,
    }
    await tx.db.insertInto('externalRun').values(row).execute()
    return null
  },

  /** Says how far it is, and that it goes on; answers whether it is to. Superseded: somebody has taken it over. */
  async noteRun(tx: Tx, { id, at, phase, counts, stepsDone, stepsTotal, firstLine, lines }: NoteRun): Promise<RunWord> {
    const row = await tx.db
      .updateTable('externalRun')
      .set(({ eb }) => ({
        seenAt: at,
        phase: eb.case().when('phase', '=', 'stopping').then('stopping').else(phase).end(),
        counts: JSON.stringify(counts),
        stepsDone,
        stepsTotal,
      }))
      .where('id', '=', id)
      .where('finishedAt', 'is', null)
      .returning('phase')
      .executeTakeFirst()
    if (row === undefined) return 'superseded'
    const rows = lines.map(({ data, ...line }, i) => ({
      runId: id,
      line: firstLine + i,
      at,
      ...line,
      data: JSON.stringify(data),
    }))
    for (let i = 0; i < rows.length; i += linesAtOnce)
      await tx.db
        .insertInto('externalRunLine')
        .values(rows.slice(i, i + linesAtOnce))
        .execute()
    return row.phase === 'stopping' ? 'stop' : 'go-on'
  },

  /** Asks a run to end, on whatever node it is. One whose process has ended before ends here. */
  async stopRun(tx: Tx, input: Deed & { id: string; directoryId: string }): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const run = await tx.db
      .selectFrom('externalRun')
      .select(['id', 'directoryId', 'counts', 'seenAt', 'finishedAt'])
      .where('id', '=', input.id)
      .where('directoryId', '=', input.directoryId)
      .executeTakeFirst()
    if (run === undefined) throw new Problem('missing', 'There is no such run; it may be older than history is kept.')
    if (run.finishedAt !== null) throw new Problem('conflict', 'This run is over already.')
    if (run.seenAt <= input.at - staleMs) await endLostRun(tx, input, run)
    else await tx.db.updateTable('externalRun').set({ phase: 'stopping' }).where('id', '=', run.id).execute()
    await appendAudit(tx, {
      id: input.eventId,
      at: input.at,
      kind: 'external.stopped',
      outcome: 'done',
      actor: input.actor,
      subject: input.directoryId,
      origin: input.origin,
      data: { run: input.id },
    })
  },

  async finishRun(
    tx: Tx,
    input: Deed & {
      id: string
      directoryId: string
      outcome: RunOutcome
      message: Saying | null
      counts: Counts
      /** Null: as before. */
      mark: string | null
      /** By ids there, of a run that was complete. */
      missing: readonly string[]
      isFull: boolean
      nextAt: Millis | null
    },
  ): Promise<void> {
    const { id, directoryId, outcome, counts, at } = input
    const message = input.message === null ? null : writeSaying(input.message)
    const ended = await tx.db
      .updateTable('externalRun')
      .set({ finishedAt: at, seenAt: at, phase: 'done', outcome, message, counts: JSON.stringify(counts) })
      .where('id', '=', id)
      .where('finishedAt', 'is', null)
      .returning('startedAt')
      .executeTakeFirst()
    if (ended === undefined) return
    await countMissing(tx, { directoryId, startedAt: ended.startedAt, upstreamIds: input.missing })
    const before = await tx.db
      .selectFrom('externalState')
      .selectAll()
      .where('directoryId', '=', directoryId)
      .executeTakeFirst()
    const isWell = outcome === 'complete'
    // Whoever ends a run says nothing of how the directory does.
    const isAsBefore = outcome === 'cancelled'
    const state = {
      mark: isWell ? input.mark : (before?.mark ?? null),
      lastFullAt: isWell && input.isFull ? at : (before?.lastFullAt ?? null),
      lastOkAt: isWell ? at : (before?.lastOkAt ?? null),
      nextAt: input.nextAt,
      failures: isWell ? 0 : (before?.failures ?? 0) + (isAsBefore ? 0 : 1),
      trouble: isWell ? null : isAsBefore ? (before?.trouble ?? null) : message,
    }
    await tx.db
      .insertInto('externalState')
      .values({ directoryId, ...state })
      .onConflict(conflict => conflict.column('directoryId').doUpdateSet(state))
      .execute()
    await appendAudit(tx, {
      id: input.eventId,
      at,
      kind: isWell ? 'external.synchronised' : 'external.unfinished',
      outcome: 'done',
      actor: input.actor,
      subject: directoryId,
      origin: input.origin,
      data: { run: id, outcome, counts },
    })
  },

  /** History is kept so long; answers how many runs were forgotten. */
  async forgetRuns(tx: Tx, { before, limit }: { before: Millis; limit: number }): Promise<number> {
    const old = await tx.db
      .selectFrom('externalRun')
      .select('id')
      .where('finishedAt', '<', before)
      .limit(limit)
      .execute()
    for (const { id } of old) await tx.db.deleteFrom('externalRun').where('id', '=', id).execute()
    return old.length
  },
}

export const countsOfRun = ({ counts }: Pick<ExternalRunRow, 'counts'>): Counts => parseCounts(counts)
