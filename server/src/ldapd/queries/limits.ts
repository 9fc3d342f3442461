/** What is remembered of operations: enough to see what an app asks, and never more memory than this, whatever is sent. */
export const queryLimits = {
  rowsMax: 2000,
  /** Connections that were turned away have rows of their own, so that a flood of them pushes no operation out. */
  turnedAwayRowsMax: 200,
  /** Octets of searches, kept as they came. Searches have 150 of them usually. */
  octetsMax: 1024 * 1024,
  /** Of one search; a longer one is told without its filter. SSSD asks for some hundred names at once in 8 KiB. */
  searchOctetsMax: 16 * 1024,
  textLengthMax: 1024,
  attributesMax: 30,
  attributeLengthMax: 80,
  valueOctetsMax: 256,
  /** Addresses that are not on the list, with how often they tried. */
  refusedAddressesMax: 100,
  /** An operation that takes longer is slow: a password takes less, and a search far less. */
  slowMs: 100,
} as const
