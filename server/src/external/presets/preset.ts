import type { Millis, Words } from '#ground'
import type { ExternalAttributes, GroupSearch, Provider } from '#directory'
import type { ReadEntry } from '../entry.ts'
import type { UpstreamState } from '../upstream.ts'

/** What is usual at a directory: everything that depends on whose server it is. */
export interface PresetDefaults {
  /** What stands before the base DN: `ou=users`; empty for the base itself. */
  usersBelow: string
  userFilter: string
  attributes: Omit<ExternalAttributes, 'custom'>
  /** The base is completed like that of people; null: groups are told by the person's own attribute alone. */
  groups: (Omit<GroupSearch, 'base' | 'scope'> & { below: string }) | null
  nestedGroups: boolean
}

/** One vendor's directory. Data and reading only: nothing here asks a server. */
export interface Preset {
  provider: Provider
  /** What the vendor calls it; null: another LDAP server. */
  title: string | null
  defaults: PresetDefaults
  /** Attributes that `stateOf` reads. Operational ones come only when they are named. */
  stateAttributes: readonly string[]
  /** What the directory itself says of whether somebody may come in. Silence is `active`: the bind decides. */
  stateOf(entry: ReadEntry, now: Millis): UpstreamState
  /** Whether a root DSE is that of such a server. False where it cannot be told. */
  detects(rootDse: ReadEntry): boolean
  /** Asked when the configured attribute gives no address. */
  emailFallback: string | null
  /** A group everybody has that no `member` names: `primaryGroupID` within the person's domain. */
  primaryGroup: boolean
  /** Entries tell whether a code is asked of somebody (`twoFactorAuthenticationEnabled`), and binds take one. */
  asksForCodes: boolean
  /** How somebody changes their own password. */
  passwordChange: 'rfc3062' | 'unicodePwd' | null
  /** For the admin who sets it up: what to know before it surprises. */
  notes: readonly Words[]
}
