import type { Clock, Millis, PasswordHasher, Sealer, Secret } from '#ground'
import { sourceOf, type DirectoryMemory, type Origin, type User } from '#directory'
import type { Kysely, Tables } from '#store'
import type { Browsers } from './browsers.ts'
import type { CheckElsewhere } from './elsewhere.ts'
import { createPasswordCompare } from './stored-password.ts'
import type { Throttle } from './throttle.ts'
import { createThrottledCheck, type Finding } from './throttled-check.ts'
import type { Undecided } from './undecided.ts'

export interface RightPassword {
  kind: 'right'
  user: User
  /** The stored one it matches; null where another directory has said that it is right. */
  hash: string | null
  /** Their directory has proven a code with it. */
  withCode: boolean
}

export type PasswordAnswer =
  | RightPassword
  /** Unknown name, wrong password, disabled person: one answer for all, in comparable time. */
  | { kind: 'wrong'; reason: string; user: User | undefined }
  | { kind: 'paused'; until: Millis; user: User | undefined }
  /** The server has too many passwords to check right now. */
  | { kind: 'busy' }
  /** Their directory does not answer, or asks for a code first. */
  | { kind: 'undecided'; why: Undecided['why']; user: User | undefined }

export interface PasswordQuestion {
  /** What was typed; a door that knows the person gives their id. */
  identifier: string
  password: Secret
  /** Of their directory's second factor, where that is asked for apart. */
  code?: string
  /** Where it cannot be asked for apart. */
  splitsCode?: boolean
  address: string
  door: Origin['door']
  sharedAddress?: boolean
  /** What the browser is known by, where the door is one for browsers. */
  browserToken?: string | undefined
  /** Whether a name nobody has is shown to directories that make people when they first sign in. */
  offersUnknown?: boolean
}

interface PasswordCheckParts {
  clock: Clock
  memory: DirectoryMemory
  read: Kysely<Tables>
  hasher: PasswordHasher
  sealer: Sealer
  throttle: Throttle
  browsers: Pick<Browsers, 'knownMark'>
  checkElsewhere: CheckElsewhere
}

type Right = Finding<Omit<RightPassword, 'kind'>>

/** Checks a password under the throttle: against what is kept here, or by the directory the person belongs to. */
export function createPasswordCheck(parts: PasswordCheckParts) {
  const { memory, checkElsewhere } = parts
  const check = createThrottledCheck(parts)
  const compare = createPasswordCompare(parts)

  return async function checkPassword({
    password,
    code,
    splitsCode = false,
    door,
    offersUnknown = false,
    ...question
  }: PasswordQuestion): Promise<PasswordAnswer> {
    const { identifier, address } = question
    const shown = { password, code, splitsCode, origin: { door, address } }
    const answer = await check({ ...question, offered: password }, async (user, turn): Promise<Right> => {
      const isElsewhere = user === undefined ? offersUnknown : sourceOf(memory, user).kind === 'external'
      if (isElsewhere)
        return user === undefined
          ? checkElsewhere.unknown(identifier, shown, turn)
          : checkElsewhere.known(user, shown, turn)
      const found = await compare(user, shown, turn)
      return found.passed ? { passed: true, value: { ...found.value, withCode: false } } : found
    })
    return answer.kind === 'right' ? { kind: 'right', ...answer.value } : answer
  }
}
