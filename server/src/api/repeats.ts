import { createHash } from 'node:crypto'
import { minutes, Problem, type Clock, type Millis } from '#ground'

/** Long enough for a client that lost its connection; short, since answers that hold a secret wait here too. */
const keptMs = minutes(10)
const keptMax = 1000

interface Kept {
  at: Millis
  fingerprint: string
  answer: Promise<unknown>
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

export function createRepeats(clock: Clock): Repeats {
  const kept = new Map<string, Kept>()

  function forgetOld(): void {
    const now = clock.now()
    for (const [id, { at }] of kept) {
      if (kept.size <= keptMax && now - at < keptMs) return
      kept.delete(id)
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
      if (before !== undefined && before.fingerprint !== fingerprint)
        throw new Problem('invalid', 'This Idempotency-Key came with another request. Make a new one for each.')
      if (before !== undefined) return before.answer

      const answer = (async () => work())()
      kept.set(id, { at: clock.now(), fingerprint, answer })
      answer.catch(() => kept.delete(id))
      return answer
    },
  }
}
