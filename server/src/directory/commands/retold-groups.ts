import type { GroupId, UserId } from '#ground'
import type { Tx } from '#store'
import { printActor } from '../actor.ts'
import { appendChange, type MemberChanges } from '../change-log.ts'
import type { Deed } from './deed.ts'

/**
 * The groups of a person who comes into sight or goes out of it (accepted, trashed, restored) show others than before:
 * each has changed, so that whoever follows the log looks at it again. Nothing happened to it that the audit would tell.
 */
export async function retellGroupsOf(tx: Tx, deed: Deed, id: UserId): Promise<void> {
  const rows = await tx.db.selectFrom('membership').select('groupId').distinct().where('userId', '=', id).execute()
  for (const { groupId } of rows) await retellGroup(tx, deed, groupId as GroupId, {})
}

/** The same of the groups that one is directly inside of, which is about to be deleted. */
export async function retellGroupsAround(tx: Tx, deed: Deed, id: GroupId): Promise<void> {
  const rows = await tx.db.selectFrom('groupMember').select('groupId').distinct().where('memberId', '=', id).execute()
  for (const { groupId } of rows) await retellGroup(tx, deed, groupId as GroupId, { removedGroups: [id] })
}

async function retellGroup(tx: Tx, deed: Deed, group: GroupId, changes: Partial<MemberChanges>): Promise<void> {
  const version = await appendChange(
    tx,
    { at: deed.at, actor: printActor(deed.actor), kind: 'group.members', subject: group, data: { ...changes } },
    () => ({ of: 'members', group, added: [], removed: [], addedGroups: [], removedGroups: [], ...changes }),
  )
  await tx.db.updateTable('group').set({ version }).where('id', '=', group).execute()
}
