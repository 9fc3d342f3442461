import { newUuid, Problem, inTurn, say, toSaying, type Log, type Saying } from '#ground'
import type { EncodePicture, ExternalDirectory } from '#directory'
import type { Run } from '#store'
import type { ExternalCommands } from '../commands.ts'
import { UpstreamError } from '../connect/index.ts'
import { noteRefusal, type ServiceAccountParts, tellRefusal } from '../service-account.ts'
import { carryOut } from './carry-out.ts'
import { refuseRun, type Removals } from './guard.ts'
import { lookAt, type Looked, type LookParts } from './look.ts'
import type { RunKind, RunOutcome } from './run-commands.ts'
import { Cancelled, Superseded, type RunRecord } from './run-record.ts'
import { nextRunAt } from './schedule.ts'

export interface RunParts extends LookParts {
  log: Log
  run: Run<ExternalCommands>
  encodePicture: EncodePicture
  onRefused?: ServiceAccountParts['onRefused']
}

export interface Ended {
  outcome: RunOutcome
  message: Saying | null
}

/**
 * A run from its first word to its last. It never throws: what went wrong is its outcome. Nothing is done before everybody
 * was read and the guard has agreed.
 */
export async function performRun(
  parts: RunParts,
  directory: ExternalDirectory,
  record: RunRecord,
  { kind, allowed, signal }: { kind: RunKind; allowed: Removals | null; signal: AbortSignal },
): Promise<Ended> {
  let entries = 0
  let looked: Looked | undefined
  let ended: Ended
  try {
    looked = await lookAt(parts, directory, {
      kind,
      signal,
      progress: async read => {
        entries = read
        record.noteRead(read)
        signal.throwIfAborted()
      },
      planning: () => record.enter('plan', entries),
    })
    ended = await finishLooked(parts, directory, record, looked, allowed)
  } catch (error) {
    if (error instanceof Superseded)
      return { outcome: 'failed', message: toSaying('Another server has taken the run over.') }
    // Whatever broke because of it.
    const isCancelled = signal.reason instanceof Cancelled
    ended = isCancelled ? tellCancelled(record) : explain(parts, directory, error, entries)
    if (!isCancelled && isRefusal(error)) await noteRefusal(parts, directory, error.said)
  }
  const isWell = ended.outcome === 'complete'
  const now = parts.clock.now()
  await parts.run('finishRun', {
    actor: { kind: 'system', name: 'external' },
    origin: { door: 'system', address: null },
    at: now,
    eventId: newUuid(parts.clock),
    id: record.id,
    directoryId: directory.id,
    ...ended,
    counts: record.counts,
    mark: isWell && looked !== undefined ? JSON.stringify(looked.mark) : null,
    missing: isWell ? (looked?.plan.missing ?? []) : [],
    isFull: looked?.isFull ?? false,
    nextAt: await nextRunAt(parts, directory, {
      now,
      outcome: ended.outcome,
      isFull: looked?.isFull ?? false,
    }),
  })
  return ended
}

async function finishLooked(
  parts: RunParts,
  directory: ExternalDirectory,
  record: RunRecord,
  { reading, plan }: Looked,
  allowed: Removals | null,
): Promise<Ended> {
  const { outlook, missing, stillGone } = plan
  const { entries, unchanged, groups } = outlook.counts
  const refused = refuseRun(outlook, directory.settings, allowed)
  if (refused !== undefined) {
    Object.assign(record.counts, outlook.counts)
    return {
      outcome: 'stopped',
      message: inTurn(refused, 'Nothing was changed.', 'Look at what would happen, and confirm it.'),
    }
  }
  Object.assign(record.counts, { entries: entries ?? 0, unchanged: unchanged ?? 0, groups: groups ?? 0 })
  for (const { upstreamId, dn, name, reason } of reading.skipped)
    record.noteApplied(
      { upstreamId: upstreamId ?? '', user: null, steps: [{ kind: 'skip', reason }], heldBack: false },
      { dn, name },
    )
  for (const { dn, reason } of reading.skippedGroups)
    record.note({ kind: 'skip', upstreamId: null, localId: null, data: { dn, steps: [{ kind: 'skip', reason }] } })
  for (const [code, group] of plan.groups.guarded)
    record.note({
      kind: 'skip',
      upstreamId: null,
      localId: group,
      data: { code, steps: [{ kind: 'skip', reason: sensitive }] },
    })
  if (reading.graph.isCutOff)
    record.note({ kind: 'skip', upstreamId: null, localId: null, data: { steps: [{ kind: 'skip', reason: tooDeep }] } })
  record.restart()
  const people = reading.renamed.length + reading.changed.size
  await record.enter('apply', people + missing.length + stillGone.length)
  await carryOut(parts, directory, reading, plan, record)
  await record.write()
  return reading.unidentified === 0
    ? { outcome: 'complete', message: null }
    : {
        outcome: 'partial',
        message: say(
          '{count} entries came without what they are known by, so nobody counts as missing. The service account may not be allowed to read it.',
          { count: reading.unidentified },
        ),
      }
}

const sensitive = toSaying('The group of this code here opens a sensitive app, and is joined by a mapping only.')
const tooDeep = toSaying(
  'Groups stand deeper in one another than is followed. Who is in the outer ones only through them is not.',
)

const isRefusal = (error: unknown): error is UpstreamError => error instanceof UpstreamError && error.kind === 'refused'

const tellCancelled = ({ phase }: RunRecord): Ended => ({
  outcome: 'cancelled',
  message: toSaying(
    phase === 'apply'
      ? 'Stopped by hand. What was done until then stays, and the next run does the rest.'
      : 'Stopped by hand. Nothing was changed.',
  ),
})

/** What went wrong, in words for an admin. */
function explain({ log }: RunParts, { id }: ExternalDirectory, error: unknown, entries: number): Ended {
  if (error instanceof UpstreamError) {
    const message = inTurn(error.said, 'Nothing was changed.')
    return { outcome: entries > 0 ? 'partial' : 'failed', message: isRefusal(error) ? tellRefusal(message) : message }
  }
  if (error instanceof Problem) return { outcome: 'failed', message: error.saying }
  log.error({ err: error, directory: id }, 'a synchronisation failed')
  return { outcome: 'failed', message: toSaying('The run has failed; the log says why.') }
}
