import type { GroupId, Millis, UserId } from '#ground'
import type { Kysely, Tables as Rows } from '#store'
import { appFromRow } from '../app.ts'
import type { ChangeKind, DirectoryEffect, State } from '../change-log.ts'
import { groupFromRow } from '../group.ts'
import { defaultSettings, type SettingKey, type Settings } from '../settings.ts'
import { userFromRow } from '../user.ts'
import type { AppTable } from './apps.ts'
import type { GroupTable } from './groups.ts'
import { Memberships } from './memberships.ts'
import type { PeopleTable } from './people.ts'

export interface Tables {
  people: PeopleTable
  groups: GroupTable
  apps: AppTable
  memberships: Memberships
  settings: Settings
}

export interface Found {
  /** The change log's number the snapshot stands at. */
  seq: number
  memberships: Memberships
  settings: Settings
  /** What was not so in memory before. Sessions and secrets are not held here, so nothing is said of them. */
  differences: DirectoryEffect[]
}

/**
 * Reads the rows of one snapshot into the tables, which may be full already: entries keep their slots, and what has
 * another version is replaced. Memberships are built anew and compared.
 */
export async function readDirectory(db: Kysely<Rows>, tables: Tables): Promise<Found> {
  const { people, groups, apps } = tables
  // The first read fixes what the snapshot sees.
  const { seq } = await db
    .selectFrom('change')
    .select(c => c.fn.coalesce(c.fn.max('seq'), c.lit(0)).as('seq'))
    .executeTakeFirstOrThrow()
  const differences: DirectoryEffect[] = []
  const differs = (kind: ChangeKind, subject: string, state: State): void => {
    differences.push({ seq, kind, subject, state })
  }

  const { count } = await db
    .selectFrom('user')
    .select(c => c.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  people.reserve(count)
  const seenPeople = new Set<number>()
  const hadPeople = people.size > 0
  for await (const row of db.selectFrom('user').selectAll().orderBy('id').stream(500)) {
    const known = hadPeople ? people.slotOf(row.id as UserId) : undefined
    if (known !== undefined) seenPeople.add(known)
    if (known !== undefined && people.versionAt(known) === row.version) continue
    const user = userFromRow(row)
    const slot = people.set(user)
    if (!hadPeople) continue
    seenPeople.add(slot)
    differs('user.updated', user.id, { of: 'user', user })
  }
  if (hadPeople) for (let slot = 0; slot < people.slotEnd; slot++) if (!seenPeople.has(slot)) people.remove(slot)

  const seenGroups = new Set<number>()
  for await (const row of db.selectFrom('group').selectAll().orderBy('id').stream(500)) {
    const group = groupFromRow(row)
    const same = groups.find(group.id)?.version === group.version
    seenGroups.add(groups.set(group))
    if (!same) differs('group.updated', group.id, { of: 'group', group })
  }
  for (let slot = 0; slot < groups.slotEnd; slot++) {
    const group = groups.at(slot)
    if (group === undefined || seenGroups.has(slot)) continue
    groups.remove(slot)
    differs('group.deleted', group.id, { of: 'group-gone', id: group.id })
  }

  const memberships = await readMemberships(db, tables)
  for (const group of groups.all()) {
    const slot = groups.slotOf(group.id) as number
    const state = compareMembers(slot, tables.memberships, memberships, person => people.at(person)?.id)
    if (state !== undefined) differs('group.members', group.id, { of: 'members', group: group.id, ...state })
  }

  const seenApps = new Set<string>()
  for await (const row of db.selectFrom('app').selectAll().stream(500)) {
    const app = appFromRow(row)
    seenApps.add(app.id)
    if (apps.find(app.id)?.version !== app.version) differs('app.updated', app.id, { of: 'app', app })
    apps.set(app)
  }
  for (const { id } of apps.all()) {
    if (seenApps.has(id)) continue
    apps.remove(id)
    differs('app.deleted', id, { of: 'app-gone', id })
  }

  const settings = await readSettings(db)
  for (const key of Object.keys(settings) as SettingKey[])
    if (JSON.stringify(settings[key]) !== JSON.stringify(tables.settings[key]))
      differs('setting.changed', key, { of: 'setting', key, value: settings[key] })

  return { seq, memberships, settings, differences }
}

async function readMemberships(db: Kysely<Rows>, { people, groups }: Tables): Promise<Memberships> {
  const memberships = new Memberships()
  memberships.reserve(groups.slotEnd, people.slotEnd)
  // Both columns are in the key, so this reads the index alone, in the order the lists want.
  const all = db.selectFrom('membership').select(['groupId', 'userId']).orderBy('groupId').orderBy('userId')
  let groupId = ''
  let group: number | undefined
  for await (const row of all.stream(500)) {
    if (row.groupId !== groupId) {
      groupId = row.groupId
      group = groups.slotOf(row.groupId as GroupId)
    }
    const person = people.slotOf(row.userId as UserId)
    if (group !== undefined && person !== undefined) memberships.set(group, person, null)
  }
  // One person may be in a group by hand and by a directory: the longest membership counts.
  const ending = db
    .selectFrom('membership as m')
    .select(['m.groupId', 'm.userId', c => c.fn.max<Millis>('m.expiresAt').as('end')])
    .where('m.expiresAt', 'is not', null)
    .where(m =>
      m.not(
        m.exists(
          m
            .selectFrom('membership as o')
            .select('o.origin')
            .whereRef('o.groupId', '=', 'm.groupId')
            .whereRef('o.userId', '=', 'm.userId')
            .where('o.expiresAt', 'is', null),
        ),
      ),
    )
    .groupBy(['m.groupId', 'm.userId'])
  for (const row of await ending.execute()) {
    const group = groups.slotOf(row.groupId as GroupId)
    const person = people.slotOf(row.userId as UserId)
    if (group !== undefined && person !== undefined) memberships.set(group, person, row.end)
  }
  return memberships
}

/** What happened to a group's members, or undefined. */
function compareMembers(
  group: number,
  before: Memberships,
  after: Memberships,
  idOf: (person: number) => UserId | undefined,
): { added: { user: UserId; expiresAt: Millis | null }[]; removed: UserId[] } | undefined {
  const added: { user: UserId; expiresAt: Millis | null }[] = []
  const removed: UserId[] = []
  for (const person of after.listOf(group)) {
    const end = after.endOf(group, person)
    if (before.has(group, person) && before.endOf(group, person) === end) continue
    const user = idOf(person)
    if (user !== undefined) added.push({ user, expiresAt: end ?? null })
  }
  for (const person of before.listOf(group)) {
    if (after.has(group, person)) continue
    const user = idOf(person)
    if (user !== undefined) removed.push(user)
  }
  return added.length + removed.length === 0 ? undefined : { added, removed }
}

async function readSettings(db: Kysely<Rows>): Promise<Settings> {
  let settings = defaultSettings
  for (const { key, value } of await db.selectFrom('setting').selectAll().execute()) {
    if (!Object.hasOwn(defaultSettings, key)) continue
    // A value written before a field existed takes that field's default.
    const known = settings[key as SettingKey]
    settings = { ...settings, [key]: { ...known, ...(JSON.parse(value) as object) } }
  }
  return settings
}
