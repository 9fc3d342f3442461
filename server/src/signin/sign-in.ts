import {
  limits,
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
  sourceOf,
  type Actor,
  type DirectoryCommands,
  type DirectoryEffect,
  type DirectoryMemory,
  type EndReason,
  type EventQueue,
  type Origin,
  type User,
} from '#directory'
import { createAttempts, type Kysely, type Run, type Store, type Tables } from '#store'
import { createAppPasswords, type AppPasswords, type MayOpen } from './app-passwords.ts'
import type { Attempt } from './attempt.ts'
import { createBind, type BindAnswer, type BindQuestion } from './bind.ts'
import { createBrowsers } from './browsers.ts'
import type { SigninCommands } from './commands.ts'
import { createCheckElsewhere, type Elsewhere } from './elsewhere.ts'
import type { BindThrough } from './first-password.ts'
import { createHashUpgrades } from './hash-upgrades.ts'
import { createLinks } from './links/index.ts'
import { createOperatorLinks } from './links/operator-links.ts'
import type { Notify } from './notice.ts'
import { createOwnBrowsers } from './own-browsers.ts'
import type { Post } from './post.ts'
import { createPasswordCheck } from './password-check.ts'
import { createPolicy } from './policy.ts'
import { createProgress } from './progress.ts'
import { createProve } from './prove.ts'
import { createRefuse } from './refuse.ts'
import { createRememberedPasswords } from './remembered-passwords.ts'
import { createFactors, type FactorBook } from './second-factor/factors.ts'
import { createPasskeys, type Challenge } from './second-factor/passkeys.ts'
import { describeSeen, type SeenPerson } from './seen-people.ts'
import { createSessionList } from './session-list.ts'
import type { Session } from './session.ts'
import { createSessions, type SessionFacts } from './sessions.ts'
import type { Throttle } from './throttle.ts'
import { createWithPassword, type WaitingForCode } from './with-password.ts'

export interface SignInParts {
  clock: Clock
  log: Log
  run: Run<SigninCommands>
  runDirectory: Run<DirectoryCommands>
  store: Pick<Store, 'engine' | 'commands' | 'read'>
  read: Kysely<Tables>
  list: Kysely<Tables>
  memory: DirectoryMemory
  hasher: PasswordHasher
  sealer: Sealer
  throttle: Throttle
  events: EventQueue
  /** Passwords that other directories keep. */
  elsewhere: Elsewhere
  /** People who move here with them. */
  bindThrough: BindThrough
  /** Where people reach the server: passkeys are made for this origin and no other. */
  publicUrl: () => URL
  notify: Notify
  mayOpen: MayOpen
  post: Post
}

/** Proves who somebody is, and remembers it. */
export interface SignIn
  extends ReturnType<typeof createOperatorLinks>,
    ReturnType<typeof createLinks>,
    ReturnType<typeof createSessionList>,
    ReturnType<typeof createWithPassword> {
  /** The steps after the first, and sign-in by passkey. */
  prove: ReturnType<typeof createProve>
  /** People's own second factors. */
  factors: FactorBook
  /** Passkeys for somebody who is signed in; `binding` is their session. */
  passkeys: Pick<ReturnType<typeof createPasskeys>, 'offerRegistration'>
  /** Ends the sessions that a policy no longer allows. They are refused before, at every look. */
  enforcePolicy(): Promise<void>
  /** Whether a change may demand a second factor of somebody it was not demanded of before. */
  isPolicyChange(effects: readonly DirectoryEffect[]): boolean
  /** After somebody has added a factor: their session has proven it too. */
  addProof(session: Session, method: 'totp' | 'passkey'): Promise<void>
  /** Whether a password is somebody's, for a door at which they have signed in and change it. Counted like any other. */
  checkPassword(question: {
    identifier: string
    password: Secret
    address: string
    door: Origin['door']
  }): Promise<'right' | 'wrong' | 'busy' | 'unreachable'>
  /** Whether somebody has to choose a new password before anything else. */
  mustChangePassword(user: UserId): Promise<boolean>
  /** One check of a proof for a door that keeps no session: LDAP now, others later. */
  bind(question: BindQuestion): Promise<BindAnswer>
  readonly appPasswords: AppPasswords
  /** What people see of their own browsers. */
  readonly browsers: ReturnType<typeof createOwnBrowsers>
  /** When people on a page of a list were last seen, and with what they prove a second factor. */
  describeSeen(people: readonly User[]): Promise<Map<UserId, SeenPerson>>
  /** The session of a cookie, if it is live and its person active. Notes that it was seen. */
  findSession(token: string | undefined): Promise<{ session: Session; user: User } | undefined>
  /**
   * Whether the session still stands. Its running out can be left aside, for tokens that outlive the browser
   * (`offline_access`).
   */
  isSessionLive(id: SessionId, options?: { ignoreExpiry?: boolean }): Promise<boolean>
  /**
   * The same of a row that was read with something else, and is as new as that. `at`: whether it would be at that time, if
   * nothing happened but the clock.
   */
  isSessionRowLive(row: SessionFacts, options: { ignoreExpiry: boolean; at?: Millis }): boolean
  /** What is open under a session was used just now, so it is not idle. */
  noteSeen(id: SessionId): void
  endSession(id: SessionId, reason: EndReason, actor: Actor, origin: Origin): Promise<void>
  /** Whether the person proved who they are within the last ten minutes. */
  isFresh(session: Session): boolean
  /** Writes when sessions and app passwords were last used; waits for hashes being upgraded and links being mailed. */
  flush(): Promise<void>
  deleteExpired(): Promise<void>
}

