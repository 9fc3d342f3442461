import type { Clock, Millis, PasswordHasher, Sealer, Secret } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import type { Kysely, Tables } from '#store'
import type { Browsers } from './browsers.ts'
import { createPasswordCompare } from './stored-password.ts'
import type { Throttle } from './throttle.ts'
import { createThrottledCheck } from './throttled-check.ts'

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
  memory: DirectoryMemory
  read: Kysely<Tables>
  hasher: PasswordHasher
  sealer: Sealer
  throttle: Throttle
  browsers: Pick<Browsers, 'knownMark'>
}

/** Checks a password under the throttle. */
export function createPasswordCheck(parts: PasswordCheckParts) {
  const check = createThrottledCheck(parts)
  const compare = createPasswordCompare(parts)

  return async function checkPassword({ password, ...question }: PasswordQuestion): Promise<PasswordAnswer> {
    const answer = await check({ ...question, offered: password }, async (user, turn) => {
      const hash = await compare(user, password, question.address, turn)
      if (user === undefined || hash === undefined) return { passed: false, reason: 'wrong-password' }
      return { passed: true, value: { user, hash } }
    })
    return answer.kind === 'right' ? { kind: 'right', ...answer.value } : answer
  }
}
