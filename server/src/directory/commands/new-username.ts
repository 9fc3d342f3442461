import { conflictingField, type UserId } from '#ground'
import type { Tx } from '#store'
import { requireNameFree } from './names.ts'

/** A username about to be somebody's for good. */
export interface NewUsername {
  username: string
  /** The id where the username is not ASCII, else the username. */
  subject: string
  /** Keyed hash of the folded username, to be compared with the tombstones. */
  usernameHash: string
}

/** Throws Problem `conflict` on `username` for one that somebody has, or had before they were forgotten for good. */
export async function requireUsernameFree(tx: Tx, id: UserId, name: NewUsername): Promise<void> {
  const { username, subject, usernameHash } = name
  const tombstone = await tx.db.selectFrom('tombstone').select('at').where('hash', '=', usernameHash).executeTakeFirst()
  if (tombstone !== undefined)
    throw conflictingField(
      'username',
      'This username belonged to somebody who was deleted, and names are never given again. Choose another one.',
    )
  await requireNameFree(tx, username, id, 'asUsername')
  if (await isSubjectTaken(tx, id, subject))
    throw conflictingField(
      'username',
      'Apps know somebody else by this username, who had it before it was changed in their directory. Choose another one.',
    )
}

/** Subjects stay when usernames change in a directory, and are nobody else's then. */
async function isSubjectTaken(tx: Tx, id: UserId, subject: string): Promise<boolean> {
  const holder = tx.db.selectFrom('user').select('id').where('subject', '=', subject).where('id', '!=', id)
  return (await holder.executeTakeFirst()) !== undefined
}

/** The name of somebody from a directory, where it is given there: apps that know another by it are told the id. */
export async function withOwnSubject(tx: Tx, id: UserId, name: NewUsername): Promise<NewUsername> {
  return (await isSubjectTaken(tx, id, name.subject)) ? { ...name, subject: id } : name
}
