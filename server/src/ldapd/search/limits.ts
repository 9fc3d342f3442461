import type { Millis } from '#ground'

/** What one search may take at most, as it is set. */
export interface SearchMaxima {
  /** Entries of one answer; past it `sizeLimitExceeded`. */
  entries: number
  /** A search that a slow reader keeps going for longer holds a connection for nothing: `timeLimitExceeded`. */
  timeMs: Millis
}

/** How searches share the process. */
export const searchLimits = {
  /** Work done before other connections have their turn. */
  sliceMs: 1,
  /** Searches of one session that stand between two pages; past it the oldest is forgotten. */
  pagedSearchesMax: 8,
  /** What all searches that stand between two pages remember, of all sessions; past it the oldest is forgotten. */
  pagedBytesMax: 64 * 1024 * 1024,
  /** Sort keys of one search, entries sorted, and what their keys take; past any of them they are not sorted. */
  sortKeysMax: 8,
  sortedEntriesMax: 1_000_000,
  sortKeyBytesMax: 64 * 1024 * 1024,
  /** Searches that are being sorted; past it the next is not. */
  sortsAtOnceMax: 4,
  /** Values of a range at most. */
  rangeMax: 5000,
  /** Entries looked at between two looks at the time. */
  slotsBetweenLooks: 64,
} as const
