import {
  hashToken,
  limits,
  Problem,
  type Clock,
  type Log,
  type Millis,
  type PasswordHasher,
  type Secret,
  type UserId,
} from '#ground'
import { checkNewPassword, isActive, type Actor, type DirectoryMemory, type User } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { SigninCommands } from '../commands.ts'
import type { Post } from '../post.ts'
import type { Advance, Progress, Visit } from '../progress.ts'
import type { Visitor } from '../session.ts'
import { fromPages, newDeed } from '../sessions.ts'
import type { By } from './invitations.ts'
import type { MadeLink, PersonLinks } from './person-links.ts'

export interface ResetParts {
  clock: Clock
  log: Log
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  hasher: PasswordHasher
  post: Post
  links: PersonLinks
  progress: Progress
}

const itself: Actor = { kind: 'system', name: 'sign-in' }

/** Passwords that somebody has forgotten: a link that lets its reader choose a new one. It proves no second factor. */
export function createResets({ clock, log, run, read, memory, hasher, post, links, progress }: ResetParts) {
  const pending = new Set<Promise<void>>()
  const asked = new Map<string, Millis[]>()

  /** Of one address, in bounded memory. The answer does not tell: whoever asks too often is sent nothing. */
  function isTooMany(address: string): boolean {
    const now = clock.now()
    const recent = (asked.get(address) ?? []).filter(at => Math.abs(now - at) < limits.linkMail.windowMs)
    asked.delete(address)
    asked.set(address, [...recent, now].slice(-limits.linkMail.perAddressMax - 1))
    const [oldest] = asked.keys()
    if (asked.size > limits.linkMail.addressesMax && oldest !== undefined) asked.delete(oldest)
    return recent.length >= limits.linkMail.perAddressMax
  }

  /** Where somebody is written to: never an address that nobody has shown to be theirs. */
  const addressOf = ({ email, emailVerified, recoveryEmail }: User): string | null =>
    recoveryEmail ?? (emailVerified ? email : null)

  async function mail(user: User, visitor: Visitor): Promise<void> {
    const to = addressOf(user)
    const now = clock.now()
    if (to === null || user.username === null || user.source !== 'local' || !isActive(user, now)) return
    const password = await read.selectFrom('password').select('userId').where('userId', '=', user.id).executeTakeFirst()
    if (password === undefined) return
    const { row, path, link } = links.make('password-reset', user.id, limits.resetLinkMs)
    const { username } = user
    const { expiresAt } = link
    const facts = { username, path, until: expiresAt }
    const letter = post.prepareLetter({ kind: 'password-reset', user, to, facts, expiresAt })
    if (letter.length === 0) return
    const deed = newDeed(clock, itself, fromPages(visitor))
    if (await run('mailReset', { ...deed, link: row, mail: letter })) post.wake()
  }

  async function findPerson(token: string | undefined): Promise<User | undefined> {
    const found = await links.find('password-reset', token)
    return found !== undefined && isActive(found.user, clock.now()) ? found.user : undefined
  }

  return {
    /**
     * Mails a link to whoever this names, if that is somebody with a password of their own and an address. Returns before
     * it has looked: the answer and its time are the same for every name.
     */
    ask(identifier: string, visitor: Visitor): void {
      const user = memory.people.resolve(identifier)
      if (isTooMany(visitor.address) || user === undefined || !post.isOn()) return
      const work = mail(user, visitor)
        .catch((error: unknown) => log.warn({ err: error }, 'a link to choose a password was not mailed'))
        .finally(() => pending.delete(work))
      pending.add(work)
    },

    /** Waits for what was asked for. */
    async settled(): Promise<void> {
      await Promise.all(pending)
    },

    /** For an admin to hand over; no mail is needed. Throws Problem `conflict` for somebody who could not use it. */
    async makeLink(by: By, id: UserId): Promise<MadeLink> {
      const { row, link } = links.make('password-reset', id, limits.resetLinkMs)
      await run('makeResetLink', { ...newDeed(clock, by.actor, by.origin), link: row })
      return link
    },

    /** Whose password the link is for. Undefined for one that has ended. */
    find: findPerson,

    /** Throws Problem `invalid` on `password`; the link still works then. Undefined for one that has ended. */
    async choose(token: string | undefined, password: Secret, visit: Visit): Promise<Advance | undefined> {
      const user = await findPerson(token)
      if (user === undefined || token === undefined) return undefined
      checkNewPassword(password, user)
      const { address, userAgent } = visit.visitor
      const passwordHash = await hasher.hash(password, address)
      const { actor: _actor, ...deed } = newDeed(clock, itself, fromPages(visit.visitor))
      const notice = post.prepare({ kind: 'password-changed', user, facts: {}, from: { address, userAgent } })
      try {
        const after = await run('resetPassword', { ...deed, linkHash: hashToken(token), passwordHash, mail: notice })
        post.wake()
        return await progress.start(after, ['link'], visit)
      } catch (error) {
        if (error instanceof Problem && error.code === 'conflict') return undefined
        throw error
      }
    },
  }
}
