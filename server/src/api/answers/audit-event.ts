import type { AuditEvent, Reference } from '@doorward/contract'
import { isUuid, type AppId, type GroupId, type Millis, type UserId } from '#ground'
import type { AttributeId, AuditPage, DirectoryMemory, ServiceId, SystemActor } from '#directory'
import { printMoment } from './moment.ts'

type AuditRow = AuditPage['items'][number]
type Party = AuditEvent['actor']

const systemNames: Record<SystemActor, string> = {
  operator: 'Operator at the command line',
  'set-up': 'Set-up',
  'sign-in': 'Sign-in',
  clock: 'Clock',
  'ldap-admin': 'Directory server’s admin bind',
  'ldap-app': 'An app’s LDAP account',
  registration: 'App registration',
  'simple-auth': 'An app’s Simple Auth client',
  gateway: 'Gateway',
  external: 'External directory',
}

const settingNames: Record<string, string> = {
  simpleAuth: 'Simple Auth',
  organisation: 'Organisation',
  publicUrl: 'Public URL',
  policy: 'Policy',
  signIn: 'Sign-in',
  session: 'How long people stay signed in',
  invitation: 'How long invitations last',
  audit: 'How long the audit log is kept',
  branding: 'Sign-in pages',
  posix: 'Unix accounts',
  registration: 'App registration',
  trash: 'How long the trash is kept',
  backup: 'Backups',
  health: 'Health',
  directoryServer: 'Directory server',
  'directory-server': 'Directory server',
}

/** What is known of the browsers events were in; see signin. */
type DescribeSessions = (ids: readonly string[]) => Promise<Map<string, { device: string; since: Millis }>>

/** The trail holds ids; names are those of today, so that what was erased stays erased. */
export const createAuditTelling =
  (memory: DirectoryMemory, describeSessions: DescribeSessions) =>
  async (rows: readonly AuditRow[]): Promise<AuditEvent[]> => {
    const recorded = rows.map(row => JSON.parse(row.data) as Recorded)
    const ids = new Set(recorded.flatMap(({ session }) => (typeof session === 'string' ? [session] : [])))
    const sessions = await describeSessions([...ids])
    return rows.map((row, i) => ({ ...tellRow(memory, row), ...tellRecorded(memory, recorded[i] ?? {}, sessions) }))
  }

function tellRow(memory: DirectoryMemory, row: AuditRow) {
  return {
    id: row.id,
    at: printMoment(row.at),
    actor: actorOf(memory, row.actor),
    kind: row.kind,
    subject: row.subject === null ? null : subjectOf(memory, row.kind, row.subject),
    app: row.app === null ? null : appParty(memory, row.app),
    door: row.door,
    address: row.address,
    outcome: row.outcome === 'refused' ? ('refused' as const) : ('done' as const),
    reason: row.reason,
    reference: row.reference,
  }
}

/** What a row's `data` may hold: field names, ids and codes; what is of another form is left out. */
type Recorded = Record<string, unknown>

function tellRecorded(memory: DirectoryMemory, recorded: Recorded, sessions: Awaited<ReturnType<DescribeSessions>>) {
  const listed = (...keys: string[]): string[] =>
    keys.flatMap(key => recorded[key] ?? []).filter(value => typeof value === 'string')
  const { session: id, reason } = recorded
  const known = typeof id === 'string' ? sessions.get(id) : undefined
  return {
    ...(typeof reason === 'string' && { reason }),
    fields: listed('fields'),
    added: listed('added', 'addedGroups')
      .filter(isUuid)
      .map(member => memberOf(memory, member)),
    removed: listed('removed', 'removedGroups')
      .filter(isUuid)
      .map(member => memberOf(memory, member)),
    reasons: listed('reasons'),
    amr: listed('amr'),
    receipt: typeof recorded['receipt'] === 'string' ? recorded['receipt'] : null,
    session:
      typeof id === 'string'
        ? { id, device: known?.device ?? null, since: known === undefined ? null : printMoment(known.since) }
        : null,
  }
}

const memberOf = (memory: DirectoryMemory, id: string): Reference => ({
  id,
  name:
    memory.people.find(id as UserId)?.displayName ??
    memory.groups.find(id as GroupId)?.name ??
    'Somebody or something deleted',
})

/** The name of who `printActor` printed. */
export const actorName = (memory: DirectoryMemory, actor: string): string => actorOf(memory, actor).name

function actorOf(memory: DirectoryMemory, actor: string): Party {
  const [kind = '', id = ''] = actor.split(':')
  if (kind === 'user') return userParty(memory, id)
  if (kind === 'service') return serviceParty(memory, id)
  return { kind: 'system', id: null, name: systemNames[id as SystemActor] ?? id }
}

const serviceParty = (memory: DirectoryMemory, id: string): Party => ({
  kind: 'service',
  id,
  name: memory.services.find(id as ServiceId)?.name ?? 'Deleted service account',
})

const userParty = (memory: DirectoryMemory, id: string): Party => ({
  kind: 'user',
  id,
  name: memory.people.find(id as UserId)?.displayName ?? 'Deleted person',
})

function subjectOf(memory: DirectoryMemory, kind: string, id: string): Party {
  const [noun = ''] = kind.split('.')
  if (noun === 'setting' || settingNames[id] !== undefined)
    return { kind: 'setting', id: null, name: settingNames[id] ?? id }
  if (noun === 'group') return { kind: 'group', id, name: memory.groups.find(id as GroupId)?.name ?? 'Deleted group' }
  if (noun === 'service') return serviceParty(memory, id)
  if (noun === 'app' || noun === 'secret')
    return memory.people.find(id as UserId) === undefined ? appParty(memory, id) : userParty(memory, id)
  if (noun === 'attribute')
    return { kind: 'attribute', id, name: memory.attributes.find(id as AttributeId)?.title ?? 'Deleted field' }
  // What a directory does about one person is about them.
  if (noun === 'external' && memory.people.find(id as UserId) === undefined)
    return { kind: 'external', id, name: memory.externals.find(id)?.title ?? 'Deleted directory' }
  return userParty(memory, id)
}

const appParty = (memory: DirectoryMemory, id: string): Party => ({
  kind: 'app',
  id,
  name: id === 'directory-server' ? 'Directory server' : (memory.apps.find(id as AppId)?.title ?? 'Deleted app'),
})
