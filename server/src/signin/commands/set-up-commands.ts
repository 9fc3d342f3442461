import { Problem, type UserId } from '#ground'
import { directoryCommands, type Deed, type NewUser, type User } from '#directory'
import type { Commands, Tx } from '#store'
import { consume } from './one-time-commands.ts'
import { startSession, type NewSession } from './start-session.ts'

/** Ways in for owners that need no password. */
export const setUpCommands = {
  /** The first owner, the end of the set-up link and the owner's session, all or nothing: of two at once one wins. */
  async claimSetup(tx: Tx, input: { hash: string; owner: NewUser; session: NewSession }): Promise<User> {
    const done = await tx.db.selectFrom('meta').select('value').where('key', '=', 'firstOwnerAt').executeTakeFirst()
    if (done !== undefined) throw new Problem('conflict', 'This server has been set up already. Sign in instead.')
    await consume(tx, input.hash, 'set-up', input.owner.at)
    const owner = await directoryCommands.createUser(tx, input.owner)
    await startSession(tx, {
      ...input.owner,
      eventId: `${input.owner.eventId}-in`,
      session: input.session,
      replaces: null,
    })
    return owner
  },

  /** Uses a break-glass link and begins the owner's session. The person is looked at again: roles may have changed. */
  async redeemOwnerLogin(
    tx: Tx,
    input: Deed & { hash: string; session: Omit<NewSession, 'userId' | 'credentialVersion'> },
  ): Promise<UserId> {
    const { userId } = await consume(tx, input.hash, 'owner-login', input.at)
    const user = await tx.db
      .selectFrom('user')
      .select(['id', 'role', 'credentialVersion', 'trashedAt', 'disabledByAdmin'])
      .where('id', '=', userId ?? '')
      .executeTakeFirst()
    if (
      userId === null ||
      user === undefined ||
      user.role !== 'owner' ||
      user.trashedAt !== null ||
      user.disabledByAdmin === 1
    )
      throw new Problem('conflict', 'This link is for an owner, and the person is none any more.')
    await startSession(tx, {
      ...input,
      session: { ...input.session, userId, credentialVersion: user.credentialVersion },
      replaces: null,
    })
    return userId
  },
} satisfies Commands
