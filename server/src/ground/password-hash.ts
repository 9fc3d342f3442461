import { Problem } from './problem.ts'
import type { Secret } from './secret.ts'

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
   * Whether the password matches. A stored value of unknown form never matches. `from` is the client's address. What is
   * no longer wanted when its turn comes is not computed, and does not match.
   */
  verify(stored: string, password: Secret, from: string, isWanted?: () => boolean): Promise<boolean>
  /** Spends the time of one verification on nothing, for names that do not exist. */
  verifyNothing(password: Secret, from: string, isWanted?: () => boolean): Promise<void>
  /** Whether a stored hash was made with a lower cost than the one configured. */
  isOutdated(stored: string): boolean
}

export interface HashLimits {
  /** Hashes computed at once: as many as cores, or every door slows down. */
  concurrency: number
  /** Hashes waiting. */
  queueMax: number
  /** Longest wait in the queue. */
  waitMaxMs: number
}

/** Loaded at the first password: the store's threads never see one. */
const argon2 = () => import('@node-rs/argon2')

const always = (): boolean => true

/** NFC, so that the same password typed on two keyboards is the same bytes (RFC 8265 §4.2.2). */
const normalise = (password: Secret): string => password.reveal().normalize('NFC')

export function createPasswordHasher(cost: HashCost, limits: HashLimits): PasswordHasher {
  const queue = createFairQueue(limits)
  // Argon2id is the library's default algorithm.
  const options = {
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: cost.lanes,
  }
  let dummy: Promise<string> | undefined

  return {
    hash: (password, from) => queue.run(from, async () => (await argon2()).hash(normalise(password), options)),
    verify: (stored, password, from, isWanted = always) =>
      queue.run(from, async () => {
        if (!isWanted() || !stored.startsWith('$argon2')) return false
        try {
          return await (await argon2()).verify(stored, normalise(password))
        } catch {
          // A damaged stored hash matches nothing; it must not take the door down or match everything.
          return false
        }
      }),
    async verifyNothing(password, from, isWanted = always) {
      const { hash, verify } = await argon2()
      dummy ??= hash('no password has this hash', options)
      const stored = await dummy
      await queue.run(from, async () => isWanted() && verify(stored, normalise(password)))
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
  }
}

interface Waiting {
  start: () => void
  deadline: ReturnType<typeof setTimeout>
}

/**
 * A bounded queue that is fair per client address: one address that sends a thousand passwords waits behind its own,
 * and everybody else takes turns with it.
 */
function createFairQueue(limits: HashLimits) {
  const lines = new Map<string, Waiting[]>()
  let waiting = 0
  let running = 0

  const busy = (): Problem =>
    new Problem('unavailable', 'Too many passwords are being checked right now. Try again in a few seconds.', {
      retryAfterMs: 2000,
    })

  /** Hands the slot that has become free to the next address in the round. */
  function release(): void {
    running--
    const [first] = lines
    if (first === undefined) return
    const [from, line] = first
    lines.delete(from)
    const next = line.shift()
    if (line.length > 0) lines.set(from, line)
    if (next === undefined) return
    waiting--
    running++
    clearTimeout(next.deadline)
    next.start()
  }

  async function run<T>(from: string, work: () => Promise<T>): Promise<T> {
    if (running < limits.concurrency) running++
    else await wait(from)
    try {
      return await work()
    } finally {
      release()
    }
  }

  function wait(from: string): Promise<void> {
    if (waiting >= limits.queueMax) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      const line = lines.get(from) ?? []
      const entry: Waiting = { start: resolve, deadline: setTimeout(giveUp, limits.waitMaxMs) }
      function giveUp(): void {
        line.splice(line.indexOf(entry), 1)
        if (line.length === 0) lines.delete(from)
        waiting--
        reject(busy())
      }
      line.push(entry)
      lines.set(from, line)
      waiting++
    })
  }

  return { run }
}
