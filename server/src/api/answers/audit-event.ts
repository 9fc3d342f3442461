import type { AuditEvent, Reference } from '@doorward/contract'
import { isUuid, type AppId, type GroupId, type UserId } from '#ground'
import type { DirectoryHandle, DirectoryMemory, ServiceId, SystemActor } from '#directory'
import { printMoment } from './moment.ts'

type Row = Awaited<ReturnType<DirectoryHandle['audit']['list']>>['items'][number]
type Party = AuditEvent['actor']

const systemNames: Record<SystemActor, string> = {
  operator: 'Operator at the command line',
  'set-up': 'Set-up',
  'sign-in': 'Sign-in',
  clock: 'Clock',
  'ldap-admin': 'Directory server’s admin bind',
  'ldap-app': 'An app’s LDAP account',
}

const settingNames: Record<string, string> = {
  organisation: 'Organisation',
  publicUrl: 'Public URL',
  policy: 'Policy',
  signIn: 'Sign-in',
  directoryServer: 'Directory server',
  'directory-server': 'Directory server',
}

/** The trail holds ids; names are those of today, so that what was erased stays erased. */
export function tellAuditEvent(memory: DirectoryMemory, row: Row): AuditEvent {
  return {
    id: row.id,
    at: printMoment(row.at),
    actor: actorOf(memory, row.actor),
    kind: row.kind,
    subject: row.subject === null ? null : subjectOf(memory, row.kind, row.subject),
    app: row.app === null ? null : appName(memory, row.app),
    door: row.door,
    address: row.address,
    outcome: row.outcome === 'refused' ? 'refused' : 'done',
    reason: row.reason,
    reference: row.reference,
    ...namedBy(memory, row.data),
  }
}

/** Lists of field names and ids, as far as the change recorded them. */
function namedBy(memory: DirectoryMemory, data: string): Pick<AuditEvent, 'fields' | 'added' | 'removed'> {
  const recorded = JSON.parse(data) as Record<string, unknown>
  const listed = (...keys: string[]): string[] =>
    keys.flatMap(key => recorded[key] ?? []).filter(value => typeof value === 'string')
  const member = (id: string): Reference => ({
    id,
    name:
      memory.people.find(id as UserId)?.displayName ??
      memory.groups.find(id as GroupId)?.name ??
      'Somebody or something deleted',
  })
  return {
    fields: listed('fields'),
    added: listed('added', 'addedGroups').filter(isUuid).map(member),
    removed: listed('removed', 'removedGroups').filter(isUuid).map(member),
  }
}

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
  const [noun] = kind.split('.')
  if (noun === 'setting' || settingNames[id] !== undefined)
    return { kind: 'setting', id: null, name: settingNames[id] ?? id }
  if (noun === 'group') return { kind: 'group', id, name: memory.groups.find(id as GroupId)?.name ?? 'Deleted group' }
  if (noun === 'app' || noun === 'secret') return { kind: 'app', id, name: appName(memory, id) }
  if (noun === 'service') return serviceParty(memory, id)
  return userParty(memory, id)
}

const appName = (memory: DirectoryMemory, id: string): string =>
  id === 'directory-server' ? 'Directory server' : (memory.apps.find(id as AppId)?.title ?? 'Deleted app')
