import type { Clock, PasswordHasher, Secret, UserId } from '#ground'
import {
  isActive,
  isHeldByDirectory,
  isSourceAllowed,
  sourceOf,
  type DirectoryMemory,
  type Origin,
  type User,
} from '#directory'
import type { Finding, Turn } from './throttled-check.ts'
import { createTurns } from './turns.ts'
import { Undecided } from './undecided.ts'

/** What somebody has shown, to be proven by another directory. */
export interface ShownElsewhere {
  password: Secret
  /** Of that directory's second factor. */
  code?: string | undefined
  /** Without one apart: it may stand at the end of the password. */
  splitsCode?: boolean
  /** The password alone is enough here, also where that directory would ask for a code. */
  allowsBare?: boolean
  origin: Origin
}

export type AnswerElsewhere =
  | { kind: 'right'; user: UserId; withCode: boolean }
  | { kind: 'wrong'; reason: string }
  | { kind: 'code' }
  | { kind: 'unreachable'; directory: string }

/** Passwords that are kept in other directories; supplied by the room that knows them. */
export interface Elsewhere {
  /** For somebody whose source is another directory: that one is asked and no other. Sends nothing for an empty password. */
  check(question: ShownElsewhere & { user: User }): Promise<AnswerElsewhere>
  /** For a name nobody here has: directories that make people when they first sign in. */
  offer(question: ShownElsewhere & { identifier: string }): Promise<AnswerElsewhere>
}

interface ElsewhereParts {
  clock: Clock
  memory: DirectoryMemory
  hasher: PasswordHasher
  elsewhere: Elsewhere
}

export type FoundElsewhere = Finding<{ user: User; withCode: boolean }>

/**
 * Has other directories look at passwords, one after another for each account. A hash is computed beside each, so that it
 * takes as long as for somebody who is here, or for nobody.
 */
export function createCheckElsewhere({ clock, memory, hasher, elsewhere }: ElsewhereParts) {
  const inTurn = createTurns()
  const wrong = { passed: false, reason: 'wrong-password' } as const

  async function ask(
    shown: ShownElsewhere,
    turn: Turn,
    question: () => Promise<AnswerElsewhere>,
  ): Promise<FoundElsewhere> {
    const address = shown.origin.address ?? ''
    const [answer] = await Promise.all([
      inTurn(turn.account, async () => (turn.isWanted() ? question() : undefined)),
      hasher.verifyNothing(shown.password, address, turn),
    ])
    if (answer === undefined) return wrong
    if (answer.kind === 'wrong') return { passed: false, reason: answer.reason }
    if (answer.kind !== 'right') throw new Undecided(answer)
    const user = memory.people.find(answer.user)
    if (user === undefined || !isActive(user, clock.now()) || !isSourceAllowed(memory, user))
      return { passed: false, reason: 'account' }
    return { passed: true, value: { user, withCode: answer.withCode } }
  }

  return {
    async known(user: User, shown: ShownElsewhere, turn: Turn): Promise<FoundElsewhere> {
      const now = clock.now()
      // Whom their directory has back is found there, and not only by the next synchronisation.
      if ((isActive(user, now) || isHeldByDirectory(user, now)) && isSourceAllowed(memory, user))
        return ask(shown, turn, () => elsewhere.check({ ...shown, user }))
      await hasher.verifyNothing(shown.password, shown.origin.address ?? '', turn)
      return wrong
    },

    unknown: (identifier: string, shown: ShownElsewhere, turn: Turn): Promise<FoundElsewhere> =>
      ask(shown, turn, () => {
        // By the time its turn comes the same sign-in, sent a moment before, may have made them.
        const user = memory.people.resolve(identifier)
        return user !== undefined && sourceOf(memory, user).kind === 'external'
          ? elsewhere.check({ ...shown, user })
          : elsewhere.offer({ ...shown, identifier })
      }),
  }
}

export type CheckElsewhere = ReturnType<typeof createCheckElsewhere>
