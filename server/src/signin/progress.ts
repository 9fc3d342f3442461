import {
  invalidField,
  limits,
  newToken,
  Secret,
  type Clock,
  type Millis,
  type PasswordHasher,
  type Sealer,
  type UserId,
} from '#ground'
import {
  checkNewPassword,
  demandsSecondFactor,
  isActive,
  isSourceAllowed,
  sourceOf,
  trustedBrowserMs,
  type DirectoryCommands,
  type DirectoryMemory,
  type User,
} from '#directory'
import type { Attempts, Kysely, Run, Tables } from '#store'
import { amrOf, methodsOf, nextStep, type Attempt, type Method, type Step } from './attempt.ts'
import type { Browsers } from './browsers.ts'
import type { SigninCommands } from './commands.ts'
import type { Notify } from './notice.ts'
import type { Refuse } from './refuse.ts'
import type { FactorBook, Factors } from './second-factor/factors.ts'
import type { Session, Visitor } from './session.ts'
import { fromPages, newDeed, type SignedIn, type Sessions } from './sessions.ts'

export interface ProgressParts {
  clock: Clock
  run: Run<SigninCommands>
  runDirectory: Run<DirectoryCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  sealer: Sealer
  hasher: PasswordHasher
  attempts: Attempts<Attempt>
  sessions: Sessions
  browsers: Browsers
  factors: FactorBook
  refuse: Refuse
  notify: Notify
}

/** A browser on its way in: what it is, and what it had before. */
export interface Visit {
  visitor: Visitor
  /** The session token it had: that session goes on under a new one, or ends if it was somebody else's. */
  previousToken?: string | undefined
  /** What it is known by; absent where it is to be forgotten. */
  browserToken?: string | undefined
}

/** Where a sign-in has come to. The token is for the browser's cookie, and is a new one after each step. */
export type Advance =
  | SignedIn
  | { kind: 'next'; token: string; step: Exclude<Step, 'done'> }
  | { kind: 'refused'; reference: string }
  /** It has run out, was finished in another tab, or never was: it begins again. */
  | { kind: 'over' }

/** A sign-in that waits for its next step. */
export interface Waiting {
  attempt: Attempt
  user: User
  step: Exclude<Step, 'done'>
  factors: Factors
  /** For how long this browser may be let off; 0 where it is always asked. */
  trustMs: Millis
}

/** Sign-ins between the first proof and the session. Every step comes back here; none of them calls another. */
export type Progress = ReturnType<typeof createProgress>

const codesPlace = (id: UserId) => ({ table: 'attempt', row: id, column: 'codes' })

