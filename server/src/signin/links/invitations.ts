import {
  conflictingField,
  days,
  hashToken,
  limits,
  Problem,
  type Clock,
  type GroupId,
  type Millis,
  type PasswordHasher,
  type Sealer,
  type Secret,
  type UserId,
} from '#ground'
import {
  checkNewPassword,
  newUsername,
  parseLine,
  parseUsername,
  prepareUser,
  requireRole,
  stateOf,
  suggestUsernames,
  type Actor,
  type DirectoryMemory,
  type Origin,
  type Role,
  type User,
} from '#directory'
import type { Kysely, MailRow, Run, Tables } from '#store'
import type { SigninCommands } from '../commands.ts'
import type { FirstCredential } from '../commands/invitation-commands.ts'
import type { Post } from '../post.ts'
import type { Advance, Progress, Visit } from '../progress.ts'
import type { FactorBook } from '../second-factor/factors.ts'
import type { createPasskeys } from '../second-factor/passkeys.ts'
import { fromPages, newDeed } from '../sessions.ts'
import type { MadeLink, PersonLinks } from './person-links.ts'

export interface InvitationParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  hasher: PasswordHasher
  sealer: Sealer
  post: Post
  links: PersonLinks
  progress: Progress
  factors: FactorBook
  passkeys: ReturnType<typeof createPasskeys>
}

/** Who asks, and from where. */
export interface By {
  actor: Actor
  origin: Origin
}

export interface Invite {
  displayName: string
  email: string | null
  role: Role
  groups: GroupId[]
  /** Whether the link is mailed too, where mail is sent and there is an address. */
  mail: boolean
}

export interface Invited {
  user: User
  link: MadeLink
  /** The address the link was mailed to; null: hand it over. */
  mailedTo: string | null
}

/** Somebody who has not accepted yet. */
export interface Invitation {
  user: User
  invitedBy: string | null
  createdAt: Millis
  /** Null: the last link was used up or has run out. */
  expiresAt: Millis | null
}

/** Somebody's name as they want it, and how they will sign in. */
export interface Acceptance {
  displayName: string
  username: string
  with: { password: Secret } | { credential: string; passkeyName: string }
}

/** The person a stored `createdBy` names, as others call them. */
const inviterOf = (memory: DirectoryMemory, createdBy: string | null): string | null =>
  createdBy?.startsWith('user:')
    ? (memory.people.find(createdBy.slice('user:'.length) as UserId)?.displayName ?? null)
    : null

