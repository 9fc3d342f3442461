import { newUuid, Problem, type Clock, type Log, type Sealer } from '#ground'
import type { EncodePicture, ExternalDirectory } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { ExternalCommands } from '../commands.ts'
import { type Connect, type Upstream, UpstreamError, type UpstreamSecrets } from '../connect/index.ts'
import { noteRefusal, type ServiceAccountParts, tellRefusal } from '../service-account.ts'
import { carryOut } from './carry-out.ts'
import { refuseRun, type Removals } from './guard.ts'
import { planRun, type RunPlan } from './plan-run.ts'
import { readAll, type Reading } from './read.ts'
import type { RunKind, RunOutcome } from './run-commands.ts'
import { filterSince, identityOf, parseMark, readNumber, type RunMark } from './run-mark.ts'
import { Cancelled, Superseded, type RunRecord } from './run-record.ts'
import { nextRunAt } from './schedule.ts'
import type { PersonPlan } from './step.ts'

export interface RunParts {
  clock: Clock
  log: Log
  sealer: Sealer
  run: Run<ExternalCommands>
  read: Kysely<Tables>
  connect: Connect
  encodePicture: EncodePicture
  /** What connections to the directory are made with. */
  openSecrets: (directoryId: string) => Promise<UpstreamSecrets>
  onRefused?: ServiceAccountParts['onRefused']
}

export interface Looked {
  reading: Reading
  plan: RunPlan
  mark: RunMark
  isFull: boolean
}

export interface LookOptions {
  kind: RunKind
  signal?: AbortSignal
  progress?: (entries: number) => Promise<void>
  onPlan?: (plan: PersonPlan) => void
  planning?: () => Promise<void>
}

/** Reads and plans, and does nothing: what a run begins with, and all that a preview is. Throws UpstreamError. */
export async function lookAt(parts: RunParts, directory: ExternalDirectory, options: LookOptions): Promise<Looked> {
  const { id: directoryId, settings } = directory
  const state = await parts.read
    .selectFrom('externalState')
    .select('mark')
    .where('directoryId', '=', directoryId)
    .executeTakeFirst()
  const before = parseMark(state?.mark ?? null)
  const secrets = await parts.openSecrets(directoryId)
  const upstream = await parts.connect(settings, secrets, { ...(options.signal && { signal: options.signal }) })
  try {
    const number = await readNumber(upstream)
    const wanted = options.kind === 'incremental' ? filterSince(before, settings, number) : null
    const since = wanted !== null && (await haveGroupsChanged(upstream, directory, wanted)) ? null : wanted
    const progress = options.progress ?? (() => Promise.resolve())
    const reading = await readAll(parts, upstream, { directoryId, settings, since, progress })
    await options.planning?.()
    const isFull = since === null
    const identity = identityOf(settings)
    const isElsewhere = before !== null && before.identity !== identity
    const plan = await planRun(parts, directory, reading, {
      isFull,
      isElsewhere,
      ...(options.onPlan && { onPlan: options.onPlan }),
    })
    const time = newest(reading.newest.time, isElsewhere ? null : (before?.time ?? null))
    return { reading, plan, mark: { identity, number, time }, isFull }
  } finally {
    upstream.close()
  }
}

const newest = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a)

/** Who is in a group is in no entry of a person, or is there without the entry counting as changed: then all are read. */
async function haveGroupsChanged(upstream: Upstream, { settings }: ExternalDirectory, since: string): Promise<boolean> {
  const { groupSearch } = settings
  if (groupSearch === null) return settings.attributes.groups !== null
  const { base, scope } = groupSearch
  const filter = `(&(|(${groupSearch.member}=*)(objectClass=group)(objectClass=groupOfNames)(objectClass=posixGroup))${since})`
  for await (const _entry of upstream.search({ base, scope, filter, attributes: ['1.1'] })) return true
  return false
}

export interface Ended {
  outcome: RunOutcome
  message: string | null
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
    if (error instanceof Superseded) return { outcome: 'failed', message: 'Another server has taken the run over.' }
    // Whatever broke because of it.
    const isCancelled = signal.reason instanceof Cancelled
    ended = isCancelled ? tellCancelled(record) : explain(parts, directory, error, entries)
    if (!isCancelled && isRefusal(error)) await noteRefusal(parts, directory, error.message)
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
    return { outcome: 'stopped', message: `${refused} Nothing was changed. Look at what would happen, and confirm it.` }
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
        message: `${reading.unidentified} entries came without what they are known by, so nobody counts as missing. The service account may not be allowed to read it.`,
      }
}

const sensitive = 'The group of this code here opens a sensitive app, and is joined by a mapping only.'
const tooDeep =
  'Groups stand deeper in one another than is followed. Who is in the outer ones only through them is not.'

const isRefusal = (error: unknown): error is UpstreamError => error instanceof UpstreamError && error.kind === 'refused'

const tellCancelled = ({ phase }: RunRecord): Ended => ({
  outcome: 'cancelled',
  message:
    phase === 'apply'
      ? 'Stopped by hand. What was done until then stays, and the next run does the rest.'
      : 'Stopped by hand. Nothing was changed.',
})

/** What went wrong, in words for an admin. */
function explain({ log }: RunParts, { id }: ExternalDirectory, error: unknown, entries: number): Ended {
  const nothing = 'Nothing was changed.'
  if (isRefusal(error))
    return { outcome: entries > 0 ? 'partial' : 'failed', message: `${tellRefusal(error.message)} ${nothing}` }
  if (error instanceof UpstreamError)
    return { outcome: entries > 0 ? 'partial' : 'failed', message: `${error.message} ${nothing}` }
  if (error instanceof Problem) return { outcome: 'failed', message: error.message }
  log.error({ err: error, directory: id }, 'a synchronisation failed')
  return { outcome: 'failed', message: 'The run has failed; the log says why.' }
}
