import { sql } from 'kysely'
import { limits, newUuid, Problem, type GroupId, type UserId } from '#ground'
import type { GroupPatch } from '../commands/group-commands.ts'
import { groupFromRow, type Group } from '../group.ts'
import { foldName, parseGroupName, parseLine } from '../names.ts'
import { cutPage, pageSize, type Page, type PageRequest } from '../page.ts'
import { userFromRow, type User } from '../user.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { containsText, isAfter } from './list-query.ts'

export interface GroupInput {
  name: string
  code?: string | null
  description?: string
  managedBy?: string | null
}

const description = (text: string): string => parseLine('description', text, limits.group.descriptionLengthMax)
const code = (text: string): string => foldName(parseLine('code', text, limits.group.nameLengthMax))

/** Groups, as far as the actor may see and change them. */
export const groupsOf = (handle: Handle) => ({
  create: (input: GroupInput): Promise<Group> =>
    handle.run('createGroup', {
      ...newDeed(handle),
      id: newUuid(handle.clock) as GroupId,
      name: parseGroupName(input.name),
      code: input.code === undefined || input.code === null || input.code === '' ? null : code(input.code),
      description: description(input.description ?? ''),
      managedBy: input.managedBy ?? null,
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

  async changeMembers(id: GroupId, change: { add?: UserId[]; remove?: UserId[] }): Promise<void> {
    await handle.run('changeMembers', {
      ...newDeed(handle),
      group: id,
      add: change.add ?? [],
      remove: change.remove ?? [],
    })
  },

  get(id: GroupId): Group {
    requireRole(askerOf(handle), 'usermanager')
    const group = handle.memory.groups.find(id)
    if (group === undefined) throw new Problem('missing', 'There is no such group; it may have been deleted.')
    return group
  },

  /** Ordered by name. */
  async list(filter: PageRequest & { search?: string | undefined }): Promise<Page<Group>> {
    requireRole(askerOf(handle), 'usermanager')
    const query = handle.list.selectFrom('group').where(containsText(['folded', 'description'], filter.search))
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
    return cutPage(rows, size, Number(total), row => ({ key: row.folded, id: row.id }), groupFromRow)
  },

  /** Direct members, ordered by display name. */
  async listMembers(
    id: GroupId,
    filter: PageRequest & { search?: string | undefined },
  ): Promise<Page<User & { memberUntil: number | null }>> {
    this.get(id)
    const sortKey = sql<string>`lower("user"."displayName")`
    const query = handle.list
      .selectFrom('membership')
      .innerJoin('user', 'user.id', 'membership.userId')
      .where('membership.groupId', '=', id)
      .where('user.trashedAt', 'is', null)
      .where(containsText(['user.displayName', 'user.username'], filter.search))
    const { total } = await query
      .select(({ fn }) => fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    const size = pageSize(filter)
    const rows = await query
      .selectAll('user')
      .select(['membership.expiresAt as memberUntil', sortKey.as('sortKey')])
      .where(isAfter(sortKey, 'user.id', filter.cursor))
      .orderBy(sortKey)
      .orderBy('user.id')
      .limit(size + 1)
      .execute()
    return cutPage(
      rows,
      size,
      Number(total),
      row => ({ key: row.sortKey, id: row.id }),
      ({ sortKey: _sortKey, memberUntil, ...row }) => ({ ...userFromRow(row), memberUntil }),
    )
  },
})