/** People who are asked in: made without a username, which they choose with what they will sign in with. */
export function createInvitations(parts: InvitationParts) {
  const { clock, run, read, memory, hasher, sealer, post, links, progress, factors, passkeys } = parts
  const bindingOf = (token: string): string => `invitation ${hashToken(token)}`

  function makeLink(by: By, user: Pick<User, 'id' | 'displayName' | 'locale' | 'zoneinfo' | 'email'>, mailed: boolean) {
    const { row, path, link } = links.make('invitation', user.id, days(memory.settings().invitation.days))
    const invitedBy = by.actor.kind === 'user' ? (memory.people.find(by.actor.id)?.displayName ?? null) : null
    const { email: to } = user
    const mail: MailRow[] =
      mailed && to !== null
        ? post.prepareLetter({
            kind: 'invitation',
            user,
            to,
            facts: { invitedBy, path, until: link.expiresAt },
            expiresAt: link.expiresAt,
          })
        : []
    return { row, link, mail, mailedTo: mail.length > 0 ? to : null }
  }

  /** Whether nobody has it, nor had it before they were forgotten. */
  async function isFree(username: string, except: UserId): Promise<boolean> {
    const holder = memory.people.findByUsername(username) ?? memory.people.findByEmail(username)
    if (holder !== undefined && holder.id !== except) return false
    const { usernameHash } = newUsername({ sealer }, username)
    const tombstone = await read
      .selectFrom('tombstone')
      .select('at')
      .where('hash', '=', usernameHash)
      .executeTakeFirst()
    return tombstone === undefined
  }

  async function checkName(user: User, { displayName, username }: Pick<Acceptance, 'displayName' | 'username'>) {
    const name = parseLine('displayName', displayName, limits.user.displayNameLengthMax)
    if (name === '') throw new Problem('invalid', 'A person needs a name.', { fields: [needsName] })
    const chosen = parseUsername(username)
    if (!(await isFree(chosen, user.id)))
      throw conflictingField('username', 'This username is taken. Choose another one.')
    return { displayName: name, ...newUsername({ sealer }, chosen) }
  }

  async function findOpen(token: string | undefined) {
    const found = await links.find('invitation', token)
    return found !== undefined && stateOf(found.user, clock.now()) === 'invited' ? found : undefined
  }

  async function prepareCredential(
    user: User,
    how: Acceptance['with'],
    token: string,
    address: string,
  ): Promise<{ credential: FirstCredential; codes: string[] | null }> {
    if ('password' in how) {
      checkNewPassword(how.password, user)
      return { credential: { kind: 'password', hash: await hasher.hash(how.password, address) }, codes: null }
    }
    const made = await factors.preparePasskey(user, how.credential, how.passkeyName, bindingOf(token))
    return { credential: { kind: 'passkey', passkey: made.passkey, codes: made.hashed }, codes: made.codes }
  }

  return {
    /** Throws Problem `invalid` or `conflict` as for any new person, and `forbidden` for what the asker may not give. */
    async create(by: By, { mail: mailed, ...input }: Invite): Promise<Invited> {
      const person = await prepareUser(
        { clock, hasher, sealer, memory, origin: by.origin },
        { ...input, username: null },
      )
      const { row, link, mail, mailedTo } = makeLink(by, { ...person, zoneinfo: null }, mailed)
      const deed = newDeed(clock, by.actor, by.origin)
      const user = await run('invite', { person: { ...deed, ...person }, link: row, mail })
      post.wake()
      return { user, link, mailedTo }
    },

    /** Another link; the one there was stops working. Throws Problem `conflict` for somebody who is not invited. */
    async renew(by: By, id: UserId, { mail: mailed }: { mail: boolean }): Promise<Invited> {
      requireRole(askerOf(by), 'usermanager')
      const found = memory.people.find(id)
      if (found === undefined) throw new Problem('missing', 'There is no such person; they may have been deleted.')
      const { row, link, mail, mailedTo } = makeLink(by, found, mailed)
      const user = await run('renewInvitation', { ...newDeed(clock, by.actor, by.origin), link: row, mail })
      post.wake()
      return { user, link, mailedTo }
    },

    cancel: (by: By, id: UserId): Promise<void> =>
      run('cancelInvitation', { ...newDeed(clock, by.actor, by.origin), id }),

    /** Everybody who has not accepted yet, the newest link first. */
    async list(by: By): Promise<Invitation[]> {
      requireRole(askerOf(by), 'usermanager')
      const rows = await read
        .selectFrom('user')
        .leftJoin('oneTime', join =>
          join.onRef('oneTime.userId', '=', 'user.id').on('oneTime.kind', '=', 'invitation').on('usedAt', 'is', null),
        )
        .select(['user.id', 'oneTime.createdBy', 'oneTime.createdAt', 'oneTime.expiresAt', 'oneTime.credentialVersion'])
        .where('username', 'is', null)
        .orderBy('oneTime.createdAt', 'desc')
        .orderBy('user.id')
        .execute()
      const now = clock.now()
      return rows.flatMap(row => {
        const user = memory.people.find(row.id as UserId)
        if (user === undefined || stateOf(user, now) !== 'invited') return []
        const isOpen = (row.expiresAt ?? 0) > now && row.credentialVersion === user.credentialVersion
        const createdAt = row.createdAt ?? user.createdAt
        return [
          { user, invitedBy: inviterOf(memory, row.createdBy), createdAt, expiresAt: isOpen ? row.expiresAt : null },
        ]
      })
    },

    /** What its reader is shown. Undefined for a link that cannot be accepted. */
    async find(token: string | undefined): Promise<(Invitation & { expiresAt: Millis }) | undefined> {
      const found = await findOpen(token)
      if (found === undefined) return undefined
      const { row, user } = found
      const { createdAt, expiresAt } = row
      return { user, invitedBy: inviterOf(memory, row.createdBy), createdAt, expiresAt }
    },

    /** Usernames that are free now, for somebody of that name. */
    async suggest(user: User, displayName: string, count: number): Promise<string[]> {
      const free: string[] = []
      for (const username of suggestUsernames(displayName, user.email)) {
        if (free.length === count) break
        if (await isFree(username, user.id)) free.push(username)
      }
      return free
    },

    /** Throws Problem `invalid` or `conflict` on `displayName` or `username`. Nothing is taken yet. */
    async check(user: User, name: Pick<Acceptance, 'displayName' | 'username'>): Promise<void> {
      await checkName(user, name)
    },

    /** What the browser is asked with, for a passkey that will be the way in. Undefined for a link that has ended. */
    async offerPasskey(token: string | undefined, name: Pick<Acceptance, 'displayName' | 'username'>) {
      const found = await findOpen(token)
      if (found === undefined || token === undefined) return undefined
      const { displayName, username } = await checkName(found.user, name)
      return passkeys.offerRegistration({ id: found.user.id, displayName, username }, bindingOf(token), { alone: true })
    },

    /**
     * The person is one from here on, and on the way in. Undefined for a link that has ended. Throws Problem `invalid` or
     * `conflict`, on the field that is wrong; the link still works then.
     */
    async accept(
      token: string | undefined,
      { with: how, ...wish }: Acceptance,
      visit: Visit,
      { demanded = false } = {},
    ): Promise<Advance | undefined> {
      const found = await findOpen(token)
      if (found === undefined || token === undefined) return undefined
      const name = await checkName(found.user, wish)
      const { address } = visit.visitor
      const { username } = name
      const { credential, codes } = await prepareCredential({ ...found.user, username }, how, token, address)
      const { actor: _actor, ...deed } = newDeed(clock, { kind: 'system', name: 'sign-in' }, fromPages(visit.visitor))
      try {
        const user = await run('acceptInvitation', { ...deed, hash: hashToken(token), name, credential })
        return await progress.start(user, codes === null ? ['link'] : ['link', 'verified-passkey'], visit, {
          demanded,
          codes,
        })
      } catch (error) {
        if (error instanceof Problem && error.code === 'conflict' && (await findOpen(token)) === undefined)
          return undefined
        throw error
      }
    },
  }
}

const needsName = { path: 'displayName', message: 'A person needs a name.' } as const

const askerOf = ({ actor }: By): { role: Role } => (actor.kind === 'system' ? { role: 'owner' } : actor)
