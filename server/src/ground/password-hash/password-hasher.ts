import type { Secret } from '../secret.ts'
import { argon2 } from './argon2.ts'
import { createFairQueue, type HashLimits } from './fair-queue.ts'
import { areEqual, type KnownHash } from './known-hash.ts'
import { parsePasswordHash } from './parse-password-hash.ts'
import { printWrapped } from './wrapped.ts'

/** argon2id cost (RFC 9106). The defaults are OWASP's second choice: 19 MiB, two passes, one lane. */
export interface HashCost {
  memoryKib: number
  passes: number
  lanes: number
}

export const defaultHashCost: HashCost = { memoryKib: 19_456, passes: 2, lanes: 1 }

export interface PasswordHasher {
  /** A PHC string, `$argon2id$v=19$…`. Throws Problem `unavailable` when the queue is full or the wait too long. */
  hash(password: Secret, from: string): Promise<string>
  /**
   * Whether the password matches a stored value of any known form; one of another form, or damaged, never matches. `from`
   * is the client's address.
   */
  verify(stored: string, password: Secret, from: string, turn?: HashTurn): Promise<boolean>
  /** Spends the time of one verification on nothing, for names that do not exist. */
  verifyNothing(password: Secret, from: string, turn?: HashTurn): Promise<void>
  /** Whether a stored hash is of another form than ours, or was made with a lower cost than the one configured. */
  isOutdated(stored: string): boolean
  /**
   * A hash from elsewhere, in the form it is stored in. Throws Problem `invalid` for one that cannot be taken over, and
   * `unavailable` as `hash` does.
   */
  importHash(text: string, from: string): Promise<ImportedHash>
}

export interface HashTurn {
  /** Asked when its turn comes: what is no longer wanted is not computed, and does not match. */
  isWanted?: () => boolean
  /** Whose password it is. Of one account a single check runs at a time: a hash from elsewhere may cost a gibibyte. */
  account?: string
}

export interface ImportedHash {
  /** Never a weak digest or the password itself. */
  stored: string
  /** The old hash was so weak that a new password is due. */
  mustChange: boolean
}

/**
 * NFC, so that the same password typed on two keyboards is the same bytes (RFC 8265 §4.2.2); and as it was typed where
 * that differs, which is what another system may have hashed.
 */
function bytesOf(password: Secret): Buffer[] {
  const typed = password.reveal()
  const normal = typed.normalize('NFC')
  return (typed === normal ? [normal] : [normal, typed]).map(text => Buffer.from(text))
}

export function createPasswordHasher(cost: HashCost, limits: HashLimits): PasswordHasher {
  const queue = createFairQueue(limits)
  // Argon2id is the library's default algorithm.
  const options = {
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: cost.lanes,
  }
  let dummy: Promise<string> | undefined

  const argon2id = async (text: string): Promise<string> => (await argon2()).hash(text, options)
  const hash = (password: Secret, from: string): Promise<string> =>
    queue.run(from, () => argon2id(password.reveal().normalize('NFC')))
  const verify: PasswordHasher['verify'] = (stored, password, from, { isWanted, account } = {}) =>
    queue.run(from, async () => isWanted?.() !== false && (await matches(stored, password)), account)

  return {
    hash,
    verify,
    async verifyNothing(password, from, turn) {
      dummy ??= argon2id('no password has this hash')
      await verify(await dummy, password, from, turn)
    },
    isOutdated(stored) {
      const parameters = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(stored)
      return (
        parameters === null ||
        Number(parameters[1]) < cost.memoryKib ||
        Number(parameters[2]) < cost.passes ||
        Number(parameters[3]) < cost.lanes
      )
    },
    async importHash(text, from) {
      const known = parsePasswordHash(text)
      if (known.kind === 'strong') return { stored: known.stored, mustChange: known.mustChange ?? false }
      if (known.kind === 'plain') return { stored: await hash(known.password, from), mustChange: false }
      const outer = await queue.run(from, () => argon2id(known.digest))
      return { stored: printWrapped(known, outer), mustChange: known.scheme.mustChange }
    },
  }
}

async function matches(stored: string, password: Secret): Promise<boolean> {
  try {
    const known = parsePasswordHash(stored)
    for (const bytes of bytesOf(password)) if (await isOf(known, bytes)) return true
  } catch {
    // A damaged stored hash matches nothing; it must not take the door down or match everything.
  }
  return false
}

async function isOf(known: KnownHash, password: Buffer): Promise<boolean> {
  if (known.kind === 'strong') return known.matches(password)
  // A password that stands in the store as it is proves only that somebody has written it there.
  if (known.kind === 'plain') return false
  const digest = await known.scheme.digestOf(known.setting, password)
  return areEqual(Buffer.from(digest), Buffer.from(known.digest))
}
