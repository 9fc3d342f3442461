import { days, newUuid, Problem, toSaying } from '#ground'
import {
  foldName,
  parseExternalUsername,
  requireRole,
  type Actor,
  type DirectoryMemory,
  type ExternalDirectory,
  type Origin,
} from '#directory'
import { UpstreamError } from '../connect/index.ts'
import type { Resolution } from './conflict-reason.ts'
import { removalsOf, type Removals } from './guard.ts'
import { staleMs } from './lost-runs.ts'
import { previewRun, type Preview } from './preview.ts'
import { createRecords, type ExternalRun, type Records } from './records.ts'
import { performRun, type Ended, type RunParts } from './run.ts'
import type { RunKind } from './run-commands.ts'
import { Cancelled, RunRecord } from './run-record.ts'
import { dueRun } from './schedule.ts'

export interface SynchronisationParts extends RunParts {
  memory: Pick<DirectoryMemory, 'externals'>
  /** The process, as runs are noted by it. */
  node: string
}

export interface Asked {
  actor: Actor
  origin: Origin
}

export interface Synchronisation extends Records {
  /** What a full run would do now. Throws Problem `conflict` while one is looked at, `unavailable` when the directory does not answer. */
  preview(directoryId: string, by: Asked): Promise<Preview>
  /**
   * Begins a run and answers it; it goes on by itself. `confirms` is one the guard has stopped: what that one would have
   * taken away may be. Throws Problem `conflict` while another is under way.
   */
  start(directoryId: string, by: Asked, options?: { kind?: RunKind; confirms?: string }): Promise<ExternalRun>
  /**
   * Asks a run to end, on whatever node it is: what is in hand is done, and nobody is taken away by it. Throws Problem
   * `conflict` when it is over.
   */
  stop(directoryId: string, runId: string, by: Asked): Promise<void>
  resolve(
    directoryId: string,
    upstreamId: string,
    by: Asked,
    decision: { resolution: Resolution; username?: string | undefined },
  ): Promise<void>
  /** Starts the runs that are due. Every node may; whoever comes second finds one under way. */
  startDue(): Promise<void>
  /**
   * Ends runs that were cut off with their process. `alone`: no other process has the store open, so that all of them
   * were; else those that nothing was heard of for a minute.
   */
  endLost(options?: { alone?: boolean }): Promise<void>
  /** Forgets what is older than history is kept. */
  forgetOld(): Promise<void>
  /** Resolves when the run that this process does for a directory, if there is one, has ended. */
  settled(directoryId: string): Promise<Ended | undefined>
  /** Ends what is under way; the next run goes on from there. */
  close(): Promise<void>
}

const historyMs = days(90)
const forgetAtOnce = 100

