import {
  newReference,
  type AppId,
  type Clock,
  type Log,
  type Millis,
  type PasswordHasher,
  type Sealer,
  type Secret,
  type SessionId,
} from '#ground'
import type { Actor, DirectoryCommands, DirectoryMemory, EndReason, EventQueue, Origin, User } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { SigninCommands } from './commands.ts'
import { createLinks } from './links.ts'
import { createPasswordCheck } from './password-check.ts'
import { createSessionList } from './session-list.ts'
import type { Session, Visitor } from './session.ts'
import { createSessions, fromPages, newDeed, type SignedIn } from './sessions.ts'
import type { Throttle } from './throttle.ts'

export interface SignInParts {
  clock: Clock
  log: Log
  run: Run<SigninCommands>
  runDirectory: Run<DirectoryCommands>
  read: Kysely<Tables>
  list: Kysely<Tables>
  memory: DirectoryMemory
  hasher: PasswordHasher
  sealer: Sealer
  throttle: Throttle
  events: EventQueue
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

/** Proves who somebody is, and remembers it. */
export interface SignIn extends ReturnType<typeof createLinks>, ReturnType<typeof createSessionList> {
  withPassword(request: PasswordSignIn): Promise<SignInAnswer>
  /** One password check for a door that keeps no session: LDAP now, others later. */
  bind(question: BindQuestion): Promise<BindAnswer>
  /** The session of a cookie, if it is live and its person active. Notes that it was seen. */
  findSession(token: string | undefined): Promise<{ session: Session; user: User } | undefined>
  /**
   * Whether the session still stands. Its running out can be left aside, for tokens that outlive the browser
   * (`offline_access`).
   */
  isSessionLive(id: SessionId, options?: { ignoreExpiry?: boolean }): Promise<boolean>
  endSession(id: SessionId, reason: EndReason, actor: Actor, origin: Origin): Promise<void>
  /** Whether the person proved who they are within the last ten minutes. */
  isFresh(session: Session): boolean
  /** Writes when sessions were last seen. */
  flush(): Promise<void>
  deleteExpired(): Promise<void>
}

const system: Actor = { kind: 'system', name: 'sign-in' }

export function createSignIn(parts: SignInParts): SignIn {
  const { clock, run, hasher, events } = parts
  const checkPassword = createPasswordCheck(parts)
  const sessions = createSessions(parts)
  const links = createLinks({ ...parts, sessions })
  const sessionList = createSessionList({ ...parts, sessions })

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
      const origin = fromPages(visitor)
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
      const replaces = await sessions.findReplaced(previousToken, user, origin)
      const { token, row } = sessions.prepare(user, ['pwd'], visitor)
      const started = await run('startSession', {
        ...newDeed(clock, { kind: 'user', id: user.id, role: user.role }, origin),
        session: row,
        replaces,
      })
      if (!started) return { kind: 'refused', reference: refuse('sign-in', user, origin, 'changed-meanwhile') }
      return sessions.begun(token)
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

    findSession: token => sessions.find(token),
    isSessionLive: (id, options) => sessions.isLive(id, options),
    endSession: sessions.end,
    isFresh: session => sessions.isFresh(session),
    flush: () => sessions.flush(),
    deleteExpired: () => sessions.deleteExpired(),
    ...links,
    ...sessionList,
  }
}
