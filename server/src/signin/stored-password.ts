import type { Clock, PasswordHasher } from '#ground'
import { isActive, isSourceAllowed, sourceOf, type DirectoryMemory, type User } from '#directory'
import type { Kysely, Tables } from '#store'
import type { CheckElsewhere, ShownElsewhere } from './elsewhere.ts'
import type { Finding, Turn } from './throttled-check.ts'

interface StoredPasswordParts {
  clock: Clock
  read: Kysely<Tables>
  hasher: PasswordHasher
  memory: DirectoryMemory
  checkElsewhere: Pick<CheckElsewhere, 'first'>
}

/** Answers the stored hash the password matches. */
export type ComparePassword = (
  user: User | undefined,
  shown: ShownElsewhere,
  turn: Turn,
) => Promise<Finding<{ user: User; hash: string }>>

/**
 * The one place where a password kept here is compared, for every door. It takes the same time for people and for nobody.
 * Whoever has none yet and is moving here is compared by the directory they came from, and has one from then on.
 */
export function createPasswordCompare(parts: StoredPasswordParts): ComparePassword {
  const { clock, read, hasher, memory, checkElsewhere } = parts

  /** Looked at before the comparison: a disabled person's right password is answered like a wrong one. */
  function mayCompare(user: User | undefined): user is User {
    if (user === undefined || !isActive(user, clock.now()) || !isSourceAllowed(memory, user)) return false
    // One that was left here when they moved to another directory is compared with nothing until they come back.
    return sourceOf(memory, user).kind === 'local'
  }

  const wrong = { passed: false, reason: 'wrong-password' } as const
  return async (user, shown, turn) => {
    const { password, origin } = shown
    const address = origin.address ?? ''
    // An empty password never reaches a comparison at any door (RFC 4513 §5.1.2 and everybody's mistakes with it).
    if (password.reveal() !== '' && mayCompare(user)) {
      const row = await read.selectFrom('password').select('hash').where('userId', '=', user.id).executeTakeFirst()
      if (row !== undefined) {
        const { hash } = row
        return (await hasher.verify(hash, password, address, turn)) ? { passed: true, value: { user, hash } } : wrong
      }
      const first = await checkElsewhere.first(user, shown, turn)
      if (first !== undefined) return first
    }
    await hasher.verifyNothing(password, address, turn)
    return wrong
  }
}
