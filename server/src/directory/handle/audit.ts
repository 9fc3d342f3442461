import { isIP } from 'node:net'
import { Problem, say, type Millis, type UserId } from '#ground'
import type { AuditRow } from '#store'
import { topicOf, type AuditTopic } from '../audit-topics.ts'
import { pageSize, parseCursor, printCursor, type PageRequest } from '../page.ts'
import { requireRole } from '../who-may.ts'
import { readKinds, readNewest, type AnyOf, type AuditPlan, type LeadColumn } from './audit-query.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { containsText } from './list-query.ts'

export interface AuditFilter {
  /** A person or service account, as actor or as subject. */
  user?: UserId | undefined
  actor?: UserId | undefined
  /** What happened to this person, group or app. */
  subject?: string | undefined
  /** An app's id, or `directory-server`: where it happened, or what it happened to. */
  app?: string | undefined
  door?: string | undefined
  address?: string | undefined
  reference?: string | undefined
  outcome?: 'done' | 'refused' | undefined
  topics?: readonly AuditTopic[] | undefined
  from?: Millis | undefined
  to?: Millis | undefined
  /** Part of the name of a person or an app, or a whole address or reference. */
  search?: string | undefined
}

/** Not counted: counting a million events would take longer than finding fifty. */
export interface AuditPage {
  items: AuditRow[]
  nextCursor: string | null
}

/** A name that fits more people than this is none. */
const namedMax = 1000

const referenceForm = /^[0-9a-z]{4}-[0-9a-z]{2,4}$/i
const foldReference = (text: string): string => text.trim().toUpperCase()

/** The audit trail, newest first. */
export const auditOf = (handle: Handle) => ({
  async list({ cursor, limit, ...filter }: AuditFilter & PageRequest): Promise<AuditPage> {
    const size = pageSize({ limit })
    const { items, nextCursor } = await this.slice(filter, cursor, size)
    return { items, nextCursor }
  },

  /** The same in pieces of any size, for the export. */
  async slice(filter: AuditFilter, cursor: string | undefined, size: number): Promise<AuditPage> {
    requireRole(askerOf(handle), 'admin')
    const after = cursor === undefined ? undefined : parseCursor(cursor)
    const position = after === undefined ? undefined : { at: Number(after.key), id: after.id }
    const rows = await readNewest(handle.list, await planOf(handle, filter), position, size + 1)
    const last = rows.length > size ? rows[size - 1] : undefined
    return {
      items: rows.slice(0, size),
      nextCursor: last === undefined ? null : printCursor({ key: String(last.at), id: last.id }),
    }
  },

  /** Writes down that the trail is about to leave, and how it was narrowed. */
  async noteExport(filter: AuditFilter): Promise<void> {
    requireRole(askerOf(handle), 'admin')
    const fields = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [name]))
    await handle.run('noteAuditExport', { ...newDeed(handle), fields })
  },
})

async function planOf(handle: Handle, filter: AuditFilter): Promise<AuditPlan> {
  const { user, actor, subject, app, door, address, reference, outcome, topics, search, from, to } = filter
  const one = (column: LeadColumn, value: string | undefined): AnyOf[] =>
    value === undefined ? [] : [[{ column, values: [value] }]]
  return {
    from,
    to,
    all: [
      ...one('reference', reference === undefined ? undefined : foldReference(reference)),
      ...one('subject', subject),
      ...(user === undefined ? [] : [byPeople([user])]),
      ...one('actor', actor === undefined ? undefined : `user:${actor}`),
      ...(app === undefined ? [] : [byApp(app)]),
      ...one('address', address?.trim()),
      ...one('outcome', outcome),
      ...one('door', door),
      ...(search === undefined || search === '' ? [] : [await resolveText(handle, search)]),
      ...(topics === undefined ? [] : [[{ column: 'kind' as const, values: await kindsOf(handle, topics) }]]),
    ],
  }
}

const byPeople = (ids: readonly string[]): AnyOf => [
  { column: 'subject', values: ids },
  { column: 'actor', values: ids.flatMap(id => [`user:${id}`, `service:${id}`]) },
]

/** What was done with it, and what was changed of it. */
const byApp = (id: string): AnyOf => [
  { column: 'app', values: [id] },
  { column: 'subject', values: [id] },
]

async function kindsOf({ list }: Handle, topics: readonly AuditTopic[]): Promise<string[]> {
  return (await readKinds(list)).filter(kind => topics.includes(topicOf(kind)))
}

/** The trail holds ids: what was typed is looked for among the names of today. Throws Problem `invalid` for too short a name. */
async function resolveText({ list, memory }: Handle, typed: string): Promise<AnyOf> {
  const text = typed.toLowerCase()
  if (isIP(text) > 0) return [{ column: 'address', values: [text] }]
  const people = await list
    .selectFrom('user')
    .select('id')
    .where(containsText(['user.displayName', 'user.username', 'user.email'], text))
    .limit(namedMax + 1)
    .execute()
  if (people.length > namedMax)
    throw new Problem(
      'invalid',
      say('More than {max} people have this in their name. Type more of it.', { max: namedMax }),
      {
        fields: [{ path: 'search', message: 'Type more of the name.' }],
      },
    )
  const apps = [...memory.apps.all()].filter(({ name, title }) => `${name}\n${title}`.toLowerCase().includes(text))
  const server = 'directory server'.includes(text) ? ['directory-server'] : []
  return [
    ...byPeople(people.map(({ id }) => id)),
    { column: 'app', values: [...apps.map(({ id }) => id), ...server] },
    { column: 'subject', values: apps.map(({ id }) => id) },
    { column: 'reference', values: referenceForm.test(text) ? [foldReference(text)] : [] },
  ]
}
