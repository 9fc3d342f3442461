import {
  days,
  hashToken,
  isUuid,
  limits,
  newToken,
  newUuid,
  type Clock,
  type Millis,
  type SessionId,
  type UserId,
} from '#ground'
import {
  demandsSecondFactor,
  isActive,
  type Actor,
  type Deed,
  type DirectoryMemory,
  type EndReason,
  type Origin,
  type User,
} from '#directory'
import type { Kysely, Run, SessionRow, Tables } from '#store'
import { amrOf, methodsOf, type Method } from './attempt.ts'
import type { SigninCommands } from './commands.ts'
import type { NewSession } from './commands/start-session.ts'
import { sessionFromRow, type Session, type Visitor } from './session.ts'

export interface SessionParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
}

export interface SignedIn {
  kind: 'signed-in'
  /** For the browser's cookie; kept nowhere else. */
  token: string
  session: Session
}

interface Live {
  session: Session
  user: User
}

/** What tells whether a session still counts. */
export type SessionFacts = Pick<
  SessionRow,
  'id' | 'userId' | 'credentialVersion' | 'amr' | 'authAt' | 'createdAt' | 'expiresAt' | 'lastSeenAt' | 'endedAt'
>

/** A session about to begin: what is written, and what only the browser gets. */
interface Prepared {
  token: string
  row: NewSession
}

export const newDeed = (clock: Clock, actor: Actor, origin: Origin): Deed => ({
  actor,
  origin,
  at: clock.now(),
  eventId: newUuid(clock),
})

/** How long sessions last, as the setting says. */
export function lifetimes(memory: DirectoryMemory): { idleMs: Millis; absoluteMs: Millis } {
  const { idleDays, absoluteDays } = memory.settings().session
  return { idleMs: days(idleDays), absoluteMs: days(absoluteDays) }
}

export const fromPages = (visitor: Visitor): Origin => ({ door: 'pages', address: visitor.address })

/** Browsers that are signed in: begun, found, ended. The row is the truth, and every door looks at it. */
export type Sessions = ReturnType<typeof createSessions>

export function createSessions({ clock, run, read, memory }: SessionParts) {
  /** When each live session was last seen, since it was last written down. */
  let seen = new Map<SessionId, Millis>()

  async function findLive(
    column: 'id' | 'tokenHash',
    value: string,
    options: { ignoreExpiry: boolean },
  ): Promise<Live | undefined> {
    const row = await read.selectFrom('session').selectAll().where(column, '=', value).executeTakeFirst()
    const user = row && findUserOf(row, options)
    return user && { session: sessionFromRow(row), user }
  }

  /** The person of a session that still counts. */
  function findUserOf(
    row: SessionFacts,
    options: { ignoreExpiry: boolean },
    now: Millis = clock.now(),
  ): User | undefined {
    if (row.endedAt !== null) return undefined
    const user = memory.people.find(row.userId as UserId)
    if (user === undefined || !isActive(user, now) || user.credentialVersion !== row.credentialVersion) return undefined
    // One begun before a policy demanded a second factor is none any more, from that moment on.
    if (!row.amr.split(' ').includes('mfa') && demandsSecondFactor(memory, user, now)) return undefined
    const lastSeen = Math.max(row.lastSeenAt, seen.get(row.id as SessionId) ?? 0)
    const { idleMs, absoluteMs } = lifetimes(memory)
    // Begun while the clock was far ahead; it would live until the clock is there again.
    if (row.createdAt - now > limits.session.aheadMs) return undefined
    // As the setting is now: one that was shortened ends what is already too old.
    const endsAt = Math.min(row.expiresAt, row.createdAt + absoluteMs)
    const hasRunOut = endsAt <= now || now - lastSeen > idleMs
    return hasRunOut && !options.ignoreExpiry ? undefined : user
  }

  async function end(id: SessionId, reason: EndReason, actor: Actor, origin: Origin): Promise<void> {
    await run('endSession', { ...newDeed(clock, actor, origin), id, reason })
    seen.delete(id)
  }

  return {
    end,

    /** One that others have ended. */
    forget: (id: SessionId): void => void seen.delete(id),

    prepare(user: Pick<User, 'id' | 'credentialVersion'>, amr: string[], visitor: Visitor): Prepared {
      const token = newToken()
      const row: NewSession = {
        id: newUuid(clock) as SessionId,
        tokenHash: hashToken(token),
        userId: user.id,
        credentialVersion: user.credentialVersion,
        amr,
        address: visitor.address,
        userAgent: visitor.userAgent.slice(0, 300),
        expiresAt: clock.now() + lifetimes(memory).absoluteMs,
      }
      return { token, row }
    },

    /** A session that has just been written. */
    async begun(token: string): Promise<SignedIn> {
      const row = await read
        .selectFrom('session')
        .selectAll()
        .where('tokenHash', '=', hashToken(token))
        .executeTakeFirstOrThrow()
      return { kind: 'signed-in', token, session: sessionFromRow(row) }
    },

    async find(token: string | undefined): Promise<Live | undefined> {
      if (token === undefined || token.length !== 43) return undefined
      const found = await findLive('tokenHash', hashToken(token), { ignoreExpiry: false })
      if (found !== undefined) seen.set(found.session.id, clock.now())
      return found
    },

    /** Somebody has used what is open under it. */
    noteSeen: (id: SessionId): void => void seen.set(id, clock.now()),

    isLive: async (id: SessionId, options: { ignoreExpiry?: boolean } = {}): Promise<boolean> =>
      isUuid(id) && (await findLive('id', id, { ignoreExpiry: options.ignoreExpiry ?? false })) !== undefined,

    /** The same of a row that was read with something else; `at`: as far as the clock is concerned, at that time. */
    isRowLive: (row: SessionFacts, options: { ignoreExpiry: boolean; at?: Millis }): boolean =>
      findUserOf(row, options, options.at) !== undefined,

    /** What it was begun with, and one more factor. */
    async addProof(session: Session, method: Method): Promise<void> {
      const amr = amrOf([...methodsOf(session.amr), method])
      await run('setSessionAmr', { id: session.id, amr: amr.join(' ') })
    },

    isFresh: (session: Session): boolean => Math.abs(clock.now() - session.authAt) <= limits.freshMs,

    /** The session that was in this browser before: it goes on if it is the same person's, and ends otherwise. */
    async findReplaced(token: string | undefined, user: User, origin: Origin): Promise<SessionId | null> {
      if (token === undefined) return null
      const previous = await findLive('tokenHash', hashToken(token), { ignoreExpiry: false })
      if (previous === undefined) return null
      if (previous.user.id === user.id) return previous.session.id
      const { id, role } = previous.user
      await end(previous.session.id, 'signed-out', { kind: 'user', id, role }, origin)
      return null
    },

    async flush(): Promise<void> {
      if (seen.size === 0) return
      const batch = [...seen].map(([id, at]) => ({ id, at }))
      seen = new Map()
      await run('touchSessions', { seen: batch })
    },

    deleteExpired: (): Promise<void> =>
      run('deleteExpired', { at: clock.now(), keepMs: limits.session.keepMs, limit: 1000 }),
  }
}
