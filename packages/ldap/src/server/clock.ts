/** Time for a server: injected, so that tests advance it. */
export interface Clock {
  /** Milliseconds since any fixed moment; never goes back. */
  now(): number
  /** Calls `tick` each `ms` until the returned function is called. Must not keep the process alive. */
  every(ms: number, tick: () => void): () => void
}

/** The process's own time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  every(ms, tick) {
    const timer = setInterval(tick, ms).unref()
    return () => clearInterval(timer)
  },
}
