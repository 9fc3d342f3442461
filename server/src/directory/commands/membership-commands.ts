import { sql } from 'kysely'
import { Problem, type GroupId, type Millis, type UserId } from '#ground'
import type { Tx } from '#store'
import type { MemberChanges } from '../change-log.ts'
import type { Group } from '../group.ts'
import { isAtLeast } from '../role.ts'
import { requireRole, resolveAsker, type Asker } from '../who-may.ts'
import { record, type Deed } from './deed.ts'
import { getGroup, requireManagesGroup, requireNobodyAbove } from './group-commands.ts'
import { readNesting, reachFrom, requireNestable } from './nesting.ts'

/** A direct membership. `expiresAt` null has no end. */
export interface NewMember<Id> {
  id: Id
  expiresAt: Millis | null
}

export interface MemberChange extends Deed {
  group: GroupId
  add: NewMember<UserId>[]
  remove: UserId[]
  addGroups: NewMember<GroupId>[]
  removeGroups: GroupId[]
}

/** Members named in one statement: engines take a bounded number of values. */
const membersAtOnce = 400

/** Who gave a membership: a person here, or the external directory of that id. */
const byHand = 'hand'

/** The latest end over everything that makes it a member; null for no end, undefined when nothing does any more. */
function latestEnd(rows: { expiresAt: Millis | null }[]): Millis | null | undefined {
  if (rows.length === 0) return undefined
  return rows.some(row => row.expiresAt === null) ? null : Math.max(...rows.map(row => row.expiresAt ?? 0))
}

/** What became of these direct members, as the rows now say. */
export async function tellMembers(
  tx: Tx,
  group: GroupId,
  touched: { users: readonly UserId[]; groups: readonly GroupId[] },
): Promise<MemberChanges> {
  const changes: MemberChanges = { added: [], removed: [], addedGroups: [], removedGroups: [] }
  for (const user of touched.users) {
    const rows = tx.db.selectFrom('membership').select('expiresAt').where('groupId', '=', group)
    const end = latestEnd(await rows.where('userId', '=', user).execute())
    if (end === undefined) changes.removed.push(user)
    else changes.added.push({ user, expiresAt: end })
  }
  for (const member of touched.groups) {
    const rows = tx.db.selectFrom('groupMember').select('expiresAt').where('groupId', '=', group)
    const end = latestEnd(await rows.where('memberId', '=', member).execute())
    if (end === undefined) changes.removedGroups.push(member)
    else changes.addedGroups.push({ group: member, expiresAt: end })
  }
  return changes
}

/** As `tellMembers` for many people, without a statement for each. */
export async function tellMembersAtOnce(tx: Tx, group: GroupId, users: readonly UserId[]): Promise<MemberChanges> {
  const ends = new Map<string, { expiresAt: Millis | null }[]>()
  for (let at = 0; at < users.length; at += membersAtOnce)
    for (const { userId, expiresAt } of await tx.db
      .selectFrom('membership')
      .select(['userId', 'expiresAt'])
      .where('groupId', '=', group)
      .where('userId', 'in', users.slice(at, at + membersAtOnce))
      .execute()) {
      const known = ends.get(userId)
      if (known === undefined) ends.set(userId, [{ expiresAt }])
      else known.push({ expiresAt })
    }
  const changes: MemberChanges = { added: [], removed: [], addedGroups: [], removedGroups: [] }
  for (const user of users) {
    const end = latestEnd(ends.get(user) ?? [])
    if (end === undefined) changes.removed.push(user)
    else changes.added.push({ user, expiresAt: end })
  }
  return changes
}

/** Writes down what became of a group's members and answers the group's new version. */
export async function recordMembers(tx: Tx, deed: Deed, group: GroupId, changes: MemberChanges): Promise<number> {
  const version = await record(tx, deed, 'group.members', group, () => ({ of: 'members', group, ...changes }), {
    added: changes.added.map(({ user }) => user),
    removed: changes.removed,
    addedGroups: changes.addedGroups.map(({ group: id }) => id),
    removedGroups: changes.removedGroups,
  })
  await tx.db.updateTable('group').set({ version }).where('id', '=', group).execute()
  return version
}

const isManager = (asker: Asker, group: Group): boolean => asker.id !== null && group.managers.includes(asker.id)

/**
 * A manager edits who is in the group and until when, and nothing else; everybody else needs the right to change the
 * group itself.
 */
async function requireEditsMembers(tx: Tx, asker: Asker, group: Group): Promise<void> {
  if (isManager(asker, group) && group.source === 'local') return
  await requireManagesGroup(tx, asker, group)
}

/**
 * Adds, prolongs and removes direct members set by hand. Those who are in already, or are not, stay as they are.
 * Answers the group's version. Throws Problem `conflict` for a circle of groups.
 */
