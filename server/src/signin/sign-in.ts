import {
  hashToken,
  isUuid,
  limits,
  newReference,
  newToken,
  newUuid,
  Problem,
  type AppId,
  type Clock,
  type Log,
  type Millis,
  type PasswordHasher,
  type Sealer,
  type Secret,
  type SessionId,
  type UserId,
} from '#ground'
import {
  isActive,
  prepareUser,
  type Actor,
  type Deed,
  type DirectoryCommands,
  type DirectoryMemory,
  type EndReason,
  type EventQueue,
  type Origin,
  type User,
} from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { NewSession, OneTimeKind, SigninCommands } from './commands.ts'
import { createPasswordCheck } from './password-check.ts'
import { sessionFromRow, type Session, type Visitor } from './session.ts'
import type { Throttle } from './throttle.ts'

export interface SignInParts {
  clock: Clock
  log: Log
  run: Run<SigninCommands>
  runDirectory: Run<DirectoryCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  hasher: PasswordHasher
  sealer: Sealer
  throttle: Throttle
  events: EventQueue
}

export interface SignedIn {
  kind: 'signed-in'
  /** For the browser's cookie; kept nowhere else. */
  token: string
  session: Session
}

export type SignInAnswer =
  | SignedIn
  | { kind: 'refused'; reference: string }
  | { kind: 'paused'; until: Millis }
  | { kind: 'busy' }

export interface PasswordSignIn {
  identifier: string
  password: Secret
  visitor: Visitor
  /** The token the browser had before: its session goes on under a new token, or ends if it was somebody else's. */
  previousToken?: string | undefined
}

export interface BindQuestion {
  /** The person's id where the door has found them, else what was given as the name. */
  identifier: string
  password: Secret
  address: string
  app: AppId | 'directory-server'
  /** The connection is bound as an app, through which many people come from one address. */
  sharedAddress?: boolean
  /** Whether the person may open the app; asked only after the password was right. */
  mayOpen: (user: User) => boolean
}

export type BindAnswer = { kind: 'ok'; user: User } | { kind: 'refused' } | { kind: 'busy' }

export interface NewOwner {
  token: string
  username: string
  displayName: string
  email: string | null
  password: Secret
  visitor: Visitor
}

export interface OneTimeLink {
  token: string
  expiresAt: Millis
}

/** Proves who somebody is, and remembers it. */
export interface SignIn {
  withPassword(request: PasswordSignIn): Promise<SignInAnswer>
  /** One password check for a door that keeps no session: LDAP now, others later. */
  bind(question: BindQuestion): Promise<BindAnswer>
  /** The session of a cookie, if it is live and its person active. Notes that it was seen. */
  findSession(token: string | undefined): Promise<{ session: Session; user: User } | undefined>
  /** Whether the session still stands. Its running out can be left aside, for tokens that outlive the browser (`offline_access`). */
  isSessionLive(id: SessionId, options?: { ignoreExpiry?: boolean }): Promise<boolean>
  endSession(id: SessionId, reason: EndReason, actor: Actor, origin: Origin): Promise<void>
  /** Whether the person proved who they are within the last ten minutes. */
  isFresh(session: Session): boolean
  readonly setup: {
    /** Makes a new set-up link; earlier ones stop working. Throws Problem `conflict` once an owner was ever made. */
    createLink(): Promise<OneTimeLink>
    isOpen(token: string): Promise<boolean>
    /** Makes the first owner and signs them in. Of two at once one wins. */
    createOwner(owner: NewOwner): Promise<SignedIn>
  }
  readonly ownerLogin: {
    /** Makes a link that signs an owner in whatever else is broken. Throws Problem `missing` or `forbidden`. */
    createLink(identifier: string): Promise<OneTimeLink & { user: User }>
    redeem(token: string, visitor: Visitor): Promise<SignedIn | { kind: 'refused' }>
  }
  /** Writes when sessions were last seen. */
  flush(): Promise<void>
  deleteExpired(): Promise<void>
}

const system: Actor = { kind: 'system', name: 'sign-in' }

