/** Whether somebody may come in, as their directory says. */
export type UpstreamState = 'active' | 'disabled' | 'expired' | 'locked'

/** A group there. */
export interface UpstreamGroup {
  /** The octets of the id attribute in hex, or `name:` and the folded code where there is none. */
  upstreamId: string
  dn: string
  /** As written there; compared without regard to case. */
  code: string
}

/**
 * One entry of somebody else's directory, in our terms: what sign-in and synchronisation both take over. Made by one
 * mapping from the entry's attributes and nowhere else.
 */
export interface UpstreamPerson {
  /** The octets of the id attribute in hex, or `name:` and the folded username where there is none. */
  upstreamId: string
  dn: string
  username: string
  displayName: string
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  /** By the name of a custom attribute here. */
  custom: Readonly<Record<string, readonly string[]>>
  /** As octets, of whatever kind of picture it is; null: none is taken over. */
  avatar: Uint8Array | null
  state: UpstreamState
  /** Their directory asks a code of them (providers doorward and cloudron). */
  secondFactor: boolean
  /** Each once; nested ones too where that is asked for. */
  groups: readonly UpstreamGroup[]
}
