import { hashToken, invalidField, limits, Problem, type Clock, type Millis } from '#ground'
import { foldName, isActive, isAtLeast, parseEmail, type DirectoryMemory, type Origin, type User } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { SigninCommands } from '../commands.ts'
import type { PendingEmail } from '../commands/email-commands.ts'
import type { Post } from '../post.ts'
import type { Visitor } from '../session.ts'
import { fromPages, newDeed } from '../sessions.ts'
import type { PersonLinks } from './person-links.ts'

export interface EmailChangeParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  post: Post
  links: PersonLinks
}

/** An address that waits to be proved. Until then the one there was stands everywhere. */
export interface WaitingEmail {
  email: string
  expiresAt: Millis
}

/** People's own e-mail addresses: changed when a link sent to the new one is opened and confirmed, and not before. */
export function createEmailChanges({ clock, run, read, memory, post, links }: EmailChangeParts) {
  const deedOf = ({ id, role }: User, origin: Origin) => newDeed(clock, { kind: 'user', id, role }, origin)

  async function find(token: string | undefined): Promise<{ user: User; email: string } | undefined> {
    const found = await links.find('email-change', token)
    if (found === undefined || found.row.data === null || !isActive(found.user, clock.now())) return undefined
    const { email } = JSON.parse(found.row.data) as PendingEmail
    return { user: found.user, email }
  }

  return {
    /**
     * Mails a link to the address. Whether it is somebody else's is found out when the link is opened, so that asking
     * tells nobody who has which. That the sign-in is fresh is the door's to ask. Throws Problem `invalid` on `email`,
     * `forbidden` where people do not change theirs, `conflict` where no mail is sent, `too-many`.
     */
    async request(user: User, text: string, origin: Origin): Promise<WaitingEmail> {
      if (user.source !== 'local')
        throw new Problem('conflict', 'Your address is kept in an external directory and is changed there.')
      if (memory.settings().policy.lockProfiles && !isAtLeast(user.role, 'admin'))
        throw new Problem('forbidden', 'Addresses are changed by an administrator here. Ask one.')
      if (!post.isOn())
        throw new Problem(
          'conflict',
          'No mail is sent from here, so an address cannot be proved. An administrator can change yours.',
        )
      const email = parseEmail(text)
      if (user.email !== null && foldName(user.email) === foldName(email))
        throw invalidField('email', 'This is your address already. Give the one it is to become.')
      const { row, path, link } = links.make('email-change', user.id, limits.emailLinkMs, { email })
      const { expiresAt } = link
      const facts = { username: user.username ?? '', path, until: expiresAt }
      const mail = post.prepareLetter({ kind: 'email-change', user, to: email, facts, expiresAt })
      await run('askEmailChange', { ...deedOf(user, origin), link: row, mail })
      post.wake()
      return { email, expiresAt }
    },

    /** The address that waits, for the person's own page. */
    async pendingOf(user: User): Promise<WaitingEmail | undefined> {
      const row = await read
        .selectFrom('oneTime')
        .select(['data', 'expiresAt'])
        .where('userId', '=', user.id)
        .where('kind', '=', 'email-change')
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', clock.now())
        .where('credentialVersion', '=', user.credentialVersion)
        .executeTakeFirst()
      if (row === undefined || row.data === null) return undefined
      return { ...(JSON.parse(row.data) as PendingEmail), expiresAt: row.expiresAt }
    },

    cancel: (user: User, origin: Origin): Promise<void> =>
      run('cancelEmailChange', { ...deedOf(user, origin), id: user.id }),

    /** What the link would change. Undefined for one that has ended. */
    find,

    /** Undefined for a link that has ended. Throws Problem `conflict` on `email` when it has become somebody else's. */
    async confirm(token: string | undefined, visitor: Visitor): Promise<User | undefined> {
      const found = await find(token)
      if (found === undefined || token === undefined) return undefined
      const { user, email } = found
      const { address, userAgent } = visitor
      const { actor: _actor, ...deed } = newDeed(clock, { kind: 'system', name: 'sign-in' }, fromPages(visitor))
      const facts = { before: user.email, after: email }
      const mail = post.prepare({ kind: 'email-changed', user, facts, from: { address, userAgent } })
      try {
        const after = await run('confirmEmail', { ...deed, hash: hashToken(token), mail })
        post.wake()
        return after
      } catch (error) {
        if (error instanceof Problem && error.code === 'conflict' && error.fields.length === 0) return undefined
        throw error
      }
    },
  }
}
