import { Problem } from '../problem.ts'

export interface HashLimits {
  /** Hashes computed at once: as many as cores, or every door slows down. */
  concurrency: number
  /** Hashes waiting. */
  queueMax: number
  /** Longest wait in the queue. */
  waitMaxMs: number
}

interface Waiting {
  alone: string | undefined
  start: () => void
  deadline: ReturnType<typeof setTimeout>
}

/**
 * A bounded queue that is fair per client address: one address that sends a thousand passwords waits behind its own,
 * and everybody else takes turns with it. Of what shares an `alone` one runs at a time. Throws Problem `unavailable` when
 * it is full or the wait too long.
 */
export function createFairQueue(limits: HashLimits) {
  const lines = new Map<string, Waiting[]>()
  const alones = new Set<string>()
  let waiting = 0
  let running = 0

  const busy = (): Problem =>
    new Problem('unavailable', 'Too many passwords are being checked right now. Try again in a few seconds.', {
      retryAfterMs: 2000,
    })

  const isFree = (alone: string | undefined): boolean => alone === undefined || !alones.has(alone)

  function take(alone: string | undefined): void {
    running++
    if (alone !== undefined) alones.add(alone)
  }

  /** Hands the slots that are free to the next addresses in the round. */
  function release(alone: string | undefined): void {
    running--
    if (alone !== undefined) alones.delete(alone)
    while (running < limits.concurrency) {
      const next = takeNext()
      if (next === undefined) return
      waiting--
      take(next.alone)
      clearTimeout(next.deadline)
      next.start()
    }
  }

  function takeNext(): Waiting | undefined {
    for (const [from, line] of lines) {
      const at = line.findIndex(({ alone }) => isFree(alone))
      if (at === -1) continue
      const [next] = line.splice(at, 1)
      lines.delete(from)
      if (line.length > 0) lines.set(from, line)
      return next
    }
    return undefined
  }

  async function run<T>(from: string, work: () => Promise<T>, alone?: string): Promise<T> {
    if (running < limits.concurrency && isFree(alone)) take(alone)
    else await wait(from, alone)
    try {
      return await work()
    } finally {
      release(alone)
    }
  }

  function wait(from: string, alone: string | undefined): Promise<void> {
    if (waiting >= limits.queueMax) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      const line = lines.get(from) ?? []
      const entry: Waiting = { alone, start: resolve, deadline: setTimeout(giveUp, limits.waitMaxMs) }
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
