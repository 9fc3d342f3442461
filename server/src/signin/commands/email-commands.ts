import { limits, Problem, type UserId } from '#ground'
import { changeOwnEmail, isActive, requireOwn, type Deed, type User } from '#directory'
import { putMail } from '#mail'
import type { Commands, MailRow, Tx } from '#store'
import { consumeOwn, linkEnded, putPersonLink, type NewPersonLink } from './one-time-commands.ts'
import { countMails } from './reset-commands.ts'

/** What a link to another address holds. */
export interface PendingEmail {
  email: string
}

export const emailCommands = {
  /** Asks for the proof of an address. Nothing about the person changes. */
  async askEmailChange(tx: Tx, input: Deed & { link: NewPersonLink; mail: MailRow[] }): Promise<void> {
    const user = await requireOwn(tx, input, input.link.userId)
    if ((await countMails(tx, user.id, 'email-change', input.at)) >= limits.linkMail.perPersonMax)
      throw new Problem('too-many', 'You have asked for several links within an hour. Wait a while, then ask again.', {
        retryAfterMs: limits.linkMail.windowMs,
      })
    await putPersonLink(tx, input, input.link, user)
    await putMail(tx, input.mail)
  },

  async cancelEmailChange(tx: Tx, input: Deed & { id: UserId }): Promise<void> {
    await requireOwn(tx, input, input.id)
    await tx.db.deleteFrom('oneTime').where('userId', '=', input.id).where('kind', '=', 'email-change').execute()
  },

  /** The address of the link is the person's. Throws Problem `conflict` when it has become somebody else's. */
  async confirmEmail(tx: Tx, input: Omit<Deed, 'actor'> & { hash: string; mail: MailRow[] }): Promise<User> {
    const { user, data } = await consumeOwn(tx, input.hash, 'email-change', input.at)
    if (data === null || !isActive(user, input.at) || user.source !== 'local') throw linkEnded()
    const { email } = JSON.parse(data) as PendingEmail
    const deed: Deed = { ...input, actor: { kind: 'user', id: user.id, role: user.role } }
    const after = await changeOwnEmail(tx, deed, user.id, email)
    await putMail(tx, input.mail)
    return after
  },
} satisfies Commands
