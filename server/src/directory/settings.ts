import type { AccessRule } from './app.ts'

export type LdapProfile = 'standard' | 'cloudron'

/** A naming context of the directory server: where the tree hangs, and in which words it is told. */
export interface LdapView {
  base: string
  profile: LdapProfile
  writable: boolean
  /** Whether a signed-in person sees the whole list of people and groups, or only themselves. */
  usersSeeAll: boolean
}

export interface DirectoryServerSettings {
  enabled: boolean
  /** Lines of addresses and ranges (CIDR), IPv4 and IPv6; `#` starts a comment. */
  allow: string[]
  views: LdapView[]
  /** Whether a bind with a password is taken without TLS from elsewhere than this machine. */
  allowPlaintext: boolean
  /** The main tree is an app too: who may bind in it. */
  access: AccessRule
}

/** Everything an admin sets, by key. Each key is one row and one object in the file of truth. */
export interface Settings {
  organisation: { name: string }
  /** Null: the configuration of the process decides. */
  publicUrl: { value: string | null }
  policy: { mandatoryTwoFactor: boolean; lockProfiles: boolean }
  signIn: { allowedSources: string[] }
  directoryServer: DirectoryServerSettings
}

export type SettingKey = keyof Settings

export const defaultSettings: Settings = {
  organisation: { name: 'Doorward' },
  publicUrl: { value: null },
  policy: { mandatoryTwoFactor: false, lockProfiles: false },
  signIn: { allowedSources: ['local'] },
  directoryServer: {
    enabled: false,
    allow: ['127.0.0.1', '::1'],
    views: [{ base: 'dc=example,dc=com', profile: 'standard', writable: false, usersSeeAll: false }],
    allowPlaintext: false,
    access: { kind: 'everyone' },
  },
}
