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

/** Numbers and defaults for accounts on Unix machines. */
export interface PosixSettings {
  /** Whether LDAP shows POSIX attributes. Numbers are given to everybody in any case, so that switching it on moves nobody. */
  enabled: boolean
  /** The range new numbers come from, both ends inclusive. Numbers once given stay. */
  firstNumber: number
  lastNumber: number
  /** For those who have none of their own. */
  loginShell: string
  /** `${username}` stands for the username. */
  homeDirectory: string
}

/** When backups are made by themselves; nothing is before a recovery key exists. */
export interface BackupSettings {
  enabled: boolean
  /** `HH:MM`, UTC. */
  at: string
  /** Daily ones, then the first of each month. */
  keepDays: number
  keepMonths: number
  /** An absolute path; null is `backups` in the data folder. */
  folder: string | null
}

/** Everything an admin sets, by key. Each key is one row and one object in the file of truth. */
export interface Settings {
  organisation: { name: string }
  /** Null: the configuration of the process decides. */
  publicUrl: { value: string | null }
  policy: { mandatoryTwoFactor: boolean; lockProfiles: boolean }
  signIn: { allowedSources: string[] }
  directoryServer: DirectoryServerSettings
  posix: PosixSettings
  /** How long a deleted person can be restored before the row is purged. */
  trash: { days: number }
  backup: BackupSettings
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
  // Above what Debian gives to system users, people at a machine and their subordinate ids (login.defs).
  posix: {
    enabled: false,
    firstNumber: 200_000,
    lastNumber: 2_000_000_000,
    loginShell: '/bin/bash',
    // oxlint-disable-next-line no-template-curly-in-string -- the place for the username, as the setting is written
    homeDirectory: '/home/${username}',
  },
  trash: { days: 30 },
  backup: { enabled: true, at: '02:00', keepDays: 14, keepMonths: 4, folder: null },
}
