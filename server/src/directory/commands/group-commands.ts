import { conflictingField, Problem, type GroupId, type UserId } from '#ground'
import type { Tx } from '#store'
import type { App } from '../app.ts'
import { readApps } from '../read-apps.ts'
import { groupFromRow, rowFromGroup, type Group } from '../group.ts'
import { foldName } from '../names.ts'
import { isAtLeast } from '../role.ts'
import { requireRole, resolveAsker, type Asker } from '../who-may.ts'
import { dropFromPolicy, dropFromRules } from './access-rules.ts'
import { record, requireVersion, type Deed } from './deed.ts'
import { dropFromExternals } from './external-commands.ts'
import { reachFrom, readNesting } from './nesting.ts'
import { takePosixNumber } from './posix.ts'
import { retellGroupsAround } from './retold-groups.ts'

export interface NewGroup extends Deed {
  id: GroupId
  name: string
  code: string | null
  description: string
  managedBy: string | null
  /** Null: the next of the range. */
  gidNumber: number | null
}

export interface GroupPatch {
  name?: string
  code?: string
  description?: string
  managedBy?: string | null
}

/** Throws Problem `missing`. */
export async function getGroup(tx: Tx, id: GroupId): Promise<Group> {
  const row = await tx.db.selectFrom('group').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('missing', 'There is no such group; it may have been deleted.')
  const managers = await tx.db
    .selectFrom('groupManager')
    .select('userId')
    .where('groupId', '=', id)
    .orderBy('userId')
    .execute()
  return groupFromRow(
    row,
    managers.map(({ userId }) => userId as UserId),
  )
}

async function requireNameFree(tx: Tx, name: string, id: GroupId): Promise<void> {
  const holder = await tx.db.selectFrom('group').select('id').where('folded', '=', foldName(name)).executeTakeFirst()
  if (holder !== undefined && holder.id !== id)
    throw conflictingField('name', 'There is a group of this name. Names are compared without case.')
}

const appsNaming = async (tx: Pick<Tx, 'db'>, groups: ReadonlySet<GroupId>): Promise<App[]> =>
  (await readApps(tx.db)).filter(app => app.access.kind === 'chosen' && app.access.groups.some(id => groups.has(id)))

/** The groups that open an app marked sensitive, themselves or through a group around them. */
export async function findSensitiveGroups(tx: Pick<Tx, 'db'>): Promise<Set<GroupId>> {
  const { inside } = await readNesting(tx)
  const sensitive = (await readApps(tx.db)).filter(app => app.sensitive)
  const found = new Set<GroupId>()
  for (const { access } of sensitive)
    if (access.kind === 'chosen')
      for (const group of access.groups) for (const id of reachFrom(group, inside)) found.add(id)
  return found
}

/** Throws Problem `forbidden` when one of the groups holds somebody with a role. */
export async function requireNobodyAbove(tx: Tx, groups: GroupId[]): Promise<void> {
  const above = await tx.db
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.userId')
    .select('user.id')
    .where('membership.groupId', 'in', groups)
    .where('user.role', '!=', 'user')
    .limit(1)
    .executeTakeFirst()
  if (above !== undefined)
    throw new Problem('forbidden', 'This group holds somebody with a role, so only an admin can change it.')
}

/**
 * A user manager keeps off groups through which they could reach further than their own role: those that open a
 * sensitive app, themselves or through a group around them, and those that hold somebody above role user, themselves or
 * through a group inside them.
 */
export async function requireManagesGroup(tx: Tx, asker: Asker, group: Group): Promise<void> {
  requireRole(asker, 'usermanager')
  if (group.source !== 'local')
    throw new Problem('conflict', 'This group is kept in an external directory and is changed there.')
  if (isAtLeast(asker.role, 'admin')) return
  const nesting = await readNesting(tx)
  if ((await appsNaming(tx, reachFrom(group.id, nesting.around))).some(app => app.sensitive))
    throw new Problem('forbidden', 'This group opens a sensitive app, so only an admin can change it.')
  await requireNobodyAbove(tx, [...reachFrom(group.id, nesting.inside)])
}

export const groupCommands = {
  async createGroup(tx: Tx, input: NewGroup): Promise<Group> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'usermanager')
    await requireNameFree(tx, input.name, input.id)
    const folded = foldName(input.name)
    const group: Group = {
      id: input.id,
      name: input.name,
      code: input.code ?? folded,
      description: input.description,
      source: 'local',
      createdAt: input.at,
      updatedAt: input.at,
      version: 0,
      managedBy: input.managedBy,
      gidNumber: await takePosixNumber(tx, input.gidNumber),
      managers: [],
    }
    await tx.db.insertInto('group').values(rowFromGroup(group)).execute()
    group.version = await record(tx, input, 'group.created', group.id, seq => ({
      of: 'group',
      group: { ...group, version: seq },
    }))
    await tx.db.updateTable('group').set({ version: group.version }).where('id', '=', group.id).execute()
    return group
  },

  async updateGroup(tx: Tx, input: Deed & { id: GroupId; patch: GroupPatch; ifVersion?: number }): Promise<Group> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getGroup(tx, input.id)
    requireVersion(before, input.ifVersion)
    await requireManagesGroup(tx, asker, before)
    if (input.patch.name !== undefined) await requireNameFree(tx, input.patch.name, input.id)
    const after: Group = { ...before, ...input.patch, updatedAt: input.at }
    const changed = (Object.keys(after) as (keyof Group)[]).filter(
      key => key !== 'updatedAt' && after[key] !== before[key],
    )
    if (changed.length === 0) return before
    after.version = await record(
      tx,
      input,
      'group.updated',
      after.id,
      seq => ({ of: 'group', group: { ...after, version: seq } }),
      { fields: changed },
    )
    await tx.db.updateTable('group').set(rowFromGroup(after)).where('id', '=', after.id).execute()
    return after
  },

  /** Access rules and the policy lose the group; a rule left without anybody becomes `nobody`. */
  async deleteGroup(tx: Tx, input: Deed & { id: GroupId }): Promise<void> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const group = await getGroup(tx, input.id)
    await requireManagesGroup(tx, asker, group)
    await dropFromRules(tx, input, group.id)
    await dropFromPolicy(tx, input, group.id)
    await dropFromExternals(tx, input, group.id)
    await retellGroupsAround(tx, input, group.id)
    await record(tx, input, 'group.deleted', group.id, () => ({ of: 'group-gone', id: group.id }))
    await tx.db.deleteFrom('group').where('id', '=', group.id).execute()
  },
}
