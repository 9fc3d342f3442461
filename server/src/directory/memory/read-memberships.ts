import type { GroupId, Millis, Slices, UserId } from '#ground'
import type { Kysely, Tables } from '#store'
import type { MemberChanges } from '../change-log.ts'
import type { GroupTable } from './groups.ts'
import { Memberships } from './memberships.ts'
import type { PeopleTable } from './people.ts'

/** Who is in which group, and which group is in which, from the rows of a snapshot. */
export async function readMemberships(
  db: Kysely<Tables>,
  people: PeopleTable,
  groups: GroupTable,
  slices: Slices,
): Promise<Memberships> {
  const memberships = new Memberships()
  memberships.reserve(groups.slotEnd, people.slotEnd)
  // Both columns are in the key, so this reads the index alone, in the order the lists want.
  const all = db.selectFrom('membership').select(['groupId', 'userId']).orderBy('groupId').orderBy('userId')
  let groupId = ''
  let group: number | undefined
  for await (const row of all.stream(500)) {
    if (slices.isOver()) await slices.next()
    if (row.groupId !== groupId) {
      groupId = row.groupId
      group = groups.slotOf(row.groupId as GroupId)
    }
    const person = people.slotOf(row.userId as UserId)
    if (group !== undefined && person !== undefined) memberships.set(group, person, null)
  }
  // One person may be in a group by hand and by a directory: the longest membership counts, and so the last told. The
  // order is that of an index which holds those few alone; grouped by member, SQLite would go through all of them.
  const ending = db
    .selectFrom('membership as m')
    .select(['m.groupId', 'm.userId', 'm.expiresAt'])
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
    .orderBy('m.expiresAt')
  for (const row of await ending.execute()) {
    const group = groups.slotOf(row.groupId as GroupId)
    const person = people.slotOf(row.userId as UserId)
    if (group !== undefined && person !== undefined) memberships.set(group, person, row.expiresAt)
  }
  for (const row of await db.selectFrom('groupMember').select(['groupId', 'memberId', 'expiresAt']).execute()) {
    const group = groups.slotOf(row.groupId as GroupId)
    const inside = groups.slotOf(row.memberId as GroupId)
    if (group === undefined || inside === undefined) continue
    memberships.nesting.set(group, inside, laterEnd(memberships.nesting.endOf(group, inside), row.expiresAt))
  }
  return memberships
}

/** Of two memberships of one in another the longer counts; null is for ever, undefined is none. */
export const laterEnd = (one: Millis | null | undefined, other: Millis | null): Millis | null =>
  one === undefined ? other : one === null || other === null ? null : Math.max(one, other)

/** What slots stand for; undefined for those that are no more. */
interface Ids {
  person: (slot: number) => UserId | undefined
  group: (slot: number) => GroupId | undefined
}

/** What happened to a group's direct members, or undefined. */
export function compareMembers(
  group: number,
  before: Memberships,
  after: Memberships,
  ids: Ids,
): MemberChanges | undefined {
  const changes: MemberChanges = { added: [], removed: [], addedGroups: [], removedGroups: [] }
  for (const person of after.listOf(group)) {
    const end = after.endOf(group, person) ?? null
    if (before.endOf(group, person) === end) continue
    const user = ids.person(person)
    if (user !== undefined) changes.added.push({ user, expiresAt: end })
  }
  for (const person of before.listOf(group)) {
    if (after.has(group, person)) continue
    const user = ids.person(person)
    if (user !== undefined) changes.removed.push(user)
  }
  for (const inside of after.nesting.membersOf(group)) {
    const end = after.nesting.endOf(group, inside) ?? null
    if (before.nesting.endOf(group, inside) === end) continue
    const id = ids.group(inside)
    if (id !== undefined) changes.addedGroups.push({ group: id, expiresAt: end })
  }
  for (const inside of before.nesting.membersOf(group)) {
    if (after.nesting.endOf(group, inside) !== undefined) continue
    const id = ids.group(inside)
    if (id !== undefined) changes.removedGroups.push(id)
  }
  return Object.values(changes).some(list => list.length > 0) ? changes : undefined
}