export function createProgress(parts: ProgressParts) {
  const { clock, run, read, memory, sealer, attempts, sessions, browsers, factors, refuse, notify } = parts

  /** The person, unless they were changed (disabled, new password) since this was begun. */
  function findPerson({ userId, credentialVersion }: Attempt): User | undefined {
    const user = memory.people.find(userId)
    return user !== undefined &&
      isActive(user, clock.now()) &&
      isSourceAllowed(memory, user) &&
      user.credentialVersion === credentialVersion
      ? user
      : undefined
  }

  async function stepOf(attempt: Attempt, user: User): Promise<Step> {
    const password = await read
      .selectFrom('password')
      .select('mustChange')
      .where('userId', '=', user.id)
      .executeTakeFirst()
    return nextStep({
      proven: attempt.proven,
      isSecondFactorDemanded: attempt.demanded || demandsSecondFactor(memory, user, clock.now()),
      hasSecondFactor: user.secondFactor,
      hasCodesToSave: attempt.codes !== null,
      // Whoever came in without the password does not have to change it on the way.
      mustChangePassword:
        attempt.proven.includes('password') && password?.mustChange === 1 && sourceOf(memory, user).kind === 'local',
    })
  }

  /** The next step, or a session when nothing is left to prove. */
  async function goOn(attempt: Attempt, visit: Visit, trust = false): Promise<Advance> {
    const user = findPerson(attempt)
    if (user === undefined) {
      const reference = refuse('sign-in', memory.people.find(attempt.userId), fromPages(visit.visitor), 'account')
      return { kind: 'refused', reference }
    }
    const step = await stepOf(attempt, user)
    if (step !== 'done') {
      const token = newToken()
      await attempts.put(token, { ...attempt, trust: attempt.trust || trust }, limits.signInAttempt.lifetimeMs)
      return { kind: 'next', token, step }
    }
    return begin(attempt, user, visit, attempt.trust || trust)
  }

  async function begin(attempt: Attempt, user: User, visit: Visit, trust: boolean): Promise<Advance> {
    const { visitor } = visit
    const origin = fromPages(visitor)
    const replaces = await sessions.findReplaced(visit.previousToken, user, origin)
    const { token, row } = sessions.prepare(user, amrOf(attempt.proven), visitor)
    const mark = browsers.mark(visit.browserToken, user, trust)
    const started = await run('startSession', {
      ...newDeed(clock, { kind: 'user', id: user.id, role: user.role }, origin),
      session: {
        ...row,
        ...(attempt.authAt === null ? {} : { authAt: attempt.authAt }),
        ...(mark === undefined ? {} : { browser: mark }),
        withoutFactor: !row.amr.includes('mfa'),
      },
      replaces,
    })
    if (!started.started) return { kind: 'refused', reference: refuse('sign-in', user, origin, 'changed-meanwhile') }
    if (started.isNewBrowser) await notify({ kind: 'new-browser', user, visitor })
    return sessions.begun(token)
  }

  async function find(token: string | undefined): Promise<Waiting | undefined> {
    const attempt = token === undefined ? undefined : await attempts.find(token)
    const user = attempt && findPerson(attempt)
    if (attempt === undefined || user === undefined) return undefined
    const step = await stepOf(attempt, user)
    // A policy may have been lifted while it waited; the next proof finds the way.
    if (step === 'done') return undefined
    return { attempt, user, step, factors: await factors.list(user.id), trustMs: trustedBrowserMs(memory, user) }
  }

  /** Adds what has just been proven. Of two tabs that prove the same, one goes on. */
  async function add(token: string, method: Method, visit: Visit, change: Partial<Attempt> = {}, trust = false) {
    const attempt = await attempts.take(token)
    if (attempt === undefined) return { kind: 'over' } as const
    return goOn({ ...attempt, ...change, proven: [...attempt.proven, method] }, visit, trust)
  }

  const sealCodes = (user: User, codes: string[] | null): string | null =>
    codes === null ? null : sealer.seal(new Secret(JSON.stringify(codes)), codesPlace(user.id))

  return {
    find,
    add,
    sealCodes,

    /** A sign-in whose first factor has been proven. */
    start: (
      user: User,
      proven: Method[],
      visit: Visit,
      {
        demanded = false,
        authAt = null,
        codes = null,
      }: { demanded?: boolean; authAt?: Millis | null; codes?: string[] | null } = {},
    ): Promise<Advance> =>
      goOn(
        {
          userId: user.id,
          credentialVersion: user.credentialVersion,
          proven,
          demanded,
          authAt,
          codes: sealCodes(user, codes),
          trust: false,
        },
        visit,
      ),

    /** Somebody signed in goes to an app that needs a second factor. It makes their sign-in no newer. */
    stepUp(user: User, session: Session, visit: Visit): Promise<Advance> {
      return this.start(user, methodsOf(session.amr), visit, { demanded: true, authAt: session.authAt })
    },

    /** The codes of a first factor, until they are said to be saved. */
    codesToSave({ attempt, user }: Waiting): string[] {
      return attempt.codes === null
        ? []
        : (JSON.parse(sealer.open(attempt.codes, codesPlace(user.id)).reveal()) as string[])
    },

    async codesSaved(token: string, visit: Visit): Promise<Advance> {
      const attempt = await attempts.take(token)
      return attempt === undefined ? { kind: 'over' } : goOn({ ...attempt, codes: null }, visit)
    },

    /** In the place of one that was given for the first time only. Throws Problem `invalid` on `password`. */
    async changePassword(token: string, password: Secret, visit: Visit): Promise<Advance> {
      const waiting = await find(token)
      if (waiting === undefined || waiting.step !== 'new-password') return { kind: 'over' }
      const { user } = waiting
      checkNewPassword(password, user)
      const { address } = visit.visitor
      const stored = await read
        .selectFrom('password')
        .select('hash')
        .where('userId', '=', user.id)
        .executeTakeFirstOrThrow()
      if (await parts.hasher.verify(stored.hash, password, address))
        throw invalidField('password', 'Choose another password than the one you were given.')
      const hash = await parts.hasher.hash(password, address)
      const attempt = await attempts.take(token)
      if (attempt === undefined) return { kind: 'over' }
      const after = await parts.runDirectory('setPassword', {
        ...newDeed(clock, { kind: 'user', id: user.id, role: user.role }, fromPages(visit.visitor)),
        id: user.id,
        hash,
        mustChange: false,
        exceptSession: null,
      })
      return goOn({ ...attempt, credentialVersion: after.credentialVersion }, visit)
    },
  }
}
