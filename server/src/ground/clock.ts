/** A point in time or a span, in whole milliseconds; points count from the Unix epoch, UTC. */
export type Millis = number

/** The only source of "now" for anything a decision or a record depends on. Tests advance a fixed one. */
export interface Clock {
  now(): Millis
}

export const systemClock: Clock = { now: () => Date.now() }

export const seconds = (n: number): Millis => n * 1000
export const minutes = (n: number): Millis => n * 60_000
export const hours = (n: number): Millis => n * 3_600_000
export const days = (n: number): Millis => n * 86_400_000
