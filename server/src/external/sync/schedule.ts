import type { ExternalDirectory } from '#directory'
import { minutes, type Millis } from '#ground'
import type { Kysely, Tables } from '#store'
import { nextOfCron } from './cron.ts'
import type { RunKind, RunOutcome } from './run-commands.ts'

/** Between two full runs so many look for changes alone, but none sooner after another than `soonestMs`. */
const between = 16
const soonestMs = minutes(5)
/** After the first failure; each time twice as long, up to the time between two runs. */
const retryMs = minutes(1)

/** When the next full run of an interval or a cron line is due, after one that was begun at `last`. */
function nextFull(interval: Millis | string, last: Millis): Millis | null {
  return typeof interval === 'number' ? last + interval : nextOfCron(interval, last)
}

/** When the next run of a directory is due, now that one has ended; null when runs are started by hand only. */
export async function nextRunAt(
  { read }: { read: Kysely<Tables> },
  { id, settings: { interval } }: ExternalDirectory,
  { now, outcome, isFull }: { now: Millis; outcome: RunOutcome; isFull: boolean },
): Promise<Millis | null> {
  if (interval === null) return null
  // It was not the time for it: the next one is not sooner than any other would be.
  if (outcome === 'cancelled') return nextFull(interval, now)
  const isWell = outcome === 'complete'
  const state = await read
    .selectFrom('externalState')
    .select(['lastFullAt', 'failures'])
    .where('directoryId', '=', id)
    .executeTakeFirst()
  const full = nextFull(interval, isFull && isWell ? now : (state?.lastFullAt ?? now))
  if (full === null) return null
  const span = Math.max(full - now, soonestMs)
  if (!isWell) return now + Math.min(retryMs * 2 ** Math.min(state?.failures ?? 0, 10), span)
  const partly = now + Math.max(soonestMs, Math.floor((typeof interval === 'number' ? interval : span) / between))
  return Math.max(now, Math.min(full, partly))
}

/** Which run is due now; null when none is. The first one of a directory is somebody's decision. */
export function dueRun(
  { settings: { interval, policy }, enabled }: ExternalDirectory,
  state: { nextAt: Millis | null; lastFullAt: Millis | null; failures: number } | undefined,
  now: Millis,
): RunKind | null {
  if (!enabled || policy !== 'synchronise' || interval === null) return null
  if (state?.nextAt == null || state.nextAt > now) return null
  const full = state.lastFullAt === null ? now : nextFull(interval, state.lastFullAt)
  return full !== null && full <= now ? 'full' : 'incremental'
}
