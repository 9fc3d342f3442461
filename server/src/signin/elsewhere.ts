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
import type { Kysely, Tables } from '#store'
import { createFirstPasswords, type BindThrough, type KeptAnswer } from './first-password.ts'
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
  /** `password` is what was proven: what was shown, without a code that stood at its end. */
  | { kind: 'right'; user: UserId; withCode: boolean; password: Secret }
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
  read: Kysely<Tables>
  hasher: PasswordHasher
  elsewhere: Elsewhere
  bindThrough: BindThrough
}

/** `hash`: they are kept here from this sign-in on, and it is the one of their password; null: they are not. */
export type FoundElsewhere = Finding<{ user: User; withCode: boolean; hash: string | null }>

/**
 * Has other directories look at passwords, one after another for each account. A hash is computed beside each, so that it
 * takes as long as for somebody who is here, or for nobody.
 */
export function createCheckElsewhere(parts: ElsewhereParts) {
  const { clock, memory, hasher, elsewhere, bindThrough } = parts
  const askFirst = createFirstPasswords(parts)
  const inTurn = createTurns()
  /** When their turn comes, they may have moved here. */
  const asNow = (user: User): User => memory.people.find(user.id) ?? user
  const wrong = { passed: false, reason: 'wrong-password' } as const

  async function ask(shown: ShownElsewhere, turn: Turn, question: () => Promise<KeptAnswer>): Promise<FoundElsewhere> {
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
    return { passed: true, value: { user, withCode: answer.withCode, hash: answer.hash } }
  }

  return {
    async known(user: User, shown: ShownElsewhere, turn: Turn): Promise<FoundElsewhere> {
      const now = clock.now()
      // Whom their directory has back is found there, and not only by the next synchronisation.
      if ((isActive(user, now) || isHeldByDirectory(user, now)) && isSourceAllowed(memory, user))
        return ask(shown, turn, () =>
          askFirst(user, shown, turn, () => elsewhere.check({ ...shown, user: asNow(user) })),
        )
      await hasher.verifyNothing(shown.password, shown.origin.address ?? '', turn)
      return wrong
    },

    unknown: (identifier: string, shown: ShownElsewhere, turn: Turn): Promise<FoundElsewhere> =>
      ask(shown, turn, async () => {
        // By the time its turn comes the same sign-in, sent a moment before, may have made them.
        const user = memory.people.resolve(identifier)
        const isMade = user !== undefined && sourceOf(memory, user).kind === 'external'
        const answer = await (isMade ? elsewhere.check({ ...shown, user }) : elsewhere.offer({ ...shown, identifier }))
        return answer.kind === 'right' ? { ...answer, hash: null } : answer
      }),

    /**
     * For somebody who is kept here and has no password, where those of their directory are moving here; undefined where
     * not. The caller has seen that they may come in.
     */
    async first(
      user: User,
      shown: ShownElsewhere,
      turn: Turn,
    ): Promise<Finding<{ user: User; hash: string }> | undefined> {
      if (!(await bindThrough.isOpen(user.id))) return undefined
      const found = await ask(shown, turn, () =>
        askFirst(user, shown, turn, () => bindThrough.check({ ...shown, user })),
      )
      if (!found.passed) return found
      const { hash } = found.value
      return hash === null ? wrong : { passed: true, value: { user: found.value.user, hash } }
    },
  }
}

export type CheckElsewhere = ReturnType<typeof createCheckElsewhere>
