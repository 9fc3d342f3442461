import { limits, Problem, type UserId } from '#ground'
import { directoryCommands, getUser, isActive, requireManages, resolveAsker, type Deed, type User } from '#directory'
import { putMail } from '#mail'
import type { Commands, MailRow, Tx } from '#store'
import { consumeOwn, linkEnded, putPersonLink, type NewPersonLink } from './one-time-commands.ts'

/** How many messages of a kind somebody was sent within the last hour: kept in the store, so all nodes count together. */
export async function countMails(tx: Tx, userId: UserId, kind: string, at: number): Promise<number> {
  const { count } = await tx.db
    .selectFrom('mail')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('userId', '=', userId)
    .where('kind', '=', kind)
    .where('createdAt', '>', at - limits.linkMail.windowMs)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const resetCommands = {
  /** False where nothing was made: they were changed meanwhile, or have been sent enough for now. */
  async mailReset(tx: Tx, input: Deed & { link: NewPersonLink; mail: MailRow[] }): Promise<boolean> {
    const user = await getUser(tx, input.link.userId)
    if (!isActive(user, input.at) || user.source !== 'local') return false
    if ((await countMails(tx, user.id, 'password-reset', input.at)) >= limits.linkMail.perPersonMax) return false
    await putPersonLink(tx, input, input.link, user)
    await putMail(tx, input.mail)
    return true
  },

  /** For an admin to hand over. Throws Problem `conflict` for somebody who could not sign in with a password. */
  async makeResetLink(tx: Tx, input: Deed & { link: NewPersonLink }): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const user = await getUser(tx, input.link.userId)
    requireManages(asker, user)
    if (user.source !== 'local')
      throw new Problem('conflict', 'This person’s password is kept in an external directory and is changed there.')
    if (!isActive(user, input.at))
      throw new Problem('conflict', 'This person cannot sign in now, so a link would not let them in.')
    await putPersonLink(tx, input, input.link, user)
    return user
  },

  /** Uses the link up and sets the password; other sessions end. */
  async resetPassword(
    tx: Tx,
    input: Omit<Deed, 'actor'> & { linkHash: string; passwordHash: string; mail: MailRow[] },
  ): Promise<User> {
    const { user } = await consumeOwn(tx, input.linkHash, 'password-reset', input.at)
    if (!isActive(user, input.at)) throw linkEnded()
    const deed: Deed = { ...input, actor: { kind: 'user', id: user.id, role: user.role } }
    const password = { hash: input.passwordHash, mustChange: false, exceptSession: null }
    const after = await directoryCommands.setPassword(tx, { ...deed, id: user.id, ...password })
    await putMail(tx, input.mail)
    return after
  },
} satisfies Commands
