import { sql } from 'kysely'
import { invalidField, limits, newUuid, Problem, type GroupId, type Millis, type UserId } from '#ground'
import type { GroupPatch } from '../commands/group-commands.ts'
import type { NewMember } from '../commands/membership-commands.ts'
import { groupFromRow, type Group } from '../group.ts'
import { foldName, parseGroupName, parseLine } from '../names.ts'
import type { DirectoryMemory } from '../memory.ts'
import { cutPage, pageSize, parseCursor, type Page, type PageRequest, type Position } from '../page.ts'
import { posixNumber } from '../posix-number.ts'
import { userFromRow, type User } from '../user.ts'
import { requireRole } from '../who-may.ts'
import { findAdders } from './adders.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { containsText, isAfter } from './list-query.ts'

export interface GroupInput {
  name: string
  code?: string | null
  description?: string
  managedBy?: string | null
  /** The next of the range unless given. */
  gidNumber?: number | null
}

const description = (text: string): string => parseLine('description', text, limits.group.descriptionLengthMax)
const code = (text: string): string => foldName(parseLine('code', text, limits.group.nameLengthMax))

/** A membership to be made or changed. A bare id has no end. */
export type MemberInput<Id> = Id | { id: Id; expiresAt?: Millis | null | undefined }

export interface MembersChange {
  add?: MemberInput<UserId>[]
  remove?: UserId[]
  addGroups?: MemberInput<GroupId>[]
  removeGroups?: GroupId[]
}

export interface GroupFilter extends PageRequest {
  search?: string | undefined
  source?: string | undefined
  /** `file`: by a file of truth. `directory`: by an external directory. */
  kept?: 'here' | 'file' | 'directory' | undefined
}

