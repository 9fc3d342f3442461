/** What became of a change of password that was asked of another directory. */
export type WriteBackAnswer =
  | { kind: 'changed'; directoryId: string }
  /** The old one is not theirs (any more). */
  | { kind: 'wrong' }
  /** The new one is not good enough there. `said`: the directory's own words, where they are meant for people. */
  | { kind: 'not-taken'; said: string | undefined }
  /** The directory does not let people change it themselves, or not from here. */
  | { kind: 'not-allowed' }
  /** Nobody answered; nothing was changed. */
  | { kind: 'unreachable' }
  /** The answer did not come: it may have been changed. */
  | { kind: 'unknown' }
