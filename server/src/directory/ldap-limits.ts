/**
 * What the directory server permits, as far as an admin sets it; the unit is in each name. `usual` holds where nothing is
 * set. What each is for, and what reaching it is answered with: packages/ldap/src/limits.ts.
 */
export const ldapLimits = {
  /** Above some 900 the process needs more than the 1,024 file descriptors it usually has. */
  connections: { min: 1, max: 100_000, usual: 900 },
  connectionsPerAddress: { min: 1, max: 100_000, usual: 200 },
  idleSeconds: { min: 10, max: 86_400, usual: 900 },
  unboundSeconds: { min: 5, max: 3600, usual: 60 },
  /** A message is held in memory whole. */
  messageKib: { min: 64, max: 65_536, usual: 4096 },
  unboundMessageKib: { min: 4, max: 4096, usual: 64 },
  outstandingOperations: { min: 1, max: 10_000, usual: 1000 },
  /** Within what any message may be nested. */
  filterDepth: { min: 4, max: 100, usual: 32 },
  filterItems: { min: 16, max: 65_536, usual: 4096 },
  searchEntries: { min: 1, max: 5_000_000, usual: 5_000_000 },
  searchSeconds: { min: 1, max: 1800, usual: 1800 },
} as const

export type LdapLimit = keyof typeof ldapLimits

/** Null: the usual one. */
export type LdapLimits = Record<LdapLimit, number | null>

export const ldapLimitNames = Object.keys(ldapLimits) as LdapLimit[]

export const usualLdapLimits = Object.fromEntries(ldapLimitNames.map(name => [name, null])) as LdapLimits

/** What holds: what is set, or the usual. */
export const ldapLimitOf = (limits: Partial<LdapLimits>, name: LdapLimit): number =>
  limits[name] ?? ldapLimits[name].usual
