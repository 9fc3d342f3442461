import { sql, type RawBuilder } from 'kysely'
import { Problem, type GroupId, type Millis, type UserId } from '#ground'
import type { Group } from '../group.ts'
import type { DirectoryMemory } from '../memory.ts'
import { foldName } from '../names.ts'
import { cutPage, pageSize, positionIn, type Page, type PageRequest, type Position } from '../page.ts'
import { userFromRow, type User } from '../user.ts'
import type { Handle } from './context.ts'
import { containsText, isAfter, sortedAlone } from './list-query.ts'

/** `nested`: through a group inside. `ending`: direct, with an end. */
export interface MemberFilter extends PageRequest {
  search?: string | undefined
  kind?: 'direct' | 'nested' | 'ending' | undefined
  /** Only people who are in through this group directly inside, and no direct members. */
  through?: GroupId | undefined
}

/** What makes a direct member one. */
interface Given {
  expiresAt: Millis | null
  /** `hand`, or ids of external directories. */
  origins: string[]
  addedAt: Millis | null
}

/** `through`: the group inside that somebody is in, who is no direct member. */
export type PersonMember = { kind: 'user'; user: User; through: GroupId | null } & Given
export type GroupMember = { kind: 'group'; group: Group } & Given
export type Member = PersonMember | GroupMember

/** Positions begin with the section: groups, then direct members, then those in through a group inside. */
const mark = { groups: '0', direct: '1', nested: '2' } as const

/**
 * Members of a group, a page at a time, each section by name. What memory knows is not counted again in the tables. Throws
 * Problem `missing` for `through` a group that is not directly inside.
 */
export async function listMembers(
  { memory, list, clock }: Pick<Handle, 'memory' | 'list' | 'clock'>,
  id: GroupId,
  { search = '', kind: asked, through: throughId, ...request }: MemberFilter,
): Promise<Page<Member>> {
  const now = clock.now()
  const size = pageSize(request)
  const after = positionIn(request)
  const counts = memory.groups.countsOf(id, now)
  const kind = throughId === undefined ? asked : 'nested'
  if (throughId !== undefined) requireInside(memory, id, throughId, now)
  const isOpen = isOpenAt(now)

  const page = { now, size, people: memory.people.size }
  const direct = isIn([id], { ...page, members: counts.direct })
  const everybody =
    throughId === undefined
      ? isIn(withThoseInside(memory, id, now), { ...page, members: counts.people })
      : isIn(withThoseInside(memory, throughId, now), {
          ...page,
          members: memory.groups.peopleCount(throughId, now),
        })
  const isDirect = sql<boolean>`exists (
    select 1 from "membership" where "groupId" = ${id} and "userId" = "user"."id" and ${isOpen})`
  // Joined to nothing, so that the few memberships with an end are looked through, and not all of the group.
  const isEnding = sql<boolean>`"user"."id" in (
    select "userId" from "membership" where "groupId" || '' = ${id} and "expiresAt" > ${now})`
  const sections: { mark: string; of: RawBuilder<boolean>; count: number }[] = []
  if (kind === 'ending') sections.push({ mark: mark.direct, of: isEnding, count: counts.ending })
  else if (kind !== 'nested') sections.push({ mark: mark.direct, of: direct, count: counts.direct })
  const nested = throughId === undefined ? counts.people - counts.direct : countThrough(memory, id, throughId, now)
  if ((kind === undefined || kind === 'nested') && nested > 0)
    sections.push({ mark: mark.nested, of: sql<boolean>`(${everybody} and not ${isDirect})`, count: nested })

  const groups = kind === 'nested' ? [] : await listInside()
  const found = groups.filter(({ position }) => after === undefined || isBehind(position, after))
  let total = groups.length
  const sortKey = sql<string>`lower("user"."displayName")`
  for (const section of sections) {
    const people = list
      .selectFrom('user')
      .where('trashedAt', 'is', null)
      .where(containsText(['user.displayName', 'user.username'], search))
      .where(section.of)
    if (search.trim() === '') total += section.count
    else {
      const { count } = await people
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow()
      total += Number(count)
    }
    if (found.length > size || (after !== undefined && after.key.charAt(0) > section.mark)) continue
    const isInside = after?.key.charAt(0) === section.mark
    const rows = await people
      .selectAll('user')
      .select(sortKey.as('sortKey'))
      .where(isAfter(sortKey, 'user.id', isInside ? { key: after.key.slice(1), id: after.id } : undefined))
      .orderBy(search.trim() === '' ? sortKey : sortedAlone(sortKey))
      .orderBy('user.id')
      .limit(size + 1 - found.length)
      .execute()
    const memberships = await readMemberships(rows.map(row => row.id))
    for (const { sortKey: key, ...row } of rows)
      found.push({
        member: tellPerson(userFromRow(row), memberships.get(row.id)),
        position: { key: section.mark + key, id: row.id },
      })
  }
  return cutPage(
    found,
    size,
    total,
    ({ position }) => position,
    ({ member }) => member,
  )

  async function listInside(): Promise<{ member: Member; position: Position }[]> {
    const rows = await list.selectFrom('groupMember').selectAll().where('groupId', '=', id).where(isOpen).execute()
    return [...Map.groupBy(rows, row => row.memberId)]
      .flatMap(([memberId, rows]) => {
        const group = memory.groups.find(memberId as GroupId)
        const given = summarise(rows)
        if (group === undefined || (kind === 'ending' && given.expiresAt === null)) return []
        if (!foldName(group.name).includes(foldName(search))) return []
        const member: Member = { kind: 'group', group, ...given }
        return [{ member, position: { key: mark.groups + foldName(group.name), id: group.id } }]
      })
      .toSorted((a, b) => (isBehind(a.position, b.position) ? 1 : -1))
  }

  async function readMemberships(people: string[]): Promise<Map<string, Given>> {
    if (people.length === 0) return new Map()
    const rows = await list
      .selectFrom('membership')
      .selectAll()
      .where('groupId', '=', id)
      .where('userId', 'in', people)
      .where(isOpen)
      .execute()
    return new Map([...Map.groupBy(rows, row => row.userId)].map(([userId, given]) => [userId, summarise(given)]))
  }

  /** Somebody with no membership of their own is in through the first group inside that has them. */
  function tellPerson(user: User, given: Given | undefined): PersonMember {
    if (given !== undefined) return { kind: 'user', user, through: null, ...given }
    if (throughId !== undefined)
      return { kind: 'user', user, through: throughId, expiresAt: null, origins: [], addedAt: null }
    const slot = memory.groups.slotOf(id)
    const inside = slot === undefined ? [] : [...memory.groups.insideAt(slot, now)]
    const through = inside
      .flatMap(at => memory.groups.at(at) ?? [])
      .find(group => memory.groups.isMember(group.id, user.id, now))
    return { kind: 'user', user, through: through?.id ?? null, expiresAt: null, origins: [], addedAt: null }
  }
}

