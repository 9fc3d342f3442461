import { limits, newUuid, Problem, type Clock, type Log, type Millis } from '#ground'
import type { Run, Tx } from '#store'
import { appendAudits, type AuditEvent } from './audit.ts'

/** An event of the class that may lose its last second in a crash: LDAP binds, gateway decisions, refusals. */
export type EventInput = Omit<AuditEvent, 'id' | 'at'>

export interface EventQueue {
  /** Never waits and never fails; written within a second. */
  add(event: EventInput): void
  /** Tells of each event as it happens, written or not. */
  watch(watcher: (event: EventInput) => void): void
  /** Writes what is waiting. */
  flush(): Promise<void>
  close(): Promise<void>
}

export const eventCommands = {
  async appendEvents(tx: Tx, { events }: { events: AuditEvent[] }): Promise<void> {
    // Sent again after a COMMIT of unknown outcome, they may be there already.
    const ids = events.map(({ id }) => id)
    const there = await tx.db.selectFrom('audit').select('id').where('id', 'in', ids).execute()
    const known = new Set(there.map(({ id }) => id))
    await appendAudits(
      tx,
      events.filter(({ id }) => !known.has(id)),
    )
  },
}

interface QueueParts {
  run: Run<typeof eventCommands>
  clock: Clock
  log: Log
  /** Longest wait before events are written. */
  intervalMs?: Millis
}

/** A bounded queue in front of the audit trail. When it is full, that is itself recorded, with how many were dropped. */
export function createEventQueue({ run, clock, log, intervalMs = limits.events.flushMs }: QueueParts): EventQueue {
  let waiting: AuditEvent[] = []
  let dropped = 0
  const watchers: ((event: EventInput) => void)[] = []
  let writing: Promise<void> = Promise.resolve()

  /** Taken from the queue and not yet written: while the store takes no changes, it is tried again as it is. */
  let batch: AuditEvent[] = []

  function takeBatch(): AuditEvent[] {
    const events = waiting
    waiting = []
    if (dropped > 0) {
      const event: EventInput = {
        kind: 'audit.dropped',
        outcome: 'refused',
        actor: { kind: 'system', name: 'clock' },
        origin: { door: 'system', address: null },
      }
      events.push({ ...event, id: newUuid(clock), at: clock.now(), data: { dropped } })
      dropped = 0
    }
    return events
  }

  async function write(): Promise<void> {
    if (batch.length === 0) batch = takeBatch()
    if (batch.length === 0) return
    try {
      await run('appendEvents', { events: batch })
      batch = []
    } catch (error) {
      // A full disk must not stop searches and binds. That the store takes no changes it says itself.
      if (error instanceof Problem && error.code === 'unavailable') return
      log.error({ err: error, events: batch.length }, 'audit events could not be written')
      batch = []
    }
  }

  const flush = (): Promise<void> => (writing = writing.then(write))
  const timer = setInterval(() => void flush(), intervalMs)
  timer.unref()
  return {
    add(event) {
      if (waiting.length < limits.events.waitingMax) waiting.push({ ...event, id: newUuid(clock), at: clock.now() })
      else dropped++
      for (const tell of watchers) tell(event)
    },
    watch: watcher => void watchers.push(watcher),
    flush,
    close() {
      clearInterval(timer)
      return flush()
    },
  }
}
