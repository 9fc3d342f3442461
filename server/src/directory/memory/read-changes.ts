import type { AppId, GroupId, Millis, UserId } from '#ground'
import type { ChangeRow, Kysely, Selectable, Tables } from '#store'
import type { App } from '../app.ts'
import { readApps } from '../read-apps.ts'
import type { ChangeKind, DirectoryEffect, MemberChanges, State } from '../change-log.ts'
import { attributeFromRow, type AttributeId, type CustomAttribute } from '../custom-attribute.ts'
import { groupFromRow, type Group } from '../group.ts'
import { externalFromRow, type ExternalDirectory, type ExternalId } from '../external-directory.ts'
import { serviceFromRow, type ServiceAccount, type ServiceId } from '../service-account.ts'
import { defaultSettings, type SettingKey, type Settings } from '../settings.ts'
import { signingKeyFromRow, type SigningKey } from '../signing-key.ts'
import { userFromRow, type User } from '../user.ts'
import { parseSetting } from './read-directory.ts'
import { laterEnd } from './read-memberships.ts'

/** Ids asked for at once: below what either database takes as parameters. */
const idsAtOnce = 500

/** A change with what its row says by id. */
interface Change {
  seq: number
  kind: ChangeKind
  subject: string
  data: {
    /** `group.members`. */
    added?: string[]
    removed?: string[]
    addedGroups?: string[]
    removedGroups?: string[]
    /** `session.ended`. */
    sessions?: string[]
    /** `session.connections-ended`. */
    exceptOwners?: boolean
    /** `secret.added`: those that had to make room. */
    ended?: string[]
    /** `secret.removed`, and the new one in `secret.added`. */
    secret?: string
    /** `token.removed`, `service.token-removed`. */
    apiTokens?: string[]
    /** `app-password.removed`. */
    appPasswords?: string[]
  }
}

/** What the changes name, as it is now. Who is not here is no more. */
interface Subjects {
  users: ReadonlyMap<string, User>
  groups: ReadonlyMap<string, Group>
  apps: ReadonlyMap<string, App>
  attributes: ReadonlyMap<string, CustomAttribute>
  services: ReadonlyMap<string, ServiceAccount>
  externals: ReadonlyMap<string, ExternalDirectory>
  signingKeys: ReadonlyMap<string, SigningKey>
  settings: Settings
  /** By group and member; null for no end. */
  ends: ReadonlyMap<string, Millis | null>
}

/**
 * What rows of the change log have done, for memory. `db` may stand at a later moment than the last of them: what it says
 * is then newer than the change that names it, and the later change says the same once more.
 */
export async function readChanges(
  db: Kysely<Tables>,
  rows: readonly Selectable<ChangeRow>[],
): Promise<DirectoryEffect[]> {
  const changes = rows.map(({ seq, kind, subject, data }): Change => {
    return { seq, kind: kind as ChangeKind, subject, data: JSON.parse(data) as Change['data'] }
  })
  const subjects = await readSubjects(db, changes)
  return changes.map(change => {
    const { seq, kind, subject } = change
    return { seq, kind, subject, state: stateAfter(change, subjects) }
  })
}

/** What changes are of that change a person: their row is read again. */
const ofPeople: readonly string[] = ['user', 'totp', 'passkey', 'recovery-codes', 'second-factor']

const areaOf = (kind: string): string => kind.slice(0, kind.indexOf('.'))

