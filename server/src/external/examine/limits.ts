import { seconds } from '#ground'

/** What an admin who waits is shown, and what a directory is asked for it. */
export const examineLimits = {
  /** All of one test, or one look. */
  wholeMs: seconds(90),
  /** At once, over everybody: each holds connections, and nobody needs more. */
  atOnce: 4,
  /** Past it counting ends, and that is said. */
  peopleMax: 20_000,
  groupsMax: 5_000,
  /** Named, of many. */
  shown: 5,
  /** Entries below one, in the tree. */
  childrenMax: 200,
  /** Of one attribute. */
  valuesMax: 20,
  valueLengthMax: 1_000,
} as const
