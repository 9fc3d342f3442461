import type { Clock, Millis } from '#ground'

/** A clock that stands still until a test moves it. */
export interface FixedClock extends Clock {
  advance(ms: Millis): void
}

export function fixedClock(now: Millis = Date.UTC(2026, 5, 12, 9, 0, 0)): FixedClock {
  let at = now
  return {
    now: () => at,
    advance(ms) {
      at += ms
    },
  }
}
