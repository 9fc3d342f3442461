import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { minutes, Problem, seconds, type Clock, type Millis } from '#ground'

/** Long enough for a client that lost its connection; short, since answers that hold a secret wait here too. */
const keptMs = minutes(10)
const keptMax = 1000
/** How long a repeat waits for the first request to be answered, at whichever node that is. */
const answeredWithinMs = seconds(5)

interface Kept {
  at: Millis
  fingerprint: string
  answer: Promise<unknown>
}

/** What another node may have begun already. */
export interface SharedRepeats {
  /** Undefined: it is ours to do. Otherwise what it came with first, and the answer once there is one. */
  begin(id: string, fingerprint: string): Promise<{ fingerprint: string; answer: string | null } | undefined>
  /** Keeps the answer, as text that may hold a secret. */
  finish(id: string, answer: string): Promise<void>
  /** It was refused: the next one is new. */
  forget(id: string): Promise<void>
}

/** Answers a request that is sent again with what it was answered the first time, and does its work once. */
export interface Repeats {
  /**
   * `key` is the header `Idempotency-Key`; undefined is always new. What was refused is not kept. Throws Problem
   * `invalid` for a malformed key, and for one that came with another request.
   */
  run(
    key: string | undefined,
    request: { who: string; what: string; body: unknown },
    work: () => unknown,
  ): Promise<unknown>
}

/** `shared` where several nodes answer: a client that asks again may reach another one. */
export function createRepeats(clock: Clock, shared?: SharedRepeats): Repeats {
  const kept = new Map<string, Kept>()

  function forgetOld(): void {
    const now = clock.now()
    for (const [id, { at }] of kept) {
      if (kept.size <= keptMax && now - at < keptMs) return
      kept.delete(id)
    }
  }

  async function runOnce(id: string, fingerprint: string, work: () => unknown): Promise<unknown> {
    if (shared === undefined) return work()
    const before = await findAnswer(shared, id, fingerprint)
    if (before !== undefined) return before.answer
    try {
      const answer = await work()
      // The work is done whatever becomes of its repeats.
      await shared.finish(id, JSON.stringify(answer)).catch(() => undefined)
      return answer
    } catch (error) {
      await shared.forget(id).catch(() => undefined)
      throw error
    }
  }

  return {
    async run(key, { who, what, body }, work) {
      if (key === undefined) return work()
      if (!/^[\x21-\x7e]{1,255}$/.test(key))
        throw new Problem('invalid', 'Idempotency-Key has 1 to 255 plain characters without spaces.')
      forgetOld()
      const id = `${who} ${key}`
      const fingerprint = createHash('sha256')
        .update(JSON.stringify([what, body]))
        .digest('base64url')
      const before = kept.get(id)
      if (before !== undefined) return requireSame(before, fingerprint).answer

      const answer = runOnce(id, fingerprint, work)
      kept.set(id, { at: clock.now(), fingerprint, answer })
      answer.catch(() => kept.delete(id))
      return answer
    },
  }
}

function requireSame<T extends { fingerprint: string }>(before: T, fingerprint: string): T {
  if (before.fingerprint === fingerprint) return before
  throw new Problem('invalid', 'This Idempotency-Key came with another request. Make a new one for each.')
}

/** What another node has answered, or is answering; undefined when the work is ours. */
async function findAnswer(
  shared: SharedRepeats,
  id: string,
  fingerprint: string,
): Promise<{ answer: unknown } | undefined> {
  for (const until = performance.now() + answeredWithinMs; performance.now() < until; await sleep(100)) {
    const before = await shared.begin(id, fingerprint)
    if (before === undefined) return undefined
    const { answer } = requireSame(before, fingerprint)
    if (answer !== null) return { answer: JSON.parse(answer) as unknown }
  }
  throw new Problem('unavailable', 'The same request is still being answered. Ask again in a moment.', {
    retryAfterMs: seconds(1),
  })
}
