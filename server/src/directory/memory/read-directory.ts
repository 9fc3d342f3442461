import { isDeepStrictEqual } from 'node:util'
import { inSlices, type Slices, type UserId } from '#ground'
import type { Kysely, Tables as Rows } from '#store'
import { readApps } from '../read-apps.ts'
import type { ChangeKind, DirectoryEffect, State } from '../change-log.ts'
import { formKey } from '../commands/whole-changes.ts'
import { attributeFromRow } from '../custom-attribute.ts'
import { groupFromRow } from '../group.ts'
import { externalFromRow } from '../external-directory.ts'
import { serviceFromRow } from '../service-account.ts'
import { defaultSettings, type SettingKey, type Settings } from '../settings.ts'
import { signingKeyFromRow } from '../signing-key.ts'
import { userFromRow } from '../user.ts'
import type { AppTable } from './apps.ts'
import type { AttributeTable } from './attributes.ts'
import type { GroupTable } from './groups.ts'
import type { Memberships } from './memberships.ts'
import type { PeopleTable } from './people.ts'
import type { ExternalTable } from './externals.ts'
import type { ServiceTable } from './services.ts'
import type { SigningKeyTable } from './signing-keys.ts'
import { compareMembers, readMemberships } from './read-memberships.ts'

export interface Tables {
  people: PeopleTable
  groups: GroupTable
  apps: AppTable
  attributes: AttributeTable
  services: ServiceTable
  externals: ExternalTable
  signingKeys: SigningKeyTable
  memberships: Memberships
  settings: Settings
}

export interface Found {
  /** The change log's number the snapshot stands at. */
  seq: number
  formSeq: number
  memberships: Memberships
  settings: Settings
}

/** Tells of what was not so in memory before. */
type Differs = (kind: ChangeKind, subject: string, state: State) => void

/**
 * Reads the rows of one snapshot into the tables, which may be full already: entries keep their slots, and what is
 * different is replaced and told. Versions are not trusted: a standby that was promoted without the last changes gives
 * their numbers again. Memberships are built anew and compared.
 *
 * In slices: another load than the first is in a server whose doors answer, by what was known before or what is read.
 *
 * What was not so in memory before is added to `differences` as it is found, so that it is known even if the reading
 * fails half-way. Sessions, secrets and tokens are not held here, so nothing is said of them.
 */
export async function readDirectory(db: Kysely<Rows>, tables: Tables, differences: DirectoryEffect[]): Promise<Found> {
  // The first read fixes what the snapshot sees.
  const seq = await readPosition(db)
  const differs: Differs = (kind, subject, state) => {
    differences.push({ seq, kind, subject, state })
  }

  const slices = inSlices()
  const hadGroups = tables.groups.size > 0
  // Before people, so that the values of those to be searched are indexed as people are read.
  await readAttributes(db, tables, differs)
  await readPeople(db, tables, differs, slices)
  await readGroups(db, tables, differs)
  const { people, groups } = tables
  const memberships = await readMemberships(db, people, groups, slices)
  // At the first load everything is new, and nobody is told.
  for (const { id } of hadGroups ? groups.all() : []) {
    if (slices.isOver()) await slices.next()
    const changes = compareMembers(groups.slotOf(id) as number, tables.memberships, memberships, {
      person: slot => people.at(slot)?.id,
      group: slot => groups.at(slot)?.id,
    })
    if (changes !== undefined) differs('group.members', id, { of: 'members', group: id, ...changes })
  }
  await loadApps(db, tables, differs)
  await readServices(db, tables, differs)
  await readExternals(db, tables, differs)
  await readSigningKeys(db, tables, differs)

  const settings = await readSettings(db)
  for (const key of Object.keys(settings) as SettingKey[])
    if (!isDeepStrictEqual(settings[key], tables.settings[key]))
      differs('setting.changed', key, { of: 'setting', key, value: settings[key] })

  return { seq, formSeq: await readNumber(db, formKey), memberships, settings }
}

/** The last change's number, also when its row has been pruned. */
async function readPosition(db: Kysely<Rows>): Promise<number> {
  const last = await db
    .selectFrom('change')
    .select(c => c.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return Math.max(last?.seq ?? 0, await readNumber(db, 'changesPrunedThrough'))
}

async function readNumber(db: Kysely<Rows>, key: string): Promise<number> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return Number(row?.value ?? 0)
}

async function readAttributes(db: Kysely<Rows>, { attributes, people }: Tables, differs: Differs): Promise<void> {
  const seen = new Set<string>()
  for (const row of await db.selectFrom('attribute').selectAll().orderBy('createdAt').orderBy('id').execute()) {
    const attribute = attributeFromRow(row)
    seen.add(attribute.id)
    if (isDeepStrictEqual(attributes.find(attribute.id), attribute)) continue
    attributes.set(attribute)
    people.setSearchable(attribute.id, attribute.searchable)
    differs('attribute.updated', attribute.id, { of: 'attribute', attribute })
  }
  for (const { id } of attributes.all()) {
    if (seen.has(id)) continue
    attributes.remove(id)
    people.setSearchable(id, false)
    differs('attribute.deleted', id, { of: 'attribute-gone', id })
  }
}