/** `nested`: through a group inside. `ending`: direct, with an end. */
export interface MemberFilter extends PageRequest {
  search?: string | undefined
  kind?: 'direct' | 'nested' | 'ending' | undefined
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

/** Groups, as far as the actor may see and change them. */
export const groupsOf = (handle: Handle) => {
  const { actor } = handle
  const isManager = (group: Group): boolean => actor.kind === 'user' && group.managers.includes(actor.id)
  return {
    create: (input: GroupInput): Promise<Group> =>
      handle.run('createGroup', {
        ...newDeed(handle),
        id: newUuid(handle.clock) as GroupId,
        name: parseGroupName(input.name),
        code: input.code === undefined || input.code === null || input.code === '' ? null : code(input.code),
        description: description(input.description ?? ''),
        managedBy: input.managedBy ?? null,
        gidNumber: posixNumber('gidNumber', input.gidNumber ?? null),
      }),

    async update(id: GroupId, patch: GroupPatch, ifVersion?: number): Promise<Group> {
      const checked = { ...patch }
      if (checked.name !== undefined) checked.name = parseGroupName(checked.name)
      if (checked.code !== undefined) checked.code = code(checked.code)
      if (checked.description !== undefined) checked.description = description(checked.description)
      return handle.run('updateGroup', {
        ...newDeed(handle),
        id,
        patch: checked,
        ...(ifVersion === undefined ? {} : { ifVersion }),
      })
    },

    delete: (id: GroupId): Promise<void> => handle.run('deleteGroup', { ...newDeed(handle), id }),

    /**
     * Direct members set by hand. Adding somebody who is in already changes when their membership ends. Throws Problem
     * `conflict` for a circle of groups.
     */
    async changeMembers(id: GroupId, change: MembersChange): Promise<void> {
      const checked = <Id extends string>(members: MemberInput<Id>[] | undefined, path: string): NewMember<Id>[] =>
        (members ?? []).map((member, i) => {
          const { id, expiresAt = null } = typeof member === 'string' ? { id: member } : member
          if (expiresAt !== null && !(expiresAt > handle.clock.now() && expiresAt <= limits.momentMax))
            throw invalidField(`${path}.${i}.expiresAt`, 'Give a moment in the future, or none.')
          return { id, expiresAt }
        })
      await handle.run('changeMembers', {
        ...newDeed(handle),
        group: id,
        add: checked(change.add, 'users'),
        remove: change.remove ?? [],
        addGroups: checked(change.addGroups, 'groups'),
        removeGroups: change.removeGroups ?? [],
      })
    },

    /** Who may edit the membership, whatever their role. */
    async changeManagers(id: GroupId, change: { add?: UserId[]; remove?: UserId[] }): Promise<void> {
      const { add = [], remove = [] } = change
      await handle.run('changeManagers', { ...newDeed(handle), group: id, add, remove })
    },

    /** For user managers, and for the group's own managers. Throws Problem `missing`, `forbidden`. */
    get(id: GroupId): Group {
      const group = handle.memory.groups.find(id)
      if (group === undefined || !isManager(group)) requireRole(askerOf(handle), 'usermanager')
      if (group === undefined) throw new Problem('missing', 'There is no such group; it may have been deleted.')
      return group
    },

    /** The groups whose membership the actor edits, by name. */
    listManaged: (): Group[] =>
      [...handle.memory.groups.all()]
        .filter(isManager)
        .toSorted((a, b) => (foldName(a.name) < foldName(b.name) ? -1 : 1)),

    /**
     * A few active people who are no direct members yet, for somebody who adds some: their name or username holds what
     * was typed, or it is their whole e-mail address. Parts of addresses would let managers piece together any.
     */
    async findCandidates(id: GroupId, typed: string): Promise<User[]> {
      this.get(id)
      const now = handle.clock.now()
      const isOpen = sql<boolean>`("expiresAt" is null or "expiresAt" > ${now})`
      const rows = await handle.list
        .selectFrom('user')
        .selectAll()
        .where(where =>
          where.or([
            containsText(['displayName', 'username'], typed),
            where(sql<string>`lower("email")`, '=', typed.trim().toLowerCase()),
          ]),
        )
        .where('username', 'is not', null)
        .where('trashedAt', 'is', null)
        .where('goneAt', 'is', null)
        .where('disabledByAdmin', '=', 0)
        .where('disabledByDirectory', '=', 0)
        .where(isOpen)
        .where('id', 'not in', where =>
          where.selectFrom('membership').select('userId').where('groupId', '=', id).where(isOpen),
        )
        .orderBy(sql`lower("displayName")`)
        .limit(limits.group.candidatesMax)
        .execute()
      return rows.map(userFromRow)
    },

    /** Ordered by name. */
    async list(filter: GroupFilter): Promise<Page<Group>> {
      requireRole(askerOf(handle), 'usermanager')
      let query = handle.list.selectFrom('group').where(containsText(['folded', 'description'], filter.search))
      if (filter.source !== undefined) query = query.where('source', '=', filter.source)
      if (filter.kept !== undefined) query = query.where('source', filter.kept === 'directory' ? '!=' : '=', 'local')
      if (filter.kept === 'here') query = query.where('managedBy', 'is', null)
      if (filter.kept === 'file') query = query.where('managedBy', 'is not', null)
      const { total } = await query
        .select(({ fn }) => fn.countAll<number | string>().as('total'))
        .executeTakeFirstOrThrow()
      const size = pageSize(filter)
      const rows = await query
        .selectAll()
        .where(isAfter(sql`"folded"`, 'id', filter.cursor))
        .orderBy('folded')
        .orderBy('id')
        .limit(size + 1)
        .execute()
      const managers = await handle.list
        .selectFrom('groupManager')
        .selectAll()
        .where('groupId', 'in', rows.length === 0 ? [''] : rows.map(row => row.id))
        .orderBy('userId')
        .execute()
      const managersOf = (id: string) =>
        managers.flatMap(({ groupId, userId }) => (groupId === id ? [userId as UserId] : []))
      return cutPage(
        rows,
        size,
        Number(total),
        row => ({ key: row.folded, id: row.id }),
        row => groupFromRow(row, managersOf(row.id)),
      )
    },

    /** Who gave memberships, for whoever has been shown them. See adders.ts. */
    findAdders: (id: GroupId, members: Parameters<typeof findAdders>[2]) => findAdders(handle, id, members),

    /** Groups first, then direct members, then those who are in through a group inside, each by name. */
    async listMembers(id: GroupId, filter: MemberFilter): Promise<Page<Member>> {
      this.get(id)
      const { memory, list } = handle
      const now = handle.clock.now()
      const slot = memory.groups.slotOf(id) as number
      const isOpen = sql<boolean>`("expiresAt" is null or "expiresAt" > ${now})`
      const isDirect = sql<boolean>`exists (
      select 1 from "membership" where "groupId" = ${id} and "userId" = "user"."id" and ${isOpen})`
      const sortKey = sql<string>`case when ${isDirect} then '1' else '2' end || lower("user"."displayName")`

      const groups = (filter.kind === 'nested' ? [] : await listInside(id)).filter(
        ({ group, expiresAt }) =>
          foldName(group.name).includes(foldName(filter.search ?? '')) &&
          (filter.kind !== 'ending' || expiresAt !== null),
      )
      let people = list
        .selectFrom('user')
        .where('trashedAt', 'is', null)
        .where('user.id', 'in', where =>
          where
            .selectFrom('membership')
            .select('userId')
            .where('groupId', 'in', withThoseInside(memory, id, now))
            .where(isOpen),
        )
        .where(containsText(['user.displayName', 'user.username'], filter.search))
      if (filter.kind === 'direct' || filter.kind === 'ending') people = people.where(isDirect)
      if (filter.kind === 'nested') people = people.where(sql<boolean>`not ${isDirect}`)
      if (filter.kind === 'ending')
        people = people.where('user.id', 'in', where =>
          where.selectFrom('membership').select('userId').where('groupId', '=', id).where('expiresAt', '>', now),
        )
      const { total } = await people
        .select(({ fn }) => fn.countAll<number | string>().as('total'))
        .executeTakeFirstOrThrow()

      const size = pageSize(filter)
      const after = filter.cursor === undefined ? undefined : parseCursor(filter.cursor)
      const positionOf = ({ group }: GroupMember) => ({ key: `0${foldName(group.name)}`, id: group.id })
      const rest = groups.filter(member => after === undefined || isBehind(positionOf(member), after))
      const rows =
        rest.length > size
          ? []
          : await people
              .selectAll('user')
              .select(sortKey.as('sortKey'))
              .where(isAfter(sortKey, 'user.id', filter.cursor))
              .orderBy(sortKey)
              .orderBy('user.id')
              .limit(size + 1 - rest.length)
              .execute()
      const memberships = await readMemberships(
        id,
        rows.map(row => row.id),
      )
      const found = [
        ...rest.map(member => ({ member: member as Member, position: positionOf(member) })),
        ...rows.map(({ sortKey: key, ...row }) => ({
          member: tellPerson(userFromRow(row), memberships.get(row.id)),
          position: { key, id: row.id },
        })),
      ]
      return cutPage(
        found,
        size,
        groups.length + Number(total),
        ({ position }) => position,
        ({ member }) => member,
      )

      async function listInside(group: GroupId): Promise<GroupMember[]> {
        const rows = await list
          .selectFrom('groupMember')
          .selectAll()
          .where('groupId', '=', group)
          .where(isOpen)
          .execute()
        const members = [...Map.groupBy(rows, row => row.memberId)].flatMap(([memberId, given]) => {
          const member = memory.groups.find(memberId as GroupId)
          return member === undefined ? [] : [{ kind: 'group' as const, group: member, ...summarise(given) }]
        })
        return members.toSorted((a, b) => (isBehind(positionOf(a), positionOf(b)) ? 1 : -1))
      }

      async function readMemberships(group: GroupId, people: string[]): Promise<Map<string, Given>> {
        if (people.length === 0) return new Map()
        const rows = await list
          .selectFrom('membership')
          .selectAll()
          .where('groupId', '=', group)
          .where('userId', 'in', people)
          .where(isOpen)
          .execute()
        return new Map([...Map.groupBy(rows, row => row.userId)].map(([userId, given]) => [userId, summarise(given)]))
      }

      /** Somebody with no membership of their own is in through the first group inside that has them. */
      function tellPerson(user: User, given: Given | undefined): PersonMember {
        if (given !== undefined) return { kind: 'user', user, through: null, ...given }
        const inside = [...memory.groups.insideAt(slot, now)].flatMap(at => memory.groups.at(at) ?? [])
        const through = inside.find(group => memory.groups.isMember(group.id, user.id, now))
        return { kind: 'user', user, through: through?.id ?? null, expiresAt: null, origins: [], addedAt: null }
      }
    },
  }
}

/** The group and every group inside it, for a query. */
export function withThoseInside({ groups }: DirectoryMemory, id: GroupId, now: Millis): GroupId[] {
  const slot = groups.slotOf(id)
  if (slot === undefined) return [id]
  return [id, ...groups.allInsideAt(slot, now).flatMap(inside => groups.at(inside)?.id ?? [])]
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