export function createSignIn(parts: SignInParts): SignIn {
  const { clock, run, read, memory, sealer, hasher, events } = parts
  const checkPassword = createPasswordCheck(parts)
  /** When each live session was last seen, since it was last written down. */
  let seen = new Map<SessionId, Millis>()

  const deed = (actor: Actor, origin: Origin): Deed => ({ actor, origin, at: clock.now(), eventId: newUuid(clock) })
  const pagesFrom = (visitor: Visitor): Origin => ({ door: 'pages', address: visitor.address })

  function newSession(
    user: Pick<User, 'id' | 'credentialVersion'>,
    amr: string[],
    visitor: Visitor,
  ): { token: string; row: NewSession } {
    const token = newToken()
    const row: NewSession = {
      id: newUuid(clock) as SessionId,
      tokenHash: hashToken(token),
      userId: user.id,
      credentialVersion: user.credentialVersion,
      amr,
      address: visitor.address,
      userAgent: visitor.userAgent.slice(0, 300),
      expiresAt: clock.now() + limits.session.absoluteMs,
    }
    return { token, row }
  }

  async function getSessionRow(tokenHash: string): Promise<Session> {
    const row = await read
      .selectFrom('session')
      .selectAll()
      .where('tokenHash', '=', tokenHash)
      .executeTakeFirstOrThrow()
    return sessionFromRow(row)
  }

  const signedIn = async (token: string): Promise<SignedIn> => ({
    kind: 'signed-in',
    token,
    session: await getSessionRow(hashToken(token)),
  })

  async function findLive(
    column: 'id' | 'tokenHash',
    value: string,
    ignoreExpiry: boolean,
  ): Promise<{ session: Session; user: User } | undefined> {
    const row = await read.selectFrom('session').selectAll().where(column, '=', value).executeTakeFirst()
    if (row === undefined || row.endedAt !== null) return undefined
    const now = clock.now()
    const user = memory.people.find(row.userId as UserId)
    if (user === undefined || !isActive(user, now) || user.credentialVersion !== row.credentialVersion) return undefined
    const lastSeen = Math.max(row.lastSeenAt, seen.get(row.id as SessionId) ?? 0)
    const hasRunOut = row.expiresAt <= now || now - lastSeen > limits.session.idleMs
    if (hasRunOut && !ignoreExpiry) return undefined
    return { session: sessionFromRow(row), user }
  }

  /** Another session in the same browser: goes on if it is the same person's, and ends otherwise. */
  async function sessionToReplace(token: string | undefined, user: User, origin: Origin): Promise<SessionId | null> {
    if (token === undefined) return null
    const previous = await findLive('tokenHash', hashToken(token), false)
    if (previous === undefined) return null
    if (previous.user.id === user.id) return previous.session.id
    await endSession(
      previous.session.id,
      'signed-out',
      { kind: 'user', id: previous.user.id, role: previous.user.role },
      origin,
    )
    return null
  }

  async function endSession(id: SessionId, reason: EndReason, actor: Actor, origin: Origin): Promise<void> {
    await run('endSession', { ...deed(actor, origin), id, reason })
    seen.delete(id)
  }

  function refuse(
    kind: string,
    user: User | undefined,
    origin: Origin,
    reason: string,
    app: string | null = null,
  ): string {
    const reference = newReference()
    events.add({ kind, outcome: 'refused', actor: system, subject: user?.id ?? null, app, origin, reason, reference })
    return reference
  }

  async function putLink(kind: OneTimeKind, userId: UserId | null, lifetimeMs: Millis): Promise<OneTimeLink> {
    const token = newToken()
    const expiresAt = clock.now() + lifetimeMs
    await run('putOneTime', {
      ...deed({ kind: 'system', name: 'operator' }, { door: 'cli', address: null }),
      hash: hashToken(token),
      kind,
      userId,
      expiresAt,
    })
    return { token, expiresAt }
  }

  /** Today's cost for a password that was just typed in; if it fails, the next sign-in tries again. */
  async function upgradeHash(user: User, hash: string, password: Secret, address: string): Promise<void> {
    try {
      const to = await hasher.hash(password, address)
      await parts.runDirectory('upgradePasswordHash', { id: user.id, from: hash, to })
    } catch (error) {
      parts.log.warn({ err: error }, 'a password hash could not be upgraded')
    }
  }

  return {
    async withPassword({ identifier, password, visitor, previousToken }) {
      const origin = pagesFrom(visitor)
      const answer = await checkPassword({ identifier, password, address: visitor.address })
      if (answer.kind === 'busy') return answer
      if (answer.kind === 'paused') {
        refuse('sign-in', answer.user, origin, 'paused')
        return { kind: 'paused', until: answer.until }
      }
      if (answer.kind === 'wrong')
        return { kind: 'refused', reference: refuse('sign-in', answer.user, origin, 'wrong-password') }

      const { user, hash } = answer
      if (hasher.isOutdated(hash)) await upgradeHash(user, hash, password, visitor.address)
      const replaces = await sessionToReplace(previousToken, user, origin)
      const { token, row } = newSession(user, ['pwd'], visitor)
      const started = await run('startSession', {
        ...deed({ kind: 'user', id: user.id, role: user.role }, origin),
        session: row,
        replaces,
      })
      if (!started) return { kind: 'refused', reference: refuse('sign-in', user, origin, 'changed-meanwhile') }
      return signedIn(token)
    },

    async bind({ identifier, password, address, app, sharedAddress = false, mayOpen }) {
      const origin: Origin = { door: 'ldap', address }
      const answer = await checkPassword({ identifier, password, address, sharedAddress })
      if (answer.kind === 'busy') return answer
      if (answer.kind === 'right' && mayOpen(answer.user)) {
        const { user } = answer
        events.add({
          kind: 'bind',
          outcome: 'done',
          actor: { kind: 'user', id: user.id, role: user.role },
          subject: user.id,
          app,
          origin,
        })
        return { kind: 'ok', user }
      }
      const reason = answer.kind === 'paused' ? 'paused' : answer.kind === 'wrong' ? 'wrong-password' : 'no-access'
      refuse('bind', answer.user, origin, reason, app)
      return { kind: 'refused' }
    },

    async findSession(token) {
      if (token === undefined || token.length !== 43) return undefined
      const found = await findLive('tokenHash', hashToken(token), false)
      if (found !== undefined) seen.set(found.session.id, clock.now())
      return found
    },

    isSessionLive: async (id, options = {}) =>
      isUuid(id) && (await findLive('id', id, options.ignoreExpiry ?? false)) !== undefined,
    endSession,
    isFresh: session => clock.now() - session.authAt <= limits.freshMs,

    setup: {
      async createLink() {
        const done = await read.selectFrom('meta').select('value').where('key', '=', 'firstOwnerAt').executeTakeFirst()
        if (done !== undefined)
          throw new Problem(
            'conflict',
            'This server has been set up. If no owner can sign in, use “doorward owner-login”.',
          )
        return putLink('set-up', null, limits.setupLinkMs)
      },

      async isOpen(token) {
        const row = await read
          .selectFrom('oneTime')
          .select(['usedAt', 'expiresAt'])
          .where('hash', '=', hashToken(token))
          .where('kind', '=', 'set-up')
          .executeTakeFirst()
        return row !== undefined && row.usedAt === null && row.expiresAt > clock.now()
      },

      async createOwner({ token, visitor, ...person }) {
        if (!(await this.isOpen(token)))
          throw new Problem(
            'conflict',
            'This set-up link has been used or has run out. Make a new one with “doorward setup-link”.',
          )
        const origin = pagesFrom(visitor)
        const input = { ...person, role: 'owner' as const, allowReserved: true, password: { plain: person.password } }
        const prepared = await prepareUser({ clock, hasher, sealer, origin }, input)
        const session = newSession({ id: prepared.id, credentialVersion: 1 }, ['pwd'], visitor)
        const owner = { ...deed({ kind: 'system', name: 'set-up' }, origin), ...prepared }
        await run('claimSetup', { hash: hashToken(token), owner, session: session.row })
        return signedIn(session.token)
      },
    },

    ownerLogin: {
      async createLink(identifier) {
        const user = memory.people.resolve(identifier)
        if (user === undefined) throw new Problem('missing', `There is nobody called “${identifier}”.`)
        if (user.role !== 'owner')
          throw new Problem(
            'forbidden',
            `${identifier} is no owner. This command makes links for owners only; “doorward user list” shows who is one.`,
          )
        return { ...(await putLink('owner-login', user.id, limits.ownerLoginMs)), user }
      },

      async redeem(token, visitor) {
        const { token: cookie, row } = newSession({ id: '' as UserId, credentialVersion: 0 }, ['otp'], visitor)
        try {
          await run('redeemOwnerLogin', { ...deed(system, pagesFrom(visitor)), hash: hashToken(token), session: row })
        } catch (error) {
          if (error instanceof Problem && error.code === 'conflict') return { kind: 'refused' }
          throw error
        }
        return signedIn(cookie)
      },
    },

    async flush() {
      if (seen.size === 0) return
      const batch = [...seen].map(([id, at]) => ({ id, at }))
      seen = new Map()
      await run('touchSessions', { seen: batch })
    },

    deleteExpired: () => run('deleteExpired', { at: clock.now(), keepMs: limits.session.keepMs, limit: 1000 }),
  }
}