async function readPeople(db: Kysely<Rows>, { people }: Tables, differs: Differs, slices: Slices): Promise<void> {
  const { count } = await db
    .selectFrom('user')
    .select(c => c.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  people.reserve(count)
  const hadPeople = people.size > 0
  const seen = new Set<number>()
  for await (const row of db.selectFrom('user').selectAll().orderBy('id').stream(500)) {
    if (slices.isOver()) await slices.next()
    const user = userFromRow(row)
    const changed = people.set(user)
    if (!hadPeople) continue
    seen.add(people.slotOf(user.id) as number)
    if (changed) differs('user.updated', user.id, { of: 'user', user })
  }
  if (!hadPeople) return
  for (let slot = 0; slot < people.slotEnd; slot++) {
    const id = seen.has(slot) ? undefined : people.at(slot)?.id
    if (id === undefined) continue
    people.remove(slot)
    differs('user.purged', id, { of: 'user-gone', id })
  }
}

async function readGroups(db: Kysely<Rows>, { groups }: Tables, differs: Differs): Promise<void> {
  const managers = new Map<string, UserId[]>()
  for (const { groupId, userId } of await db.selectFrom('groupManager').selectAll().orderBy('userId').execute())
    managers.set(groupId, [...(managers.get(groupId) ?? []), userId as UserId])
  const seen = new Set<number>()
  for await (const row of db.selectFrom('group').selectAll().orderBy('id').stream(500)) {
    const group = groupFromRow(row, managers.get(row.id) ?? [])
    const same = isDeepStrictEqual(groups.find(group.id), group)
    seen.add(groups.set(group))
    if (!same) differs('group.updated', group.id, { of: 'group', group })
  }
  for (let slot = 0; slot < groups.slotEnd; slot++) {
    const group = groups.at(slot)
    if (group === undefined || seen.has(slot)) continue
    groups.remove(slot)
    differs('group.deleted', group.id, { of: 'group-gone', id: group.id })
  }
}

async function loadApps(db: Kysely<Rows>, { apps }: Tables, differs: Differs): Promise<void> {
  const seen = new Set<string>()
  for (const app of await readApps(db)) {
    seen.add(app.id)
    if (!isDeepStrictEqual(apps.find(app.id), app)) differs('app.updated', app.id, { of: 'app', app })
    apps.set(app)
  }
  for (const { id } of apps.all()) {
    if (seen.has(id)) continue
    apps.remove(id)
    differs('app.deleted', id, { of: 'app-gone', id })
  }
}

async function readServices(db: Kysely<Rows>, { services }: Tables, differs: Differs): Promise<void> {
  const seen = new Set<string>()
  for (const row of await db.selectFrom('serviceAccount').selectAll().execute()) {
    const service = serviceFromRow(row)
    seen.add(service.id)
    if (!isDeepStrictEqual(services.find(service.id), service))
      differs('service.updated', service.id, { of: 'service', service })
    services.set(service)
  }
  for (const { id } of services.all()) {
    if (seen.has(id)) continue
    services.remove(id)
    differs('service.deleted', id, { of: 'service-gone', id })
  }
}

async function readExternals(db: Kysely<Rows>, { externals }: Tables, differs: Differs): Promise<void> {
  const seen = new Set<string>()
  for (const row of await db.selectFrom('externalDirectory').selectAll().execute()) {
    const external = externalFromRow(row)
    seen.add(external.id)
    if (!isDeepStrictEqual(externals.find(external.id), external))
      differs('external.updated', external.id, { of: 'external', external })
    externals.set(external)
  }
  for (const { id } of externals.all()) {
    if (seen.has(id)) continue
    externals.remove(id)
    differs('external.deleted', id, { of: 'external-gone', id })
  }
}

async function readSigningKeys(db: Kysely<Rows>, { signingKeys }: Tables, differs: Differs): Promise<void> {
  const seen = new Set<string>()
  for (const row of await db.selectFrom('signingKey').selectAll().execute()) {
    const key = signingKeyFromRow(row)
    seen.add(key.kid)
    if (isDeepStrictEqual(signingKeys.find(key.kid), key)) continue
    signingKeys.set(key)
    differs('signing-key.changed', key.kid, { of: 'signing-key', key })
  }
  for (const { kid } of signingKeys.all()) {
    if (seen.has(kid)) continue
    signingKeys.remove(kid)
    differs('signing-key.removed', kid, { of: 'signing-key-gone', kid })
  }
}

async function readSettings(db: Kysely<Rows>): Promise<Settings> {
  let settings = defaultSettings
  for (const { key, value } of await db.selectFrom('setting').selectAll().execute()) {
    const known = parseSetting(key, value)
    if (known !== undefined) settings = { ...settings, ...known }
  }
  return settings
}

/** A setting's row; undefined for one this program does not know. */
export function parseSetting(key: string, value: string): Partial<Settings> | undefined {
  if (!Object.hasOwn(defaultSettings, key)) return undefined
  // A value written before a field existed takes that field's default.
  return { [key]: { ...defaultSettings[key as SettingKey], ...(JSON.parse(value) as object) } }
}
