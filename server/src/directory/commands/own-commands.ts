import { Problem, type UserId } from '#ground'
import type { Tx } from '#store'
import { splitDisplayName } from '../names.ts'
import { stateOf, type User } from '../user.ts'
import { record, type Deed } from './deed.ts'
import { claimName, releaseEmail } from './names.ts'
import { retellGroupsOf } from './retold-groups.ts'
import { requireUsernameFree, type NewUsername } from './new-username.ts'
import { closeSetup, endMailedLinks, getUser, putUser } from './user-commands.ts'

/** Steps people take themselves by a link. Whether the link is good is the caller's to have checked. */

/**
 * Somebody invited is a person from here on. Throws Problem `conflict` on `username` for one that is taken, and without a
 * field for somebody who is not invited any more.
 */
export async function acceptUsername(
  tx: Tx,
  deed: Deed,
  id: UserId,
  { displayName, ...name }: NewUsername & { displayName: string },
): Promise<User> {
  const before = await getUser(tx, id)
  if (stateOf(before, deed.at) !== 'invited') throw new Problem('conflict', 'This invitation does not stand any more.')
  await requireUsernameFree(tx, id, name)
  await claimName(tx, name.username, id, 'asUsername')
  if (before.role === 'owner') await closeSetup(tx, deed.at)
  const after: User = {
    ...before,
    username: name.username,
    subject: name.subject,
    displayName,
    ...(before.namesSet ? {} : splitDisplayName(displayName)),
    updatedAt: deed.at,
  }
  after.version = await record(tx, deed, 'user.accepted', id, seq => ({ of: 'user', user: { ...after, version: seq } }))
  await putUser(tx, after)
  await retellGroupsOf(tx, deed, after.id)
  return after
}

/** An address that its person has shown to be theirs. Throws Problem `conflict` on `email` when it is somebody else's. */
export async function changeOwnEmail(tx: Tx, deed: Deed, id: UserId, email: string): Promise<User> {
  const before = await getUser(tx, id)
  if (before.email !== null) await releaseEmail(tx, before.email, id)
  await claimName(tx, email, id, 'asEmail')
  await endMailedLinks(tx, id)
  const after: User = { ...before, email, emailVerified: true, updatedAt: deed.at }
  after.version = await record(
    tx,
    deed,
    'user.updated',
    id,
    seq => ({ of: 'user', user: { ...after, version: seq } }),
    { fields: ['email', 'emailVerified'] },
  )
  await putUser(tx, after)
  return after
}
