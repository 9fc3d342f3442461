import { Problem, type Millis, type Sealer, type Secret } from '#ground'
import { foldName, type DirectoryMemory, type User } from '#directory'
import type { Browsers } from './browsers.ts'
import { Undecided } from './undecided.ts'
import type { Attempt, Throttle } from './throttle.ts'

/** What a comparison found. The reason of a refusal is for the audit trail alone. */
export type Finding<T> = { passed: true; value: T } | { passed: false; reason: string }

export type Checked<T> =
  | { kind: 'right'; value: T }
  /** Unknown name, wrong password, disabled person: one answer for all, in comparable time. */
  | { kind: 'wrong'; reason: string; user: User | undefined }
  | { kind: 'paused'; until: Millis; user: User | undefined }
  /** The server has too many passwords to check right now. */
  | { kind: 'busy' }
  /** Nothing is known of the proof, so nothing is counted. */
  | { kind: 'undecided'; why: Undecided['why']; user: User | undefined }

export interface CheckQuestion {
  /** What was typed; a door that knows the person gives their id. */
  identifier: string
  /** Everything that was offered as proof: the same again is no new guess. */
  offered: Secret
  address: string
  sharedAddress?: boolean
  /** What the browser is known by, where the door is one for browsers. */
  browserToken?: string | undefined
}

/** What a hash is computed for. `isWanted` is asked when its turn comes. */
export interface Turn {
  isWanted: () => boolean
  account: string
}

export type Compare<T> = (user: User | undefined, turn: Turn) => Promise<Finding<T>>

interface ThrottledCheckParts {
  memory: DirectoryMemory
  sealer: Sealer
  throttle: Throttle
  browsers: Pick<Browsers, 'knownMark'>
}

/** Finds whose proof it is, and compares it unless there is a pause. Counts once, whatever was compared. */
export function createThrottledCheck({ memory, sealer, throttle, browsers }: ThrottledCheckParts) {
  return async function check<T>(question: CheckQuestion, compare: Compare<T>): Promise<Checked<T>> {
    const { identifier, offered, address } = question
    const user = memory.people.resolve(identifier)
    // A name nobody has is counted like any other, under a keyed hash: the answer must not tell them apart, nor, in a
    // pause, the time the hash takes. So it is made for everybody.
    const hashOfName = sealer.keyedHash('throttle', foldName(identifier))
    const account = user?.id ?? hashOfName
    // Somebody else's guesses do not keep the person out of a browser they have signed in from. Looked for in any case,
    // for the same reason.
    const browser = await browsers.knownMark(question.browserToken, user?.id)
    const { sharedAddress = false } = question
    const attempt: Attempt = { account, address, password: offered, browser, sharedAddress }
    const until = throttle.pausedUntil(attempt)
    if (until !== undefined) return { kind: 'paused', until, user }
    if (offered.reveal() === '') return { kind: 'wrong', reason: 'wrong-password', user }

    // Looked at again when its turn comes: a thousand guesses sent at once are no way round the pause.
    const turn: Turn = { isWanted: () => throttle.pausedUntil(attempt) === undefined, account }
    let finding: Finding<T>
    try {
      finding = await compare(user, turn)
    } catch (error) {
      if (error instanceof Problem && error.code === 'unavailable') return { kind: 'busy' }
      if (error instanceof Undecided) return { kind: 'undecided', why: error.why, user }
      throw error
    }
    if (finding.passed) {
      throttle.succeeded(attempt)
      return { kind: 'right', value: finding.value }
    }
    const pausedMeanwhile = throttle.pausedUntil(attempt)
    if (pausedMeanwhile !== undefined) return { kind: 'paused', until: pausedMeanwhile, user }
    throttle.failed(attempt)
    return { kind: 'wrong', reason: finding.reason, user }
  }
}