/** By what a change is of, so that kinds of a newer program are followed as far as this one can. */
function stateAfter(change: Change, subjects: Subjects): State {
  const { users, groups, apps, attributes, services, externals, signingKeys, settings, ends } = subjects
  const { kind, subject: id, data } = change
  const area = areaOf(kind)
  if (ofPeople.includes(area)) {
    const user = users.get(id)
    return user === undefined ? { of: 'user-gone', id: id as UserId } : { of: 'user', user }
  }
  switch (area) {
    case 'group': {
      const group = groups.get(id)
      if (group === undefined) return { of: 'group-gone', id: id as GroupId }
      if (kind === 'group.members') return { of: 'members', group: group.id, ...membersAfter(change, ends) }
      return { of: 'group', group }
    }
    case 'app': {
      if (kind === 'app.session-ended')
        return { of: 'app-sessions-ended', app: id as AppId, sessions: data.sessions ?? null }
      const app = apps.get(id)
      return app === undefined ? { of: 'app-gone', id: id as AppId } : { of: 'app', app }
    }
    case 'attribute': {
      const attribute = attributes.get(id)
      if (attribute === undefined) return { of: 'attribute-gone', id: id as AttributeId }
      return { of: 'attribute', attribute }
    }
    case 'service': {
      if (kind === 'service.token-created' || kind.startsWith('service.secret-')) break
      if (data.apiTokens !== undefined) return { of: 'tokens-gone', ids: data.apiTokens }
      const service = services.get(id)
      return service === undefined ? { of: 'service-gone', id: id as ServiceId } : { of: 'service', service }
    }
    case 'external': {
      const external = externals.get(id)
      return external === undefined ? { of: 'external-gone', id: id as ExternalId } : { of: 'external', external }
    }
    case 'signing-key': {
      const key = signingKeys.get(id)
      return key === undefined ? { of: 'signing-key-gone', kid: id } : { of: 'signing-key', key }
    }
    case 'setting':
      if (!Object.hasOwn(settings, id)) break
      return { of: 'setting', key: id as SettingKey, value: settings[id as SettingKey] }
    case 'secret':
      return { of: 'secrets', ownerId: id, removed: data.ended ?? (data.secret === undefined ? [] : [data.secret]) }
    case 'token':
      if (data.apiTokens === undefined) break
      return { of: 'tokens-gone', ids: data.apiTokens }
    case 'app-password':
      if (data.appPasswords === undefined) break
      return { of: 'app-passwords-gone', ids: data.appPasswords }
    case 'session':
      if (kind === 'session.connections-ended')
        return { of: 'connections-ended', exceptOwners: data.exceptOwners ?? true }
      if (data.sessions === undefined) break
      return { of: 'session-ended', sessions: data.sessions }
  }
  return { of: 'nothing' }
}

const endKey = (group: string, member: string): string => `${group} ${member}`

/** Of those a change names, who is a direct member now. */
function membersAfter({ subject: group, data }: Change, ends: Subjects['ends']): MemberChanges {
  const changes: MemberChanges = { added: [], removed: [], addedGroups: [], removedGroups: [] }
  for (const user of [...(data.removed ?? []), ...(data.added ?? [])] as UserId[]) {
    const end = ends.get(endKey(group, user))
    if (end === undefined) changes.removed.push(user)
    else changes.added.push({ user, expiresAt: end })
  }
  for (const inside of [...(data.removedGroups ?? []), ...(data.addedGroups ?? [])] as GroupId[]) {
    const end = ends.get(endKey(group, inside))
    if (end === undefined) changes.removedGroups.push(inside)
    else changes.addedGroups.push({ group: inside, expiresAt: end })
  }
  return changes
}

