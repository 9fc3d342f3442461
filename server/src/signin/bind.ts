import { Secret, type Clock, type Millis, type PasswordHasher, type Sealer } from '#ground'
import {
  demandsSecondFactor,
  isActive,
  hasFactorsElsewhere,
  isSourceAllowed,
  sourceOf,
  type DirectoryMemory,
  type EventQueue,
  type Origin,
  type User,
} from '#directory'
import type { Kysely, Run, Tables } from '#store'
import { parseAppPassword } from './app-password-form.ts'
import type { createAppPasswords, OpenedApp } from './app-passwords.ts'
import type { Browsers } from './browsers.ts'
import type { SigninCommands } from './commands.ts'
import type { CheckElsewhere } from './elsewhere.ts'
import type { createHashUpgrades } from './hash-upgrades.ts'
import type { Refuse } from './refuse.ts'
import type { RememberedPasswords } from './remembered-passwords.ts'
import { findTotpStep } from './second-factor/totp.ts'
import { createTotpUse } from './second-factor/totp-use.ts'
import { createPasswordCompare } from './stored-password.ts'
import type { Throttle } from './throttle.ts'
import { createThrottledCheck, type Finding, type Turn } from './throttled-check.ts'

export interface BindQuestion {
  door: Origin['door']
  /** The person's id where the door has found them, else what was given as the name. */
  identifier: string
  password: Secret
  /** A TOTP code that was given apart from the password. */
  code?: string | undefined
  address: string
  app: OpenedApp
  /** Which of the door's trees or hosts was asked: a code is taken again there alone. */
  view: string
  /** The connection is bound as an app, through which many people come from one address. */
  sharedAddress?: boolean
  /** Whether a password alone is enough here for people with a second factor. */
  allowsBare: boolean
  /** Whether the person may open the app, having proven who they are in these ways. */
  mayOpen: (user: User, amr: readonly string[]) => boolean
}

/** How the person has proven who they are: RFC 8176's words, and `app-password`. */
interface Proof {
  user: User
  amr: readonly string[]
  /** The app password that was used. */
  appPassword: { id: string; expiresAt: Millis | null } | null
}

export type BindAnswer =
  | ({ kind: 'ok' } & Proof)
  /** `retryAfterMs`: of somebody, or from an address, who has tried too often; null: it was looked at, and is wrong. */
  | { kind: 'refused'; retryAfterMs: Millis | null }
  | { kind: 'busy' }
  /** The directory the person belongs to does not answer. */
  | { kind: 'unreachable' }

export interface BindParts {
  clock: Clock
  read: Kysely<Tables>
  run: Run<SigninCommands>
  memory: DirectoryMemory
  hasher: PasswordHasher
  sealer: Sealer
  throttle: Throttle
  events: EventQueue
  browsers: Pick<Browsers, 'knownMark'>
  checkElsewhere: CheckElsewhere
  refuse: Refuse
  appPasswords: ReturnType<typeof createAppPasswords>
  upgrades: ReturnType<typeof createHashUpgrades>
  remembered: RememberedPasswords
}

/** A right proof; the app may still be closed to the person. */
type Found = Finding<Proof & { isOpen: boolean }>

const wrongPassword = { passed: false, reason: 'wrong-password' } as const
const twoFactors = ['pwd', 'otp', 'mfa']
const onePassword = ['pwd']
const oneAppPassword = ['app-password']

/** A password with a code at its end, which a semicolon may set apart. */
const withCode = /^(?<rest>.*?);?(?<code>[0-9]{6})$/s

/**
 * Decides a bind: one check of one person for one app, for doors that keep no session of ours. At most one password is
 * hashed, but for the last case. In this order:
 * 1. what has the form of an app password is compared as one, and as nothing else;
 * 2. with a code given apart, the code is checked and the whole password hashed;
 * 3. where a person's password ends in a code that is valid now, the rest is hashed;
 * 4. otherwise the whole is hashed, and is not enough for who has or needs a second factor, unless the app allows it.
 *    Where it does, this follows when the third fails.
 * Who belongs to another directory has their password looked at there instead of hashed: once, and never remembered. Where
 * that directory has second factors of its own, codes are its affair too.
 */
