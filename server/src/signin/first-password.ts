import type { PasswordHasher, Secret, UserId } from '#ground'
import { sourceOf, type DirectoryMemory, type Origin, type User } from '#directory'
import type { Kysely, Tables } from '#store'
import type { AnswerElsewhere, ShownElsewhere } from './elsewhere.ts'
import type { Turn } from './throttled-check.ts'

/** People who move here with the password they have elsewhere; supplied by the room that knows directories. */
export interface BindThrough {
  /** Whether somebody's password is kept here as soon as their directory has proven it. */
  isOpen(user: UserId): Promise<boolean>
  /** For somebody who is kept here and has no password: the directory they came from is asked. Sends nothing for an empty one. */
  check(question: ShownElsewhere & { user: User }): Promise<AnswerElsewhere>
  /** False: somebody was faster, or it is over; nothing was written. */
  keep(question: { user: UserId; hash: string; origin: Origin }): Promise<boolean>
}

interface FirstPasswordParts {
  read: Kysely<Tables>
  memory: DirectoryMemory
  hasher: PasswordHasher
  bindThrough: BindThrough
}

/** What is known after a directory was asked. `hash`: they have moved, and it is theirs here; null: they have not. */
export type KeptAnswer =
  | { kind: 'right'; user: UserId; withCode: boolean; hash: string | null }
  | Exclude<AnswerElsewhere, { kind: 'right' }>

/**
 * Keeps the first password a directory has proven, where its people are moving here. Whoever signs in twice at once moves
 * once: the second is compared with what the first has left, and the directory's word about them counts no more.
 */
export function createFirstPasswords({ read, memory, hasher, bindThrough }: FirstPasswordParts) {
  async function compareMoved(
    user: UserId,
    password: Secret,
    address: string,
    turn: Turn,
  ): Promise<string | undefined> {
    const row = await read
      .selectFrom('bindThrough')
      .innerJoin('password', 'password.userId', 'bindThrough.userId')
      .innerJoin('user', 'user.id', 'bindThrough.userId')
      .select('password.hash')
      .where('bindThrough.userId', '=', user)
      .where('bindThrough.movedAt', 'is not', null)
      .where('user.source', '=', 'local')
      .executeTakeFirst()
    if (row === undefined) return undefined
    return (await hasher.verify(row.hash, password, address, turn)) ? row.hash : undefined
  }

  const isStillThere = (id: UserId): boolean => {
    const user = memory.people.find(id)
    return user !== undefined && sourceOf(memory, user).kind === 'external'
  }

  return async function askFirst(
    user: User,
    { password, origin }: ShownElsewhere,
    turn: Turn,
    ask: () => Promise<AnswerElsewhere>,
  ): Promise<KeptAnswer> {
    const address = origin.address ?? ''
    const answer = await ask()
    const moved = (hash: string): KeptAnswer => ({ kind: 'right', user: user.id, withCode: false, hash })
    if (answer.kind === 'wrong') {
      const hash = await compareMoved(user.id, password, address, turn)
      return hash === undefined ? answer : moved(hash)
    }
    if (answer.kind !== 'right') return answer
    if (await bindThrough.isOpen(answer.user)) {
      // Without the code that may have come with it.
      const hash = await hasher.hash(answer.password, address)
      if (await bindThrough.keep({ user: answer.user, hash, origin })) return moved(hash)
    }
    if (isStillThere(answer.user)) return { ...answer, hash: null }
    const hash = await compareMoved(user.id, answer.password, address, turn)
    return hash === undefined ? { kind: 'wrong', reason: 'account' } : moved(hash)
  }
}
