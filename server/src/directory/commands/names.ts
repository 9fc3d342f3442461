import { conflictingField, type UserId, type Words } from '#ground'
import type { Tx } from '#store'
import { foldName } from '../names.ts'

type NameUse = 'asUsername' | 'asEmail'

const taken: Record<NameUse, [path: string, words: Words]> = {
  asUsername: ['username', 'This username is taken. Choose another one.'],
  asEmail: ['email', 'This e-mail address belongs to somebody else.'],
}

/** Throws Problem `conflict` when somebody other than `userId` holds the name. */
export async function requireNameFree(tx: Tx, name: string, userId: UserId, use: NameUse): Promise<void> {
  const holder = await tx.db.selectFrom('name').select('userId').where('folded', '=', foldName(name)).executeTakeFirst()
  if (holder !== undefined && holder.userId !== userId) throw conflictingField(...taken[use])
}

/**
 * Takes a name in the one namespace of usernames and e-mail addresses. One person may hold the same string as both.
 * Throws Problem `conflict` when somebody else holds it.
 */
export async function claimName(tx: Tx, name: string, userId: UserId, use: NameUse): Promise<void> {
  await requireNameFree(tx, name, userId, use)
  await tx.db
    .insertInto('name')
    .values({
      folded: foldName(name),
      userId,
      asUsername: use === 'asUsername' ? 1 : 0,
      asEmail: use === 'asEmail' ? 1 : 0,
    })
    .onConflict(conflict => conflict.column('folded').doUpdateSet({ [use]: 1 }))
    .execute()
}

/** Lets a person's e-mail address go. Usernames are never let go. */
export async function releaseEmail(tx: Tx, email: string, userId: UserId): Promise<void> {
  const folded = foldName(email)
  await tx.db
    .updateTable('name')
    .set({ asEmail: 0 })
    .where('folded', '=', folded)
    .where('userId', '=', userId)
    .execute()
  await tx.db
    .deleteFrom('name')
    .where('folded', '=', folded)
    .where('asUsername', '=', 0)
    .where('asEmail', '=', 0)
    .execute()
}
