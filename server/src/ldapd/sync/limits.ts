import { seconds } from '#ground'

/** What keeping copies may take. */
export const syncLimits = {
  /** Searches that stand and are told of changes, in all; past it `busy`. A handful of replicas is usual. */
  standingMax: 64,
  /** People and ids that changed last, for searches that stand; who is further behind looks at everybody. */
  recentMax: 16_384,
  /** entryUUIDs in one message: 16 KiB of them. */
  uuidsPerMessage: 1_000,
  /** A change that is none of the content (a sign-in) moves the cookie on, no more often than this. */
  cookieEveryMs: seconds(5),
} as const