export function createSignIn(parts: SignInParts): SignIn {
  const { clock, read, memory, events } = parts
  const sessions = createSessions(parts)
  const browsers = createBrowsers({ clock, read, memory })
  const checkElsewhere = createCheckElsewhere(parts)
  const checkPassword = createPasswordCheck({ ...parts, browsers, checkElsewhere })
  const refuse = createRefuse(events)
  const attempts = createAttempts<Attempt>(parts, 'sign-in', limits.signInAttempt.countMax)
  const challenges = createAttempts<Challenge>(parts, 'passkey', limits.challengesMax)
  const passkeys = createPasskeys({ ...parts, challenges })
  const factors = createFactors({ ...parts, passkeys })
  const progress = createProgress({ ...parts, attempts, sessions, browsers, factors, refuse })
  const prove = createProve({ ...parts, progress, factors, passkeys, refuse })
  const policy = createPolicy(parts)
  const appPasswords = createAppPasswords(parts)
  const operatorLinks = createOperatorLinks({ ...parts, sessions })
  const links = createLinks({ ...parts, progress, factors, passkeys })
  const upgrades = createHashUpgrades(parts)
  const waitingForCode = createAttempts<WaitingForCode>(parts, 'directory-code', limits.signInAttempt.countMax)
  const withPassword = createWithPassword({
    ...parts,
    waiting: waitingForCode,
    checkPassword,
    upgrades,
    browsers,
    progress,
    refuse,
  })
  const remembered = createRememberedPasswords(clock, () => memory.settings().directoryServer.rememberPasswords)
  const sessionList = createSessionList({ ...parts, sessions })

  return {
    prove,
    factors,
    passkeys,
    browsers: createOwnBrowsers(parts),
    enforcePolicy: () => policy.enforce(),
    isPolicyChange: effects => policy.isConcerned(effects),
    addProof: (session, method) => sessions.addProof(session, method),

    ...withPassword,

    async checkPassword({ door, ...question }) {
      // There is no page here on which a code could be asked for apart.
      const answer = await checkPassword({ ...question, door, splitsCode: true })
      if (answer.kind === 'right' || answer.kind === 'busy') return answer.kind
      if (answer.kind === 'undecided' && answer.why.kind === 'unreachable') return 'unreachable'
      const reason =
        answer.kind === 'wrong' ? answer.reason : answer.kind === 'paused' ? 'paused' : 'second-factor-missing'
      refuse('sign-in', answer.user, { door, address: question.address }, reason)
      return 'wrong'
    },

    async mustChangePassword(user) {
      const person = memory.people.find(user)
      if (person !== undefined && sourceOf(memory, person).kind === 'external') return false
      const row = await read.selectFrom('password').select('mustChange').where('userId', '=', user).executeTakeFirst()
      return row?.mustChange === 1
    },

    bind: createBind({ ...parts, checkElsewhere, browsers, refuse, appPasswords, upgrades, remembered }),
    appPasswords,
    describeSeen: people => describeSeen(parts.list, memory, people),
    findSession: token => sessions.find(token),
    isSessionLive: (id, options) => sessions.isLive(id, options),
    isSessionRowLive: (row, options) => sessions.isRowLive(row, options),
    noteSeen: sessions.noteSeen,
    endSession: sessions.end,
    isFresh: session => sessions.isFresh(session),
    async flush() {
      await Promise.all([sessions.flush(), appPasswords.flush(), upgrades.settled(), links.passwordReset.settled()])
    },
    async deleteExpired() {
      await Promise.all([
        sessions.deleteExpired(),
        attempts.deleteExpired(),
        challenges.deleteExpired(),
        waitingForCode.deleteExpired(),
      ])
    },
    ...operatorLinks,
    ...links,
    ...sessionList,
  }
}
