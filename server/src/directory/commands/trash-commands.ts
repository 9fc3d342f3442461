import { conflictingField, Problem, type GroupId, type Millis, type UserId } from '#ground'
import type { Tx } from '#store'
import { foldName } from '../names.ts'
import { userFromRow, type User } from '../user.ts'
import { requireManages, requireRole, resolveAsker } from '../who-may.ts'
import { dropFromRules } from './access-rules.ts'
import { endAppPasswords } from './app-passwords.ts'
import { record, type Deed } from './deed.ts'
import { getGroup } from './group-commands.ts'
import { putManagers } from './membership-commands.ts'
import { claimName, releaseEmail } from './names.ts'
import { dropAsContact } from './service-commands.ts'
import { dropUnusedPictures } from './picture-commands.ts'
import { retellGroupsOf } from './retold-groups.ts'
import { endTokens } from './token-commands.ts'
import { endSessions, getUser, putUser, requireAnOwnerLeft, withRaisedCredentials } from './user-commands.ts'

/** Somebody to be forgotten. The hash is the keyed one of the folded username, made where the key is; null for none. */
export interface Purged {
  id: UserId
  usernameHash: string | null
}

export const trashCommands = {
  async trashUser(tx: Tx, input: Deed & { id: UserId }): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getUser(tx, input.id)
    requireManages(asker, before)
    if (asker.id === input.id) throw new Problem('conflict', 'Nobody deletes their own account.')
    if (before.trashedAt !== null) return before
    const after: User = { ...withRaisedCredentials(before), trashedAt: input.at, updatedAt: input.at }
    // The address is free again; the username never is.
    if (before.email !== null) await releaseEmail(tx, before.email, input.id)
    after.version = await record(tx, input, 'user.trashed', input.id, seq => ({
      of: 'user',
      user: { ...after, version: seq },
    }))
    await putUser(tx, after)
    await retellGroupsOf(tx, input, after.id)
    await endSessions(tx, input, input.id, 'deleted')
    await endTokens(tx, input, input.id)
    await endAppPasswords(tx, input, input.id)
    if (before.role === 'owner') await requireAnOwnerLeft(tx)
    return after
  },

  /**
   * As they were: the same id, groups and factors. `withoutEmail` restores somebody whose address has become another's
   * meanwhile; without it that is Problem `conflict`.
   */
  async restoreUser(tx: Tx, input: Deed & { id: UserId; withoutEmail: boolean }): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getUser(tx, input.id)
    requireManages(asker, before)
    if (before.trashedAt === null) return before
    const after: User = { ...before, trashedAt: null, updatedAt: input.at }
    const holder =
      before.email === null
        ? undefined
        : await tx.db
            .selectFrom('name')
            .select('userId')
            .where('folded', '=', foldName(before.email))
            .executeTakeFirst()
    if (holder === undefined || holder.userId === before.id) {
      if (before.email !== null) await claimName(tx, before.email, input.id, 'asEmail')
    } else if (input.withoutEmail) Object.assign(after, { email: null, emailVerified: false })
    else
      throw conflictingField(
        'email',
        'The e-mail address of this person belongs to somebody else by now. Restore them without it, or free it first.',
      )
    after.version = await record(tx, input, 'user.restored', input.id, seq => ({
      of: 'user',
      user: { ...after, version: seq },
    }))
    await putUser(tx, after)
    await retellGroupsOf(tx, input, after.id)
    return after
  },

  /**
   * Forgets people for good, who are in the trash: their rows go, a keyed hash keeps their usernames from ever being
   * given again, and logs keep ids only. Those who are not in the trash any more (since before `trashedBefore`), or were
   * forgotten meanwhile, are passed over. Answers how many are gone.
   */
  async purgeUsers(tx: Tx, input: Deed & { people: Purged[]; trashedBefore: Millis | null }): Promise<number> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    requireRole(asker, 'admin')
    let gone = 0
    const pictures: (string | null)[] = []
    for (const { id, usernameHash } of input.people) {
      const row = await tx.db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined) continue
      const user = userFromRow(row)
      requireManages(asker, user)
      if (user.trashedAt === null || (input.trashedBefore !== null && user.trashedAt > input.trashedBefore)) continue
      await dropFromRules(tx, input, id)
      await dropAsManager(tx, input, id)
      await dropAsContact(tx, input, id)
      if (usernameHash !== null)
        await tx.db
          .insertInto('tombstone')
          .values({ hash: usernameHash, at: input.at })
          .onConflict(conflict => conflict.column('hash').doNothing())
          .execute()
      await tx.db.deleteFrom('oidcRecord').where('userId', '=', id).execute()
      await tx.db.deleteFrom('externalLink').where('localId', '=', id).execute()
      await record(tx, input, 'user.purged', id, () => ({ of: 'user-gone', id }))
      // Names, password, sessions, memberships, tokens and links go with the row.
      await tx.db.deleteFrom('user').where('id', '=', id).execute()
      pictures.push(user.picture)
      gone++
    }
    await dropUnusedPictures(tx, pictures)
    return gone
  },
}

async function dropAsManager(tx: Tx, deed: Deed, id: UserId): Promise<void> {
  for (const { groupId } of await tx.db
    .selectFrom('groupManager')
    .select('groupId')
    .where('userId', '=', id)
    .execute()) {
    const group = await getGroup(tx, groupId as GroupId)
    await putManagers(
      tx,
      deed,
      group,
      group.managers.filter(manager => manager !== id),
    )
  }
}
