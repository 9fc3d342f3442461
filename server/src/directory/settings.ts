import type { GroupId, Language } from '#ground'
import type { AccessRule } from './app.ts'
import type { FindingAside } from './finding-aside.ts'
import { type LdapLimits, usualLdapLimits } from './ldap-limits.ts'
import type { Role } from './role.ts'

export type LdapProfile = 'standard' | 'cloudron' | 'lldap'

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
  /** Whether a password alone is enough in the main tree for people who have or need a second factor. */
  allowBarePassword: boolean
  /** Whether a right password is remembered in memory for a minute, so that it is not hashed for each request. */
  rememberPasswords: boolean
  /** Lines as in `allow`: proxies that say by the PROXY protocol from where a connection comes. */
  proxyFrom: string[]
  limits: LdapLimits
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

/** Who needs a second factor, and what people change about themselves. */
export interface PolicySettings {
  /** Everybody. */
  mandatoryTwoFactor: boolean
  /** People with one of these roles. */
  twoFactorRoles: Role[]
  /** People in one of these groups, directly or through another. */
  twoFactorGroups: GroupId[]
  /** How long a browser may be let off the second factor when its person says so; 0 for never. */
  trustedBrowserDays: number
  /** Display name and e-mail addresses are for admins to change. */
  lockProfiles: boolean
  /** Somebody who may not open an app reads which groups would let them in. */
  nameGroupsOnRefusal: boolean
}

/** How the pages people sign in at look and sound. */
export interface BrandingSettings {
  /** `#rrggbb`; null for ours. */
  accent: string | null
  /** The id of a picture; null for the mark. */
  logo: string | null
  /** Whom to ask, as strangers may read it; empty for nobody named. */
  contact: string
  /** Of pages, where the browser asks for none of ours, and of mail to people who have chosen none. */
  language: Language
}

/** Everything an admin sets, by key. Each key is one row and one object in the file of truth. */
export interface Settings {
  organisation: { name: string }
  /** Null: the configuration of the process decides. */
  publicUrl: { value: string | null }
  policy: PolicySettings
  signIn: { allowedSources: string[] }
  /** How long a browser stays signed in: without being used, and in all. */
  session: { idleDays: number; absoluteDays: number }
  /** How long an invitation can be accepted. */
  invitation: { days: number }
  /** How long the audit trail is kept. */
  audit: { days: number }
  branding: BrandingSettings
  directoryServer: DirectoryServerSettings
  posix: PosixSettings
  /** Whether apps that have a token for it may add themselves (RFC 7591). */
  registration: { enabled: boolean }
  /** Whether old apps find Simple Auth at `/api/v1/login` too, as they know it from Cloudron. */
  simpleAuth: { alias: boolean }
  /** How long a deleted person can be restored before the row is purged. */
  trash: { days: number }
  backup: BackupSettings
  /** What the doctor finds and admins have put aside; about this server alone, so no file of truth has it. */
  health: { aside: FindingAside[] }
}

export type SettingKey = keyof Settings

export const defaultSettings: Settings = {
  organisation: { name: 'Doorward' },
  publicUrl: { value: null },
  policy: {
    mandatoryTwoFactor: false,
    twoFactorRoles: [],
    twoFactorGroups: [],
    trustedBrowserDays: 30,
    lockProfiles: false,
    nameGroupsOnRefusal: true,
  },
  signIn: { allowedSources: ['local'] },
  session: { idleDays: 7, absoluteDays: 30 },
  invitation: { days: 7 },
  audit: { days: 400 },
  branding: { accent: null, logo: null, contact: '', language: 'en' },
  directoryServer: {
    enabled: false,
    allow: ['127.0.0.1', '::1'],
    views: [{ base: 'dc=example,dc=com', profile: 'standard', writable: false, usersSeeAll: false }],
    allowPlaintext: false,
    allowBarePassword: false,
    rememberPasswords: true,
    proxyFrom: [],
    limits: usualLdapLimits,
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
  registration: { enabled: false },
  simpleAuth: { alias: false },
  trash: { days: 30 },
  backup: { enabled: true, at: '02:00', keepDays: 14, keepMonths: 4, folder: null },
  health: { aside: [] },
}
