import { Problem, type UserId } from '#ground'
import type { Commands, Tx } from '#store'
import { appendAudit } from '../audit.ts'
import type { ChangeKind } from '../change-log.ts'
import type { User } from '../user.ts'
import { requireManages, resolveAsker } from '../who-may.ts'
import { record, type Deed } from './deed.ts'
import {
  distrustBrowsers,
  endSessions,
  getUser,
  putUser,
  requireAnOwnerLeft,
  withRaisedCredentials,
} from './user-commands.ts'

/** A change of somebody's own factors; nobody makes one for another. Throws Problem `forbidden`. */
export async function requireOwn(tx: Tx, { actor, at }: Deed, userId: UserId): Promise<User> {
  const asker = await resolveAsker(tx, actor, at)
  if (asker.id !== userId) throw new Problem('forbidden', 'People set up their second factor themselves.')
  return getUser(tx, userId)
}

const hasRow = async (tx: Tx, table: 'totp' | 'passkey', userId: UserId): Promise<boolean> =>
  (await tx.db.selectFrom(table).select('userId').where('userId', '=', userId).limit(1).executeTakeFirst()) !==
  undefined

/**
 * To be called after somebody's factors have changed: says in their row whether they have one, forgets which browsers
 * were let off it, drops recovery codes that are for nothing any more, and records the change.
 */
export async function recordFactors(
  tx: Tx,
  deed: Deed,
  before: User,
  kind: ChangeKind,
  data: Record<string, unknown> = {},
): Promise<User> {
  const secondFactor = (await hasRow(tx, 'totp', before.id)) || (await hasRow(tx, 'passkey', before.id))
  const after: User = { ...before, secondFactor, updatedAt: deed.at }
  await distrustBrowsers(tx, before.id)
  if (!secondFactor) await tx.db.deleteFrom('recoveryCode').where('userId', '=', before.id).execute()
  after.version = await record(
    tx,
    deed,
    kind,
    before.id,
    seq => ({ of: 'user', user: { ...after, version: seq } }),
    data,
  )
  await putUser(tx, after)
  return after
}

/** Throws Problem `conflict` when nothing is left to sign in with. The caller has already taken it away. */
export async function requireAWayIn(tx: Tx, user: User): Promise<void> {
  if (user.source !== 'local' || (await hasRow(tx, 'passkey', user.id))) return
  const password = await tx.db.selectFrom('password').select('userId').where('userId', '=', user.id).executeTakeFirst()
  if (password === undefined)
    throw new Problem('conflict', 'This is the only way you can sign in. Add another passkey or set a password first.')
}

export const factorCommands = {
  /** Somebody is asked to set one up; false: they have done so meanwhile. Changes nothing, and demands nothing. */
  async askForFactor(tx: Tx, input: Deed & { id: UserId }): Promise<boolean> {
    const { eventId, at, actor, origin, id } = input
    const user = await getUser(tx, id)
    const asker = await resolveAsker(tx, actor, at)
    if (asker.id !== id) requireManages(asker, user)
    if (user.secondFactor) return false
    await appendAudit(tx, { id: eventId, at, kind: 'second-factor.asked', outcome: 'done', actor, subject: id, origin })
    return true
  },

  /** An admin takes all of somebody's factors away, because they are lost. Ends what the person has open. */
  async resetFactors(tx: Tx, input: Deed & { id: UserId }): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getUser(tx, input.id)
    requireManages(asker, before)
    if (asker.id === input.id) throw new Problem('conflict', 'Remove your own factors on your security page.')
    for (const table of ['totp', 'passkey', 'recoveryCode'] as const)
      await tx.db.deleteFrom(table).where('userId', '=', input.id).execute()
    await tx.db.deleteFrom('knownBrowser').where('userId', '=', input.id).execute()
    const after = await recordFactors(tx, input, withRaisedCredentials(before), 'second-factor.reset')
    await endSessions(tx, input, input.id, 'factors-reset')
    if (before.role === 'owner') await requireAnOwnerLeft(tx)
    return after
  },
} satisfies Commands