/** Synchronisations of every directory, as this process does them: at most one of each, over all nodes. */
export function createSynchronisation(parts: SynchronisationParts): Synchronisation {
  const { clock, log, run, read, memory, sealer } = parts
  const records = createRecords(read)
  const running = new Map<string, { id: string; ended: Promise<Ended>; stop: AbortController }>()
  const previews = new Set<string>()

  /** Throws Problem `missing`, or `conflict` for one that nothing is taken over from. */
  function getSynchronised(id: string): ExternalDirectory {
    const directory = memory.externals.find(id)
    if (directory === undefined) throw new Problem('missing', 'There is no such directory; it may have been deleted.')
    if (directory.settings.policy !== 'synchronise')
      throw new Problem('conflict', 'People of this directory only sign in with it; there is nothing to synchronise.')
    return directory
  }

  function getDirectory(id: string): ExternalDirectory {
    const directory = getSynchronised(id)
    if (!directory.enabled) throw new Problem('conflict', 'This directory is turned off. Turn it on first.')
    return directory
  }

  async function begin(
    directory: ExternalDirectory,
    { actor, origin }: Asked,
    { kind, allowed }: { kind: RunKind; allowed: Removals | null },
  ): Promise<string | null> {
    const id = newUuid(clock)
    const busy = await run('beginRun', {
      actor,
      origin,
      at: clock.now(),
      eventId: newUuid(clock),
      id,
      directoryId: directory.id,
      kind,
      startedBy: actor,
      node: parts.node,
    })
    if (busy !== null) return null
    const stop = new AbortController()
    const record = new RunRecord(parts, id, stop)
    const ended = performRun(parts, directory, record, { kind, allowed, signal: stop.signal })
      .catch((error: unknown): Ended => {
        log.error({ err: error, directory: directory.id }, 'the end of a synchronisation could not be written')
        return { outcome: 'failed', message: toSaying('The end of the run could not be written.') }
      })
      .finally(() => {
        record.close()
        running.delete(directory.id)
      })
    running.set(directory.id, { id, ended, stop })
    return id
  }

  async function endLost({ alone = false }: { alone?: boolean } = {}): Promise<void> {
    const at = clock.now()
    const before = alone ? Number.MAX_SAFE_INTEGER : at - staleMs
    const lost = await read
      .selectFrom('externalRun')
      .select('id')
      .where('finishedAt', 'is', null)
      .where('seenAt', '<=', before)
      .executeTakeFirst()
    if (lost !== undefined) await run('endLostRuns', { at, origin: bySchedule.origin, before })
  }

  async function findAllowed(directoryId: string, runId: string): Promise<Removals> {
    const stopped = await records.findRun(directoryId, runId)
    if (stopped?.outcome !== 'stopped') throw new Problem('conflict', 'This run does not wait to be confirmed.')
    const [latest] = await records.runs(directoryId, 1)
    if (latest?.id !== runId) throw new Problem('conflict', 'There was another run since. Look at that one first.')
    const { counts } = stopped
    return removalsOf({ counts, missing: counts.missing ?? 0 })
  }

  return {
    ...records,

    async preview(directoryId, { actor }) {
      requireRole(roleOf(actor), 'admin')
      // Also of one that is off: what it would do is looked at before it is turned on.
      const directory = getSynchronised(directoryId)
      if (previews.has(directoryId)) throw new Problem('conflict', 'This directory is being looked at already.')
      previews.add(directoryId)
      try {
        return await previewRun(parts, directory)
      } catch (error) {
        if (error instanceof UpstreamError) throw new Problem('unavailable', error.said)
        throw error
      } finally {
        previews.delete(directoryId)
      }
    },

    async start(directoryId, by, { kind = 'full', confirms } = {}) {
      requireRole(roleOf(by.actor), 'admin')
      const directory = getDirectory(directoryId)
      const allowed = confirms === undefined ? null : await findAllowed(directoryId, confirms)
      const id = await begin(directory, by, { kind, allowed })
      const started = id === null ? undefined : await records.findRun(directoryId, id)
      if (started === undefined) throw new Problem('conflict', 'A synchronisation of this directory is under way.')
      return started
    },

    async stop(directoryId, runId, { actor, origin }) {
      await run('stopRun', { actor, origin, at: clock.now(), eventId: newUuid(clock), directoryId, id: runId })
      // Elsewhere it is heard of with the next word that is written of the run.
      const here = running.get(directoryId)
      if (here?.id === runId) here.stop.abort(new Cancelled('Somebody has stopped it.'))
    },

    async resolve(directoryId, upstreamId, { actor, origin }, { resolution, username }) {
      const name = resolution === 'import' ? parseExternalUsername(username ?? '') : null
      await run('resolveConflict', {
        actor,
        origin,
        at: clock.now(),
        eventId: newUuid(clock),
        directoryId,
        upstreamId,
        resolution,
        name: name === null ? null : { username: name, usernameHash: sealer.keyedHash('username', foldName(name)) },
      })
    },

    endLost,

    async startDue() {
      await endLost()
      const now = clock.now()
      for (const directory of memory.externals.all()) {
        if (running.has(directory.id)) continue
        const state = await read
          .selectFrom('externalState')
          .select(['nextAt', 'lastFullAt', 'failures'])
          .where('directoryId', '=', directory.id)
          .executeTakeFirst()
        const kind = dueRun(directory, state, now)
        if (kind !== null) await begin(directory, bySchedule, { kind, allowed: null })
      }
    },

    async forgetOld() {
      const before = clock.now() - historyMs
      while ((await run('forgetRuns', { before, limit: forgetAtOnce })) === forgetAtOnce);
    },

    settled: async directoryId => running.get(directoryId)?.ended,

    async close() {
      const all = [...running.values()]
      for (const { stop } of all) stop.abort(new Problem('unavailable', 'The server stops.'))
      await Promise.all(all.map(({ ended }) => ended))
    },
  }
}

const bySchedule: Asked = {
  actor: { kind: 'system', name: 'external' },
  origin: { door: 'system', address: null },
}

/** The role somebody reads with; what they start is looked at again inside its transaction. */
const roleOf = (actor: Actor) => (actor.kind === 'system' ? { role: 'owner' as const } : actor)