async function readSubjects(db: Kysely<Tables>, changes: readonly Change[]): Promise<Subjects> {
  const idsOf = (...areas: string[]): Set<string> =>
    new Set(changes.filter(({ kind }) => areas.includes(areaOf(kind))).map(({ subject }) => subject))
  const users = await readByIds(idsOf(...ofPeople), async ids => {
    const rows = await db.selectFrom('user').selectAll().where('id', 'in', ids).execute()
    return rows.map(userFromRow)
  })
  const groups = await readByIds(idsOf('group'), ids => readGroups(db, ids))
  const apps = await readByIds(idsOf('app'), ids => readApps(db, ids))
  const attributes = await readByIds(idsOf('attribute'), async ids => {
    const rows = await db.selectFrom('attribute').selectAll().where('id', 'in', ids).execute()
    return rows.map(attributeFromRow)
  })
  const services = await readByIds(idsOf('service'), async ids => {
    const rows = await db.selectFrom('serviceAccount').selectAll().where('id', 'in', ids).execute()
    return rows.map(serviceFromRow)
  })
  const externals = await readByIds(idsOf('external'), async ids => {
    const rows = await db.selectFrom('externalDirectory').selectAll().where('id', 'in', ids).execute()
    return rows.map(externalFromRow)
  })
  const keys = await readByIds(idsOf('signing-key'), async kids => {
    const rows = await db.selectFrom('signingKey').selectAll().where('kid', 'in', kids).execute()
    return rows.map(row => ({ id: row.kid, key: signingKeyFromRow(row) }))
  })
  const signingKeys = new Map([...keys].map(([kid, { key }]) => [kid, key]))
  let settings = defaultSettings
  for (const ids of batches(idsOf('setting')))
    for (const { key, value } of await db.selectFrom('setting').selectAll().where('key', 'in', ids).execute())
      settings = { ...settings, ...parseSetting(key, value) }
  const found = { users, groups, apps, attributes, services, externals, signingKeys, settings }
  return { ...found, ends: await readEnds(db, changes) }
}

async function readGroups(db: Kysely<Tables>, ids: string[]): Promise<Group[]> {
  const managers = await db
    .selectFrom('groupManager')
    .selectAll()
    .where('groupId', 'in', ids)
    .orderBy('userId')
    .execute()
  const rows = await db.selectFrom('group').selectAll().where('id', 'in', ids).execute()
  return rows.map(row =>
    groupFromRow(
      row,
      managers.flatMap(({ groupId, userId }) => (groupId === row.id ? [userId as UserId] : [])),
    ),
  )
}

/** The latest ends of the direct memberships that changes name, over everything that gives them. */
async function readEnds(db: Kysely<Tables>, changes: readonly Change[]): Promise<Map<string, Millis | null>> {
  const people = new Map<string, Set<string>>()
  const inside = new Map<string, Set<string>>()
  for (const { kind, subject, data } of changes) {
    if (kind !== 'group.members') continue
    const { added = [], removed = [], addedGroups = [], removedGroups = [] } = data
    for (const id of [...added, ...removed]) setOf(people, subject).add(id)
    for (const id of [...addedGroups, ...removedGroups]) setOf(inside, subject).add(id)
  }
  const ends = new Map<string, Millis | null>()
  const note = (group: string, member: string, end: Millis | null): void => {
    const key = endKey(group, member)
    ends.set(key, laterEnd(ends.get(key), end))
  }
  for (const [group, members] of people)
    for (const ids of batches(members)) {
      const rows = db.selectFrom('membership').select(['userId', 'expiresAt']).where('groupId', '=', group)
      for (const row of await rows.where('userId', 'in', ids).execute()) note(group, row.userId, row.expiresAt)
    }
  for (const [group, members] of inside)
    for (const ids of batches(members)) {
      const rows = db.selectFrom('groupMember').select(['memberId', 'expiresAt']).where('groupId', '=', group)
      for (const row of await rows.where('memberId', 'in', ids).execute()) note(group, row.memberId, row.expiresAt)
    }
  return ends
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key) ?? new Set()
  sets.set(key, known)
  return known
}

async function readByIds<T extends { id: string }>(
  ids: ReadonlySet<string>,
  read: (ids: string[]) => Promise<T[]>,
): Promise<Map<string, T>> {
  const found = new Map<string, T>()
  for (const some of batches(ids)) for (const one of await read(some)) found.set(one.id, one)
  return found
}

function* batches(ids: ReadonlySet<string>): Iterable<string[]> {
  const all = [...ids]
  for (let from = 0; from < all.length; from += idsAtOnce) yield all.slice(from, from + idsAtOnce)
}
