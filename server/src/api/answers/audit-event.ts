import type { AuditEvent } from '@doorward/contract'
import { isUuid, type Language, type Millis } from '#ground'
import type { AuditPage, DirectoryMemory } from '#directory'
import { printMoment } from './moment.ts'
import { namesIn, type AnswerNames } from './names.ts'

type AuditRow = AuditPage['items'][number]

/** What is known of the browsers events were in; see signin. */
type DescribeSessions = (ids: readonly string[]) => Promise<Map<string, { device: string; since: Millis }>>

/** The trail holds ids; names are those of today, so that what was erased stays erased. */
export const createAuditTelling =
  (memory: DirectoryMemory, describeSessions: DescribeSessions) =>
  async (rows: readonly AuditRow[], language: Language): Promise<AuditEvent[]> => {
    const names = namesIn(memory, language)
    const recorded = rows.map(row => JSON.parse(row.data) as Recorded)
    const ids = new Set(recorded.flatMap(({ session }) => (typeof session === 'string' ? [session] : [])))
    const sessions = await describeSessions([...ids])
    return rows.map((row, i) => ({ ...tellRow(names, row), ...tellRecorded(names, recorded[i] ?? {}, sessions) }))
  }

function tellRow(names: AnswerNames, row: AuditRow) {
  return {
    id: row.id,
    at: printMoment(row.at),
    actor: names.actor(row.actor),
    kind: row.kind,
    subject: row.subject === null ? null : names.subject(row.kind, row.subject),
    app: row.app === null ? null : names.appParty(row.app),
    door: row.door,
    address: row.address,
    outcome: row.outcome === 'refused' ? ('refused' as const) : ('done' as const),
    reason: row.reason,
    reference: row.reference,
  }
}

/** What a row's `data` may hold: field names, ids and codes; what is of another form is left out. */
type Recorded = Record<string, unknown>

function tellRecorded(names: AnswerNames, recorded: Recorded, sessions: Awaited<ReturnType<DescribeSessions>>) {
  const listed = (...keys: string[]): string[] =>
    keys.flatMap(key => recorded[key] ?? []).filter(value => typeof value === 'string')
  const { session: id, reason } = recorded
  const known = typeof id === 'string' ? sessions.get(id) : undefined
  return {
    ...(typeof reason === 'string' && { reason }),
    fields: listed('fields'),
    added: listed('added', 'addedGroups').filter(isUuid).map(names.member),
    removed: listed('removed', 'removedGroups').filter(isUuid).map(names.member),
    reasons: listed('reasons'),
    amr: listed('amr'),
    receipt: typeof recorded['receipt'] === 'string' ? recorded['receipt'] : null,
    session:
      typeof id === 'string'
        ? { id, device: known?.device ?? null, since: known === undefined ? null : printMoment(known.since) }
        : null,
  }
}