function requireInside({ groups }: DirectoryMemory, id: GroupId, through: GroupId, now: Millis): void {
  const [slot, inside] = [groups.slotOf(id), groups.slotOf(through)]
  if (slot === undefined || inside === undefined || ![...groups.insideAt(slot, now)].includes(inside))
    throw new Problem('missing', 'There is no such member; they may have been taken out already.')
}

/** How many people are in a group through one inside it and are no direct members, those in the trash left out. */
function countThrough({ groups, people }: DirectoryMemory, id: GroupId, through: GroupId, now: Millis): number {
  const [slot, inside] = [groups.slotOf(id), groups.slotOf(through)]
  if (slot === undefined || inside === undefined) return 0
  const isDirect = new Uint8Array(people.slotEnd)
  for (const person of groups.directMembersAt(slot, now)) isDirect[person] = 1
  let both = 0
  for (const person of groups.membersAt(inside, now)) {
    if (isDirect[person] !== 1) continue
    const user = people.find(people.idAt(person) ?? ('' as UserId))
    if (user !== undefined && user.trashedAt === null) both++
  }
  return groups.peopleCount(through, now) - both
}

/** The group and every group inside it, for a query. */
export function withThoseInside({ groups }: DirectoryMemory, id: GroupId, now: Millis): GroupId[] {
  const slot = groups.slotOf(id)
  if (slot === undefined) return [id]
  return [id, ...groups.allInsideAt(slot, now).flatMap(inside => groups.at(inside)?.id ?? [])]
}

export const isOpenAt = (now: Millis) => sql<boolean>`("expiresAt" is null or "expiresAt" > ${now})`

/**
 * That somebody is directly in one of the groups, which have so many members in all, for a page of `size` in the order of
 * names. Few members are found by the groups and sorted; of many, going through everybody in order meets a page of them
 * sooner. SQLite cannot know which, and memory does.
 */
export function isIn(
  groups: readonly GroupId[],
  { now, members, people, size }: { now: Millis; members: number; people: number; size: number },
): RawBuilder<boolean> {
  // Joined to nothing, so that one's few groups are looked at, and not each of these groups for one.
  return members * members > people * size
    ? sql<boolean>`exists (
        select 1 from "membership"
        where "userId" = "user"."id" and "groupId" || '' in (${sql.join(groups)}) and ${isOpenAt(now)})`
    : sql<boolean>`"user"."id" in (
        select "userId" from "membership" where "groupId" in (${sql.join(groups)}) and ${isOpenAt(now)})`
}

/** One or more memberships of the same member: the latest end, all origins, the first beginning. */
function summarise(rows: { expiresAt: Millis | null; origin: string; createdAt: Millis }[]): Given {
  const isEndless = rows.some(row => row.expiresAt === null)
  return {
    expiresAt: isEndless ? null : Math.max(...rows.map(row => row.expiresAt ?? 0)),
    origins: rows.map(row => row.origin).toSorted(),
    addedAt: Math.min(...rows.map(row => row.createdAt)),
  }
}

const isBehind = (position: Position, other: Position): boolean =>
  position.key === other.key ? position.id > other.id : position.key > other.key
