import { Problem, type UserId } from '#ground'
import {
  acceptUsername,
  directoryCommands,
  getUser,
  requireManages,
  resolveAsker,
  stateOf,
  type Deed,
  type NewUser,
  type NewUsername,
  type User,
} from '#directory'
import { putMail } from '#mail'
import type { Commands, MailRow, PasskeyRow, Tx } from '#store'
import { factorCommands, type NewRecoveryCodes } from './factor-commands.ts'
import { consumeOwn, putPersonLink, type NewPersonLink } from './one-time-commands.ts'

/** What somebody invited will sign in with. */
export type FirstCredential =
  | { kind: 'password'; hash: string }
  | { kind: 'passkey'; passkey: PasskeyRow; codes: NewRecoveryCodes }

/** Throws Problem `conflict` for somebody who is not invited, or not any more. */
async function getInvited(tx: Tx, { actor, at }: Deed, id: UserId): Promise<User> {
  const asker = await resolveAsker(tx, actor, at)
  const user = await getUser(tx, id)
  requireManages(asker, user)
  if (stateOf(user, at) !== 'invited')
    throw new Problem('conflict', 'This person is not waiting to accept an invitation. Look again.')
  return user
}

export const invitationCommands = {
  /** The person, without a username, the link and its letter. */
  async invite(tx: Tx, input: { person: NewUser; link: NewPersonLink; mail: MailRow[] }): Promise<User> {
    const { person, link } = input
    const user = await directoryCommands.createUser(tx, person)
    await putPersonLink(tx, { ...person, eventId: `${person.eventId}-link` }, link, user)
    await putMail(tx, input.mail)
    return user
  },

  /** Another link in the place of the one there was. */
  async renewInvitation(tx: Tx, input: Deed & { link: NewPersonLink; mail: MailRow[] }): Promise<User> {
    const user = await getInvited(tx, input, input.link.userId)
    await putPersonLink(tx, input, input.link, user)
    await putMail(tx, input.mail)
    return user
  },

  /** The person goes to the trash, and the link with them. */
  async cancelInvitation(tx: Tx, input: Deed & { id: UserId }): Promise<void> {
    await getInvited(tx, input, input.id)
    await tx.db.deleteFrom('oneTime').where('userId', '=', input.id).where('kind', '=', 'invitation').execute()
    await directoryCommands.trashUser(tx, input)
  },

  /**
   * The link used up, the username taken and the credential set, all or nothing: of many at once one is let in. Throws
   * Problem `conflict`, on `username` when that is taken.
   */
  async acceptInvitation(
    tx: Tx,
    input: Omit<Deed, 'actor'> & {
      hash: string
      name: NewUsername & { displayName: string }
      credential: FirstCredential
    },
  ): Promise<User> {
    const { user } = await consumeOwn(tx, input.hash, 'invitation', input.at)
    const deed: Deed = { ...input, actor: { kind: 'user', id: user.id, role: user.role } }
    await acceptUsername(tx, deed, user.id, input.name)
    const { credential } = input
    if (credential.kind === 'passkey') return (await factorCommands.addPasskey(tx, { ...deed, ...credential })).user
    const { hash } = credential
    return directoryCommands.setPassword(tx, { ...deed, id: user.id, hash, mustChange: false, exceptSession: null })
  },
} satisfies Commands
