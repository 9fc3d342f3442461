import { sql } from 'kysely'
import { invalidField, limits, newUuid, Problem, type GroupId, type Millis, type UserId } from '#ground'
import type { GroupPatch } from '../commands/group-commands.ts'
import type { NewMember } from '../commands/membership-commands.ts'
import { groupFromRow, type Group } from '../group.ts'
import { foldName, parseGroupName, parseLine } from '../names.ts'
import { cutPage, pageSize, positionIn, type Page, type PageRequest } from '../page.ts'
import { posixNumber } from '../posix-number.ts'
import { userFromRow, type User } from '../user.ts'
import { requireRole } from '../who-may.ts'
import { findAdders } from './adders.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { containsText, isAfter } from './list-query.ts'
import { isOpenAt, listMembers, type Member, type MemberFilter } from './members.ts'

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

/** A group ready to be written. Throws Problem `invalid`. */
export const prepareGroup = ({ clock }: Pick<Handle, 'clock'>, input: GroupInput) => ({
  id: newUuid(clock) as GroupId,
  name: parseGroupName(input.name),
  code: input.code === undefined || input.code === null || input.code === '' ? null : code(input.code),
  description: description(input.description ?? ''),
  managedBy: input.managedBy ?? null,
  gidNumber: posixNumber('gidNumber', input.gidNumber ?? null),
})

/** What of a change cannot be, before it is one. Throws Problem `invalid`. */
export function checkGroupPatch(patch: GroupPatch): GroupPatch {
  const checked = { ...patch }
  if (checked.name !== undefined) checked.name = parseGroupName(checked.name)
  if (checked.code !== undefined) checked.code = code(checked.code)
  if (checked.description !== undefined) checked.description = description(checked.description)
  return checked
}

/** The same of members. */
export function checkMembers({ clock }: Pick<Handle, 'clock'>, change: MembersChange) {
  const checked = <Id extends string>(members: MemberInput<Id>[] | undefined, path: string): NewMember<Id>[] =>
    (members ?? []).map((member, i) => {
      const { id, expiresAt = null } = typeof member === 'string' ? { id: member } : member
      if (expiresAt !== null && !(expiresAt > clock.now() && expiresAt <= limits.momentMax))
        throw invalidField(`${path}.${i}.expiresAt`, 'Give a moment in the future, or none.')
      return { id, expiresAt }
    })
  return {
    add: checked(change.add, 'users'),
    remove: change.remove ?? [],
    addGroups: checked(change.addGroups, 'groups'),
    removeGroups: change.removeGroups ?? [],
  }
}

/** Groups, as far as the actor may see and change them. */
export const groupsOf = (handle: Handle) => {
  const { actor } = handle
  const isManager = (group: Group): boolean => actor.kind === 'user' && group.managers.includes(actor.id)
  return {
    create: (input: GroupInput): Promise<Group> =>
      handle.run('createGroup', { ...newDeed(handle), ...prepareGroup(handle, input) }),

    update: async (id: GroupId, patch: GroupPatch, ifVersion?: number): Promise<Group> =>
      handle.run('updateGroup', {
        ...newDeed(handle),
        id,
        patch: checkGroupPatch(patch),
        ...(ifVersion === undefined ? {} : { ifVersion }),
      }),

    delete: (id: GroupId): Promise<void> => handle.run('deleteGroup', { ...newDeed(handle), id }),

    /**
     * Direct members set by hand. Adding somebody who is in already changes when their membership ends. Throws Problem
     * `conflict` for a circle of groups.
     */
    async changeMembers(id: GroupId, change: MembersChange): Promise<void> {
      await handle.run('changeMembers', { ...newDeed(handle), group: id, ...checkMembers(handle, change) })
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
      const isOpen = isOpenAt(now)
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
        .where(isAfter(sql`"folded"`, 'id', positionIn(filter)))
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
      return listMembers(handle, id, filter)
    },
  }
}
