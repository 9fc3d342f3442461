import { readSaying, type Millis, type Saying } from '#ground'
import type { ExternalConflictRow, ExternalRunLineRow, ExternalRunRow, Kysely, Tables } from '#store'
import { externalTextsIn } from '../texts/index.ts'
import type { ConflictReason, Resolution } from './conflict-reason.ts'
import type { ConflictEntry } from './conflicts.ts'
import { parseCounts, type Counts } from './counts.ts'
import type { RunKind, RunOutcome, RunPhase } from './run-commands.ts'

export interface ExternalRun
  extends Omit<ExternalRunRow, 'kind' | 'phase' | 'outcome' | 'counts' | 'seenAt' | 'message'> {
  kind: RunKind
  phase: RunPhase
  outcome: RunOutcome | null
  counts: Counts
  message: Saying | null
}

export interface ExternalRunLine extends Omit<ExternalRunLineRow, 'data' | 'runId'> {
  data: Record<string, unknown>
}

/** Somebody there who waits for an admin's word, or has had it and waits for the next run. */
export interface ExternalConflict {
  upstreamId: string
  reason: ConflictReason
  /** In English. */
  explanation: string
  userId: string | null
  /** What is there. */
  entry: ConflictEntry
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
  trouble: Saying | null
}

export const runFromRow = ({ seenAt: _seenAt, ...row }: ExternalRunRow): ExternalRun => ({
  ...row,
  kind: row.kind as RunKind,
  phase: row.phase as RunPhase,
  outcome: row.outcome as RunOutcome | null,
  counts: parseCounts(row.counts),
  message: row.message === null ? null : readSaying(row.message),
})

const lineFromRow = ({ runId: _runId, ...row }: ExternalRunLineRow): ExternalRunLine => ({
  ...row,
  data: JSON.parse(row.data) as Record<string, unknown>,
})

const conflictFromRow = ({ directoryId: _id, data, ...row }: ExternalConflictRow): ExternalConflict => ({
  ...row,
  reason: row.reason as ConflictReason,
  explanation: externalTextsIn('en').conflicts[row.reason as ConflictReason],
  entry: JSON.parse(data) as ConflictEntry,
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
    if (row === undefined) return { lastFullAt: null, lastOkAt: null, nextAt: null, failures: 0, trouble: null }
    return { ...row, trouble: row.trouble === null ? null : readSaying(row.trouble) }
  },

  /** How many people and groups are here from it; who is in the trash is not. */
  async present(directoryId: string): Promise<{ people: number; groups: number }> {
    const [people, groups] = await Promise.all([
      db
        .selectFrom('user')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where('source', '=', directoryId)
        .where('trashedAt', 'is', null)
        .executeTakeFirstOrThrow(),
      db
        .selectFrom('group')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where('source', '=', directoryId)
        .executeTakeFirstOrThrow(),
    ])
    return { people: Number(people.count), groups: Number(groups.count) }
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

  /** By their ids there, from after `after` on. Whoever is here under the name that was chosen for them is none any more. */
  async conflicts(
    directoryId: string,
    { after, limit }: { after: string; limit: number },
  ): Promise<ExternalConflict[]> {
    const rows = await db
      .selectFrom('externalConflict')
      .selectAll()
      .where('directoryId', '=', directoryId)
      .where('upstreamId', '>', after)
      .where(eb =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('externalLink')
              .innerJoin('user', 'user.id', 'externalLink.localId')
              .select('user.id')
              .whereRef('externalLink.directoryId', '=', 'externalConflict.directoryId')
              .whereRef('externalLink.upstreamId', '=', 'externalConflict.upstreamId')
              .where('externalLink.kind', '=', 'person')
              .whereRef('user.username', '=', 'externalConflict.resolvedName'),
          ),
        ),
      )
      .orderBy('upstreamId')
      .limit(limit)
      .execute()
    return rows.map(conflictFromRow)
  },
})

export type Records = ReturnType<typeof createRecords>
