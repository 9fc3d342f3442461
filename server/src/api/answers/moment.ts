import type { Millis } from '#ground'

/** RFC 3339 in UTC. */
export const printMoment = (at: Millis): string => new Date(at).toISOString()

export const printMomentOrNull = (at: Millis | null): string | null => (at === null ? null : printMoment(at))
