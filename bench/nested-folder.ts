import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newUuid, silentLog, systemClock } from '../server/src/ground/index.ts'
import { openWorld } from '../server/src/main/world.ts'
import { makePeople } from './people.ts'

/** Groups under another one in the tree of groups: three levels of a thousand. */
const branching = 10

const firstUidNumber = 200_000

/** The group that everybody is in directly. */
export const everybody = 'everybody'
/** The root of the tree: everybody is in it through groups inside. */
export const outermost = 'team-0000'

/**
 * A data folder of many people in a tree of groups, a thousand unless said: everybody is in two of them and in one more that holds
 * them all, and has a searchable attribute. Written into the tables at once, since making a million people by commands
 * takes an hour.
 */
export async function makeNestedFolder(people: number, folder: string, groupCount = 1_000): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const world = await openWorld({ dataFolder: folder, database: 'doorward.db', log: silentLog })
  const as = world.directory.as({ kind: 'system', name: 'operator' }, { door: 'cli', address: null })
  const badge = await as.attributes.declare({ name: 'badgeNumber', searchable: true })
  await world.close()

  const db = new DatabaseSync(join(folder, 'doorward.db'))
  const at = systemClock.now()
  const id = (): string => newUuid(systemClock)
  const insert = (table: string, row: Record<string, string | number | null>): void => {
    const columns = Object.keys(row)
    const text = `insert into "${table}" (${columns.map(column => `"${column}"`).join()}) values (${columns.map(() => '?').join()})`
    const statement = statements.get(text) ?? db.prepare(text)
    statements.set(text, statement)
    statement.run(...Object.values(row))
  }
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  db.exec('pragma synchronous = off; begin')

  const groups = [everybody, ...Array.from({ length: groupCount }, (_, n) => `team-${String(n).padStart(4, '0')}`)].map(
    name => ({ id: id(), name }),
  )
  for (const [n, group] of groups.entries())
    insert('group', {
      ...group,
      folded: group.name,
      code: group.name,
      description: '',
      source: 'local',
      createdAt: at,
      updatedAt: at,
      version: 1,
      gidNumber: 10_000 + n,
    })
  const [all, ...teams] = groups
  for (let n = 1; n < teams.length; n++)
    insert('groupMember', {
      groupId: teams[Math.floor((n - 1) / branching)]?.id ?? '',
      memberId: teams[n]?.id ?? '',
      origin: 'hand',
      createdAt: at,
    })
  for (const [n, { username, ...person }] of makePeople(people).entries()) {
    const userId = id()
    insert('user', {
      id: userId,
      username,
      subject: username,
      ...person,
      emailVerified: 1,
      namesSet: 0,
      role: n === 0 ? 'owner' : 'user',
      source: 'local',
      disabledByAdmin: 0,
      disabledByDirectory: 0,
      createdAt: at,
      updatedAt: at,
      credentialVersion: 1,
      version: 1,
      uidNumber: firstUidNumber + n,
      attributes: JSON.stringify({ [badge.id]: [`b-${n}`] }),
    })
    const first = n % groupCount
    const second = (first * 7 + 3) % groupCount
    for (const team of new Set([all, teams[first], teams[second]]))
      insert('membership', { groupId: team?.id ?? '', userId, origin: 'hand', createdAt: at })
  }
  // Whoever is added later gets a number behind theirs.
  db.prepare(`insert or replace into meta (key, value) values ('posixNext', ?)`).run(String(firstUidNumber + people))
  db.exec('commit')
  db.close()
}
