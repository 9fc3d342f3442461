import type { UserId } from '#ground'
import type { Tx } from '#store'
import { requireManages, requireRole, resolveAsker } from '../who-may.ts'
import { record, type Deed } from './deed.ts'
import { endSessions, getUser, putUser, withRaisedCredentials, type EndReason } from './user-commands.ts'

export const signOutCommands = {
  /**
   * Ends all a person has open: sessions, what apps hold, LDAP connections and trusted browsers; `except` keeps the
   * session it is done in. Answers how many sessions ended. Throws Problem `forbidden` for somebody above who asks.
   */
  async signOutPerson(tx: Tx, input: Deed & { id: UserId; except: string | null; reason: EndReason }): Promise<number> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getUser(tx, input.id)
    if (asker.id !== input.id) requireManages(asker, before)
    const after = { ...withRaisedCredentials(before), updatedAt: input.at }
    after.version = await record(tx, input, 'user.signed-out', input.id, seq => ({
      of: 'user',
      user: { ...after, version: seq },
    }))
    await putUser(tx, after)
    const ended = await endSessions(tx, input, input.id, input.reason, input.except)
    if (input.except !== null)
      await tx.db
        .updateTable('session')
        .set({ credentialVersion: after.credentialVersion })
        .where('id', '=', input.except)
        .where('userId', '=', input.id)
        .where('endedAt', 'is', null)
        .execute()
    await tx.db.deleteFrom('knownBrowser').where('userId', '=', input.id).execute()
    return ended
  },

  /**
   * Ends the LDAP connections of all people, of owners too if an owner asks, on every node. Throws Problem `forbidden`.
   */
  async endConnections(tx: Tx, input: Deed): Promise<void> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    requireRole(asker, 'admin')
    const exceptOwners = asker.role !== 'owner'
    await record(
      tx,
      input,
      'session.connections-ended',
      'everyone',
      () => ({ of: 'connections-ended', exceptOwners }),
      { exceptOwners },
    )
  },
}
