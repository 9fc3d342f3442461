import type { GroupId, UserId } from '#ground'
import type { Tx } from '#store'
import type { Deed } from './deed.ts'
import { recordMembers, tellMembersAtOnce } from './membership-commands.ts'

/** Members of one statement. */
const atOnce = 400

/** Who is to be put into a group, and taken out of it, on an external directory's word. */
export interface GivenMembers {
  group: GroupId
  add: readonly UserId[]
  remove: readonly UserId[]
}

/**
 * Changes the memberships an external directory gave, and no others. The caller knows that the group and the people exist.
 * Answers whether anybody is in the group now, or is not, who was not, or was.
 */
export async function changeGivenMembers(
  tx: Tx,
  deed: Deed,
  origin: string,
  { group, add, remove }: GivenMembers,
): Promise<boolean> {
  const touched: UserId[] = []
  for (let at = 0; at < add.length; at += atOnce) {
    const rows = add.slice(at, at + atOnce).map(userId => ({
      groupId: group,
      userId,
      origin,
      expiresAt: null,
      createdAt: deed.at,
    }))
    const added = await tx.db
      .insertInto('membership')
      .values(rows)
      .onConflict(conflict => conflict.columns(['groupId', 'userId', 'origin']).doNothing())
      .returning('userId')
      .execute()
    touched.push(...added.map(({ userId }) => userId as UserId))
  }
  for (let at = 0; at < remove.length; at += atOnce) {
    const removed = await tx.db
      .deleteFrom('membership')
      .where('groupId', '=', group)
      .where('origin', '=', origin)
      .where('userId', 'in', remove.slice(at, at + atOnce))
      .returning('userId')
      .execute()
    touched.push(...removed.map(({ userId }) => userId as UserId))
  }
  if (touched.length === 0) return false
  await recordMembers(tx, deed, group, await tellMembersAtOnce(tx, group, touched))
  return true
}
