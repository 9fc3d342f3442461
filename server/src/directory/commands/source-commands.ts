import { Problem, type GroupId, type UserId } from '#ground'
import type { Tx } from '#store'
import { keepRenamedKnown } from '../renamed-elsewhere.ts'
import type { User } from '../user.ts'
import { requireManages, requireRole, resolveAsker } from '../who-may.ts'
import type { Deed } from './deed.ts'
import { requireOpenSource } from './external-commands.ts'
import { recordMembers, tellMembers } from './membership-commands.ts'
import {
  endMailedLinks,
  endSessions,
  getUser,
  recordUser,
  requireAnOwnerLeft,
  withRaisedCredentials,
} from './user-commands.ts'

export const sourceCommands = {
  /**
   * Says where somebody's password is checked from now on. To a directory: they are linked there at their first sign-in or
   * synchronisation by their username, and the password they have here sleeps until they come back. To here: the link
   * goes, that password works again, and whoever has none needs one set or an invitation. What is open of them ends.
   */
  async moveUser(tx: Tx, input: Deed & { id: UserId; source: string; ifVersion?: number }): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    requireRole(asker, 'admin')
    const before = await getUser(tx, input.id)
    requireManages(asker, before)
    if (before.source === input.source) return before
    if (before.username === null)
      throw new Problem(
        'conflict',
        'This person has been invited, and has no username yet that a directory could know.',
      )
    await requireOpenSource(tx, input.source)
    if (before.source !== 'local') await letGo(tx, input, before)
    // Where their password is kept was decided anew; they do not move by themselves any more.
    await tx.db.deleteFrom('bindThrough').where('userId', '=', input.id).execute()
    const moved: User = {
      ...before,
      source: input.source,
      goneAt: null,
      disabledByDirectory: false,
      updatedAt: input.at,
    }
    const after = await recordUser(tx, input, before, withRaisedCredentials(moved))
    await endMailedLinks(tx, input.id)
    await endSessions(tx, input, input.id, 'ended-by-admin')
    if (before.role === 'owner') await requireAnOwnerLeft(tx)
    return after
  },
}

/** The directory they leave knows them no more: they are out of its groups, and what else it gave is by hand. */
async function letGo(tx: Tx, deed: Deed, { id, source }: User): Promise<void> {
  await keepRenamedKnown(tx, { directoryId: source, user: id, at: deed.at })
  await tx.db.deleteFrom('externalLink').where('localId', '=', id).where('directoryId', '=', source).execute()
  const given = await tx.db
    .selectFrom('membership')
    .innerJoin('group', 'group.id', 'membership.groupId')
    .select(['membership.groupId', 'membership.expiresAt', 'membership.createdAt', 'group.source'])
    .where('membership.userId', '=', id)
    .where('membership.origin', '=', source)
    .execute()
  await tx.db.deleteFrom('membership').where('userId', '=', id).where('origin', '=', source).execute()
  for (const row of given) {
    const { groupId, expiresAt, createdAt } = row
    if (row.source === 'local')
      await tx.db
        .insertInto('membership')
        .values({ groupId, userId: id, origin: 'hand', expiresAt, createdAt })
        .onConflict(conflict => conflict.columns(['groupId', 'userId', 'origin']).doNothing())
        .execute()
    const group = groupId as GroupId
    await recordMembers(tx, deed, group, await tellMembers(tx, group, { users: [id], groups: [] }))
  }
}
