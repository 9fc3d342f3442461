import { Problem, type Clock, type Log, type Millis, type PasswordHasher, type Sealer, type Secret } from '#ground'
import { foldName, isActive, type DirectoryMemory, type User } from '#directory'
import type { Kysely, Tables } from '#store'
import type { Browsers } from './browsers.ts'
import type { Attempt, Throttle } from './throttle.ts'

export interface RightPassword {
  kind: 'right'
  user: User
  hash: string
}

export type PasswordAnswer =
  | RightPassword
  /** Unknown name, wrong password, disabled person: one answer for all, in comparable time. */
  | { kind: 'wrong'; user: User | undefined }
  | { kind: 'paused'; until: Millis; user: User | undefined }
  /** The server has too many passwords to check right now. */
  | { kind: 'busy' }

export interface PasswordQuestion {
  /** What was typed; a door that knows the person gives their id. */
  identifier: string
  password: Secret
  address: string
  sharedAddress?: boolean
  /** What the browser is known by, where the door is one for browsers. */
  browserToken?: string | undefined
}

interface PasswordCheckParts {
  clock: Clock
  log: Log
  memory: DirectoryMemory
  read: Kysely<Tables>
  hasher: PasswordHasher
  sealer: Sealer
  throttle: Throttle
  browsers: Pick<Browsers, 'knownMark'>
}

/** The one place where a password is compared, for every door. */
export function createPasswordCheck({ clock, memory, read, hasher, sealer, throttle, browsers }: PasswordCheckParts) {
  return async function checkPassword(question: PasswordQuestion): Promise<PasswordAnswer> {
    const { identifier, password, address } = question
    const user = memory.people.resolve(identifier)
    // A name nobody has is counted like any other, under a keyed hash: the answer must not tell them apart.
    const account = user === undefined ? sealer.keyedHash('throttle', foldName(identifier)) : user.id
    // Somebody else's guesses do not keep the person out of a browser they have signed in from.
    const browser = user && (await browsers.knownMark(question.browserToken, user.id))
    const attempt: Attempt = { account, address, password, browser, sharedAddress: question.sharedAddress ?? false }
    const until = throttle.pausedUntil(attempt)
    if (until !== undefined) return { kind: 'paused', until, user }
    // An empty password never reaches a comparison at any door (RFC 4513 §5.1.2 and everybody's mistakes with it).
    if (password.reveal() === '') return { kind: 'wrong', user }

    // Looked at again when its turn comes: a thousand guesses sent at once are no way round the pause.
    const turn = { isWanted: () => throttle.pausedUntil(attempt) === undefined, account }
    try {
      const stored = await findHash(user)
      if (user !== undefined && stored !== undefined && (await hasher.verify(stored, password, address, turn))) {
        throttle.succeeded(attempt)
        return { kind: 'right', user, hash: stored }
      }
      if (stored === undefined) await hasher.verifyNothing(password, address, turn)
    } catch (error) {
      if (error instanceof Problem && error.code === 'unavailable') return { kind: 'busy' }
      throw error
    }
    const pausedMeanwhile = throttle.pausedUntil(attempt)
    if (pausedMeanwhile !== undefined) return { kind: 'paused', until: pausedMeanwhile, user }
    throttle.failed(attempt)
    return { kind: 'wrong', user }
  }

  /** Looked at before the comparison: a disabled person's right password is answered like a wrong one. */
  async function findHash(user: User | undefined): Promise<string | undefined> {
    if (user === undefined || !isActive(user, clock.now()) || user.source !== 'local') return undefined
    const row = await read.selectFrom('password').select('hash').where('userId', '=', user.id).executeTakeFirst()
    return row?.hash
  }
}