export async function changeMembers(tx: Tx, input: MemberChange): Promise<number> {
  const asker = await resolveAsker(tx, input.actor, input.at)
  const group = await getGroup(tx, input.group)
  await requireEditsMembers(tx, asker, group)
  const users = new Set<UserId>()
  const groups = new Set<GroupId>()

  for (const member of input.add) {
    const { id } = member
    const user = await tx.db.selectFrom('user').select('role').where('id', '=', id).executeTakeFirst()
    if (user === undefined) throw new Problem('missing', 'One of these people does not exist any more.')
    if (user.role !== 'user' && !isManager(asker, group)) requireRole(asker, 'admin')
    if (await putMember(tx, ['membership', 'userId'], group.id, member, input.at)) users.add(id)
  }
  for (const id of input.remove) {
    const { numDeletedRows } = await tx.db
      .deleteFrom('membership')
      .where('groupId', '=', group.id)
      .where('userId', '=', id)
      .where('origin', '=', byHand)
      .executeTakeFirst()
    if (numDeletedRows === 1n) users.add(id)
  }
  if (input.addGroups.length + input.removeGroups.length > 0)
    await changeInside(tx, input, asker, group, member => groups.add(member))

  if (users.size + groups.size === 0) return group.version
  return recordMembers(tx, input, group.id, await tellMembers(tx, group.id, { users: [...users], groups: [...groups] }))
}

async function changeInside(
  tx: Tx,
  input: MemberChange,
  asker: Asker,
  group: Group,
  touched: (member: GroupId) => void,
): Promise<void> {
  // Which groups are inside decides whom others' rules let in, so it is not for those who only keep a list of people.
  await requireManagesGroup(tx, asker, group)
  for (const id of input.removeGroups) {
    const { numDeletedRows } = await tx.db
      .deleteFrom('groupMember')
      .where('groupId', '=', group.id)
      .where('memberId', '=', id)
      .where('origin', '=', byHand)
      .executeTakeFirst()
    if (numDeletedRows === 1n) touched(id)
  }
  for (const member of input.addGroups) {
    const { id } = await getGroup(tx, member.id)
    const nesting = await readNesting(tx)
    requireNestable(nesting, group.id, id)
    if (!isAtLeast(asker.role, 'admin')) await requireNobodyAbove(tx, [...reachFrom(id, nesting.inside)])
    if (await putMember(tx, ['groupMember', 'memberId'], group.id, member, input.at)) touched(id)
  }
}

/** Answers whether anything is different now. */
async function putMember(
  tx: Tx,
  [table, column]: ['membership', 'userId'] | ['groupMember', 'memberId'],
  group: GroupId,
  { id, expiresAt }: NewMember<UserId | GroupId>,
  at: Millis,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} ("groupId", ${sql.ref(column)}, "origin", "expiresAt", "createdAt")
    values (${group}, ${id}, ${byHand}, ${expiresAt}, ${at})
    on conflict ("groupId", ${sql.ref(column)}, "origin") do update set "expiresAt" = excluded."expiresAt"
    where ${sql.ref(`${table}.expiresAt`)} is distinct from excluded."expiresAt"`.execute(tx.db)
  return numAffectedRows === 1n
}

export const membershipCommands = {
  changeMembers,

  /** Who may edit the membership. Answers the group's version. */
  async changeManagers(tx: Tx, input: Deed & { group: GroupId; add: UserId[]; remove: UserId[] }): Promise<number> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const group = await getGroup(tx, input.group)
    await requireManagesGroup(tx, asker, group)
    const managers = new Set(group.managers)
    for (const id of input.add) {
      const user = await tx.db.selectFrom('user').select('id').where('id', '=', id).executeTakeFirst()
      if (user === undefined) throw new Problem('missing', 'One of these people does not exist any more.')
      managers.add(id)
    }
    for (const id of input.remove) managers.delete(id)
    return putManagers(tx, input, group, [...managers].toSorted())
  },
}

/** Writes who the managers are, and answers the group's version. */
export async function putManagers(tx: Tx, deed: Deed, group: Group, managers: UserId[]): Promise<number> {
  if (managers.join() === group.managers.join()) return group.version
  await tx.db.deleteFrom('groupManager').where('groupId', '=', group.id).execute()
  const rows = managers.map(userId => ({ groupId: group.id, userId }))
  if (rows.length > 0) await tx.db.insertInto('groupManager').values(rows).execute()
  const version = await record(
    tx,
    deed,
    'group.managers',
    group.id,
    seq => ({ of: 'group', group: { ...group, managers, version: seq } }),
    {
      added: managers.filter(id => !group.managers.includes(id)),
      removed: group.managers.filter(id => !managers.includes(id)),
    },
  )
  await tx.db.updateTable('group').set({ version }).where('id', '=', group.id).execute()
  return version
}
