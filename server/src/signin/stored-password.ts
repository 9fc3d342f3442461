import type { Clock, PasswordHasher, Secret } from '#ground'
import { isActive, isSourceAllowed, sourceOf, type DirectoryMemory, type User } from '#directory'
import type { Kysely, Tables } from '#store'
import type { Turn } from './throttled-check.ts'

interface StoredPasswordParts {
  clock: Clock
  read: Kysely<Tables>
  hasher: PasswordHasher
  memory: DirectoryMemory
}

/** Answers the stored hash the password matches, or undefined. `address` is the client's. */
export type ComparePassword = (
  user: User | undefined,
  password: Secret,
  address: string,
  turn: Turn,
) => Promise<string | undefined>

/** The one place where a password kept here is compared, for every door. It takes the same time for people and for nobody. */
export function createPasswordCompare({ clock, read, hasher, memory }: StoredPasswordParts): ComparePassword {
  /** Looked at before the comparison: a disabled person's right password is answered like a wrong one. */
  async function findHash(user: User | undefined): Promise<string | undefined> {
    if (user === undefined || !isActive(user, clock.now()) || !isSourceAllowed(memory, user)) return undefined
    // One that was left here when they moved to another directory is compared with nothing until they come back.
    if (sourceOf(memory, user).kind === 'external') return undefined
    const row = await read.selectFrom('password').select('hash').where('userId', '=', user.id).executeTakeFirst()
    return row?.hash
  }

  return async (user, password, address, turn) => {
    // An empty password never reaches a comparison at any door (RFC 4513 §5.1.2 and everybody's mistakes with it).
    const stored = password.reveal() === '' ? undefined : await findHash(user)
    if (stored !== undefined) return (await hasher.verify(stored, password, address, turn)) ? stored : undefined
    await hasher.verifyNothing(password, address, turn)
    return undefined
  }
}
