import type { GroupId, Millis, UserId } from '#ground'
import type { Tx } from '#store'
import { userFromRow, type User } from '../user.ts'
import { record, type Deed } from './deed.ts'
import { recordMembers, tellMembers } from './membership-commands.ts'
import { endSessions, putUser, withRaisedCredentials } from './user-commands.ts'

/** What the clock does by itself. Each finds nothing left to do when another node was first. */
export const clockCommands = {
  /**
   * Ends what has reached its end: memberships lose their rows, people's sessions end. Every read decides by the clock
   * already; this tells those who only follow the log. At most `limit` of each kind; answers how many were found.
   */
  async endExpired(tx: Tx, input: Deed & { limit: number }): Promise<number> {
    const people = await tx.db
      .selectFrom('user')
      .selectAll()
      .where('expiresAt', '<=', input.at)
      .where('expiryNotedAt', 'is', null)
      .limit(input.limit)
      .execute()
    for (const row of people) {
      const after: User = { ...withRaisedCredentials(userFromRow(row)), expiryNotedAt: input.at }
      after.version = await record(tx, input, 'user.expired', after.id, seq => ({
        of: 'user',
        user: { ...after, version: seq },
      }))
      await putUser(tx, after)
      await endSessions(tx, input, after.id, 'expired')
    }
    return people.length + (await endMemberships(tx, input))
  },

  /** Forgets changes nobody will follow any more. A node that has not seen them reads everything anew. */
  async pruneChanges(tx: Tx, { before, limit }: { before: Millis; limit: number }): Promise<number> {
    const old = await tx.db
      .selectFrom('change')
      .select('seq')
      .where('at', '<', before)
      .orderBy('seq')
      .limit(limit)
      .execute()
    const last = old.at(-1)
    if (last === undefined) return 0
    await tx.db.deleteFrom('change').where('seq', '<=', last.seq).where('at', '<', before).execute()
    const value = String(last.seq)
    await tx.db
      .insertInto('meta')
      .values({ key: 'changesPrunedThrough', value })
      .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
      .execute()
    return old.length
  },
}

async function endMemberships(tx: Tx, input: Deed & { limit: number }): Promise<number> {
  const users = await tx.db
    .selectFrom('membership')
    .select(['groupId', 'userId as member'])
    .where('expiresAt', '<=', input.at)
    .limit(input.limit)
    .execute()
  const groups = await tx.db
    .selectFrom('groupMember')
    .select(['groupId', 'memberId as member'])
    .where('expiresAt', '<=', input.at)
    .limit(input.limit)
    .execute()
  for (const groupId of new Set([...users, ...groups].map(row => row.groupId))) {
    const of = (rows: { groupId: string; member: string }[]): string[] => [
      ...new Set(rows.filter(row => row.groupId === groupId).map(row => row.member)),
    ]
    const touched = { users: of(users) as UserId[], groups: of(groups) as GroupId[] }
    for (const userId of touched.users)
      await tx.db
        .deleteFrom('membership')
        .where('groupId', '=', groupId)
        .where('userId', '=', userId)
        .where('expiresAt', '<=', input.at)
        .execute()
    for (const memberId of touched.groups)
      await tx.db
        .deleteFrom('groupMember')
        .where('groupId', '=', groupId)
        .where('memberId', '=', memberId)
        .where('expiresAt', '<=', input.at)
        .execute()
    await recordMembers(tx, input, groupId as GroupId, await tellMembers(tx, groupId as GroupId, touched))
  }
  return users.length + groups.length
}