export function createBind(parts: BindParts) {
  const { clock, read, memory, hasher, sealer, events, refuse, appPasswords, upgrades, remembered } = parts
  const { checkElsewhere } = parts
  const check = createThrottledCheck(parts)
  const compare = createPasswordCompare(parts)
  const useTotp = createTotpUse(parts)

  async function findTotpSecret(user: User | undefined): Promise<Secret | undefined> {
    if (user === undefined || !user.secondFactor || !isActive(user, clock.now())) return undefined
    const row = await read.selectFrom('totp').select('sealed').where('userId', '=', user.id).executeTakeFirst()
    return row && sealer.open(row.sealed, { table: 'totp', row: user.id, column: 'sealed' })
  }

  async function compareAppPassword(question: BindQuestion, letters: string, person: User | undefined): Promise<Found> {
    const user =
      person !== undefined && isActive(person, clock.now()) && isSourceAllowed(memory, person) ? person : undefined
    const found = await appPasswords.find(letters, user?.id, question.app)
    if (user === undefined) return wrongPassword
    if (found.kind === 'wrong') return { passed: false, reason: found.reason }
    const { id, expiresAt } = found
    const isOpen = question.mayOpen(user, oneAppPassword)
    if (isOpen) appPasswords.noteUse(id, question.address)
    return { passed: true, value: { user, amr: oneAppPassword, appPassword: { id, expiresAt }, isOpen } }
  }

  async function comparePassword(question: BindQuestion, user: User | undefined, turn: Turn): Promise<Found> {
    const { address, allowsBare, door } = question
    const isElsewhere = user !== undefined && sourceOf(memory, user).kind === 'external'
    if (isElsewhere && hasFactorsElsewhere(memory, user)) return compareElsewhere(question, user, turn)
    /**
     * `isEnough`: nothing but the password can refuse the bind any more. Only then may what is remembered be asked: a
     * refusal that came sooner would tell that the password was right.
     */
    async function isRight(password: Secret, isEnough: boolean): Promise<boolean> {
      if (isElsewhere) {
        const found = await checkElsewhere.known(user, { password, origin: { door, address } }, turn)
        return found.passed
      }
      if (user !== undefined && isEnough && remembered.has(user, password, question)) return true
      const found = await compare(user, { password, origin: { door, address } }, turn)
      if (!found.passed) return false
      // Not waited for: a bind takes as long as it took before.
      void upgrades.upgrade(found.value, password, address)
      if (isEnough) remembered.add(found.value.user, password, question)
      return true
    }
    const isOpenTo = (amr: readonly string[]): boolean => user !== undefined && question.mayOpen(user, amr)
    const secret = await findTotpSecret(user)
    const stepOf = async (code: string): Promise<number | undefined> =>
      secret && findTotpStep(secret, code, clock.now())

    if (question.code !== undefined) {
      const step = await stepOf(question.code)
      // Hashed in any case: the time must not tell a right code.
      const isEnough = step !== undefined && isOpenTo(twoFactors)
      if (!(await isRight(question.password, isEnough)) || user === undefined) return wrongPassword
      if (step === undefined) return { passed: false, reason: 'wrong-code' }
      return openWithCode(question, user, question.password, step)
    }
    const { rest, code } = withCode.exec(question.password.reveal())?.groups ?? {}
    const step = code === undefined ? undefined : await stepOf(code)
    if (user !== undefined && rest !== undefined && step !== undefined) {
      const password = new Secret(rest)
      if (await isRight(password, isOpenTo(twoFactors))) return openWithCode(question, user, password, step)
      // One bind there for each here.
      if (!allowsBare || isElsewhere) return wrongPassword
    }
    const needsMore = user !== undefined && (user.secondFactor || demandsSecondFactor(memory, user, clock.now()))
    const isEnough = (!needsMore || allowsBare) && isOpenTo(onePassword)
    if (!(await isRight(question.password, isEnough)) || user === undefined) return wrongPassword
    if (needsMore && !allowsBare) return { passed: false, reason: 'second-factor-missing' }
    const isOpen = question.mayOpen(user, onePassword)
    return { passed: true, value: { user, amr: onePassword, appPassword: null, isOpen } }
  }

  /** The password and its code, passed on to a directory that checks both. */
  async function compareElsewhere(question: BindQuestion, user: User, turn: Turn): Promise<Found> {
    const { password, code, address, allowsBare, door, mayOpen } = question
    const shown = { password, code, splitsCode: true, allowsBare, origin: { door, address } }
    const found = await checkElsewhere.known(user, shown, turn)
    if (!found.passed) return found
    const amr = found.value.withCode ? twoFactors : onePassword
    return { passed: true, value: { user, amr, appPassword: null, isOpen: mayOpen(user, amr) } }
  }

  /** The password was right, and a code of this step came with it. Where the app is closed, the code is not spent. */
  async function openWithCode(question: BindQuestion, user: User, password: Secret, step: number): Promise<Found> {
    const value = { user, amr: twoFactors, appPassword: null }
    if (!question.mayOpen(user, twoFactors)) return { passed: true, value: { ...value, isOpen: false } }
    const { door, app, view, address } = question
    const place = JSON.stringify([door, app, view, address])
    const isTaken = await useTotp({ userId: user.id, step, password, place })
    if (isTaken) return { passed: true, value: { ...value, isOpen: true } }
    // As long as a comparison, whether there was one or not.
    await hasher.verifyNothing(password, address)
    return { passed: false, reason: 'spent-code' }
  }

  return async function bind(question: BindQuestion): Promise<BindAnswer> {
    const { door, identifier, password, code, address, app, sharedAddress = false } = question
    const letters = parseAppPassword(password.reveal())
    // Each code is another guess, however often the password with it is the same.
    const offered =
      letters !== undefined
        ? new Secret(letters)
        : code === undefined
          ? password
          : new Secret(`${code} ${password.reveal()}`)
    const answer = await check({ identifier, offered, address, sharedAddress }, (user, turn) =>
      letters === undefined ? comparePassword(question, user, turn) : compareAppPassword(question, letters, user),
    )
    if (answer.kind === 'busy') return answer
    const origin: Origin = { door, address }
    if (answer.kind === 'undecided' && answer.why.kind === 'unreachable') {
      refuse('bind', answer.user, origin, 'directory-unreachable', app)
      return { kind: 'unreachable' }
    }
    if (answer.kind === 'right' && answer.value.isOpen) {
      const { user, amr, appPassword } = answer.value
      events.add({
        kind: 'bind',
        outcome: 'done',
        actor: { kind: 'user', id: user.id, role: user.role },
        subject: user.id,
        app,
        origin,
        data: { amr, ...(appPassword && { appPassword: appPassword.id }) },
      })
      return { kind: 'ok', user, amr, appPassword }
    }
    const [user, reason] =
      answer.kind === 'right'
        ? [answer.value.user, 'no-access']
        : [
            answer.user,
            answer.kind === 'wrong' ? answer.reason : answer.kind === 'paused' ? 'paused' : 'second-factor-missing',
          ]
    refuse('bind', user, origin, reason, app)
    return { kind: 'refused', retryAfterMs: answer.kind === 'paused' ? Math.max(answer.until - clock.now(), 0) : null }
  }
}
