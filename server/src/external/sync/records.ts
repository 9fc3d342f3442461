import type { Millis } from '#ground'
import type { ExternalConflictRow, ExternalRunLineRow, ExternalRunRow, Kysely, Tables } from '#store'
import { conflictReasons, type ConflictReason, type Resolution } from './conflict-reason.ts'
import { parseCounts, type Counts } from './counts.ts'
import type { RunKind, RunOutcome, RunPhase } from './run-commands.ts'

export interface ExternalRun extends Omit<ExternalRunRow, 'kind' | 'phase' | 'outcome' | 'counts' | 'seenAt'> {
  kind: RunKind
  phase: RunPhase
  outcome: RunOutcome | null
  counts: Counts
}

export interface ExternalRunLine extends Omit<ExternalRunLineRow, 'data' | 'runId'> {
  data: Record<string, unknown>
}

/** Somebody there who waits for an admin's word, or has had it and waits for the next run. */
export interface ExternalConflict {
  upstreamId: string
  reason: ConflictReason
  explanation: string
  userId: string | null
  /** What is there. */
  entry: { username: string; displayName: string; email: string | null; dn: string }
  resolution: Resolution | null
  resolvedName: string | null
  at: Millis
}

/** How a directory does. */
export interface ExternalHealth {
  lastFullAt: Millis | null
  lastOkAt: Millis | null
  nextAt: Millis | null
  failures: number
  trouble: string | null
}

export const runFromRow = ({ seenAt: _seenAt, ...row }: ExternalRunRow): ExternalRun => ({
  ...row,
  kind: row.kind as RunKind,
  phase: row.phase as RunPhase,
  outcome: row.outcome as RunOutcome | null,
  counts: parseCounts(row.counts),
})

const lineFromRow = ({ runId: _runId, ...row }: ExternalRunLineRow): ExternalRunLine => ({
  ...row,
  data: JSON.parse(row.data) as Record<string, unknown>,
})

const conflictFromRow = ({ directoryId: _id, data, ...row }: ExternalConflictRow): ExternalConflict => ({
  ...row,
  reason: row.reason as ConflictReason,
  explanation: conflictReasons[row.reason as ConflictReason],
  entry: JSON.parse(data) as ExternalConflict['entry'],
  resolution: row.resolution as Resolution | null,
})

/** What is written down of runs and conflicts. */
export const createRecords = (db: Kysely<Tables>) => ({
  async health(directoryId: string): Promise<ExternalHealth> {
    const row = await db
      .selectFrom('externalState')
      .select(['lastFullAt', 'lastOkAt', 'nextAt', 'failures', 'trouble'])
      .where('directoryId', '=', directoryId)
      .executeTakeFirst()
    return row ?? { lastFullAt: null, lastOkAt: null, nextAt: null, failures: 0, trouble: null }
  },

  /** Newest first. */
  async runs(directoryId: string, limit: number): Promise<ExternalRun[]> {
    const rows = await db
      .selectFrom('externalRun')
      .selectAll()
      .where('directoryId', '=', directoryId)
      .orderBy('startedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    return rows.map(runFromRow)
  },

  async findRun(directoryId: string, id: string): Promise<ExternalRun | undefined> {
    const row = await db
      .selectFrom('externalRun')
      .selectAll()
      .where('directoryId', '=', directoryId)
      .where('id', '=', id)
      .executeTakeFirst()
    return row && runFromRow(row)
  },

  /** In the order they were done, from after line `after` on. */
  async lines(runId: string, { after, limit, kind }: { after: number; limit: number; kind?: string | undefined }) {
    const rows = await db
      .selectFrom('externalRunLine')
      .selectAll()
      .where('runId', '=', runId)
      .where('line', '>', after)
      .$if(kind !== undefined, query => query.where('kind', '=', kind ?? ''))
      .orderBy('line')
      .limit(limit)
      .execute()
    return rows.map(lineFromRow)
  },

  /** By their ids there, from after `after` on. */
  async conflicts(
    directoryId: string,
    { after, limit }: { after: string; limit: number },
  ): Promise<ExternalConflict[]> {
    const rows = await db
      .selectFrom('externalConflict')
      .selectAll()
      .where('directoryId', '=', directoryId)
      .where('upstreamId', '>', after)
      .orderBy('upstreamId')
      .limit(limit)
      .execute()
    return rows.map(conflictFromRow)
  },
})

export type Records = ReturnType<typeof createRecords>
