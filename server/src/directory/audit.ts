import type { Millis } from '#ground'
import type { Tx } from '#store'
import { printActor, type Actor, type Origin } from './actor.ts'

/** One event of the audit trail. Ids only; names are looked up when it is shown, so erasure is one delete. */
export interface AuditEvent {
  id: string
  at: Millis
  kind: string
  outcome: 'done' | 'refused'
  actor: Actor
  subject?: string | null
  app?: string | null
  origin: Origin
  reason?: string | null
  reference?: string | null
  data?: Record<string, unknown>
}

const byToken = (actor: Actor): object =>
  actor.kind !== 'system' && actor.token !== undefined ? { token: actor.token } : {}

const rowOf = (event: AuditEvent) => ({
  id: event.id,
  at: event.at,
  kind: event.kind,
  outcome: event.outcome,
  actor: printActor(event.actor),
  subject: event.subject ?? null,
  app: event.app ?? null,
  door: event.origin.door,
  address: event.origin.address,
  reason: event.reason ?? null,
  reference: event.reference ?? null,
  data: JSON.stringify({ ...event.data, ...byToken(event.actor) }),
})

/** Appends in the caller's transaction, so that a change and its event stand or fall together. */
export async function appendAudit(tx: Tx, event: AuditEvent): Promise<void> {
  await tx.db.insertInto('audit').values(rowOf(event)).execute()
}

/** Rows of one statement: most of what a row costs is the statement. */
const rowsAtOnce = 64

export async function appendAudits(tx: Tx, events: readonly AuditEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += rowsAtOnce)
    await tx.db
      .insertInto('audit')
      .values(events.slice(at, at + rowsAtOnce).map(rowOf))
      .execute()
}
