import { Problem, type UserId } from '#ground'
import type { Tx } from '#store'
import type { User } from '../user.ts'
import { resolveAsker } from '../who-may.ts'
import { record, type Deed } from './deed.ts'
import { getUser, endSessions, putUser, withRaisedCredentials } from './user-commands.ts'

export const passwordThereCommands = {
  /**
   * Somebody has changed their password in the directory that keeps it: what is open of them ends as with a change here,
   * and nothing of the password is written. `exceptSession` keeps the session in which they did.
   */
  async notePasswordThere(
    tx: Tx,
    input: Deed & { id: UserId; directoryId: string; exceptSession: string },
  ): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    if (asker.id !== input.id) throw new Problem('forbidden', 'People change their password there themselves.')
    const before = await getUser(tx, input.id)
    // They were moved meanwhile: what they changed opens nothing here, and nothing has to end.
    if (before.source !== input.directoryId) return before
    const after: User = { ...withRaisedCredentials(before), updatedAt: input.at }
    after.version = await record(
      tx,
      input,
      'user.password',
      input.id,
      seq => ({ of: 'user', user: { ...after, version: seq } }),
      { directory: input.directoryId },
    )
    await putUser(tx, after)
    await endSessions(tx, input, input.id, 'password-changed', input.exceptSession)
    await tx.db
      .updateTable('session')
      .set({ credentialVersion: after.credentialVersion })
      .where('id', '=', input.exceptSession)
      .where('userId', '=', input.id)
      .execute()
    return after
  },
}
