import type { Brand, GroupId, Millis } from '#ground'
import type { ExternalDirectoryRow } from '#store'
import type { Role } from './role.ts'

export type ExternalId = Brand<string, 'ExternalId'>

/** Whose server it is: what is usual there is filled in from a preset of that name. */
export const providers = [
  'activedirectory',
  'samba',
  'openldap',
  '389ds',
  'freeipa',
  'okta',
  'jumpcloud',
  'google',
  'univention',
  'lldap',
  'cloudron',
  'doorward',
  'other',
] as const
export type Provider = (typeof providers)[number]

/** RFC 4511 §4.5.1.2. */
export type SearchScope = 'base' | 'one' | 'subtree'

/** What a group there means here; the first that fits. */
export interface GroupMapping {
  /** Compared with a group's code without regard to case, with its DN, or as a pattern in which `*` is anything. */
  by: 'code' | 'dn' | 'pattern'
  value: string
  /** A group here its members are put into. */
  group: GroupId | null
  /** A role its members are given when they are created, below owner. */
  role: Exclude<Role, 'owner'> | null
}

/** Names of attributes there; null: not taken over. */
export interface ExternalAttributes {
  username: string
  /** What never changes, whatever becomes of the name: the key of the link. Null: the username is. */
  id: string | null
  displayName: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  /** Of the person: DNs or codes of their groups. */
  groups: string | null
  avatar: string | null
  phone: string | null
  /** By the name of a custom attribute here. */
  custom: Readonly<Record<string, string>>
}

export interface GroupSearch {
  base: string
  scope: SearchScope
  /** With `${userDN}` or `${username}` the groups of one person; with `*` in their place all of them. */
  filter: string
  /** The attribute groups are told apart by here. */
  code: string
  /** The attribute that lists who is in it: DNs, or usernames (`memberUid`). */
  member: string
}

/** How another directory is reached and what is taken from it. Nothing here is secret. Times in milliseconds. */
export interface ExternalSettings {
  provider: Provider
  /** `ldap://` and `ldaps://`; the next is tried when one cannot be reached. */
  urls: string[]
  startTls: boolean
  tls: {
    /** PEM, of whom certificates may be signed by; null: by whom this machine trusts. */
    ca: string | null
    /** PEM; its key lies sealed beside it. */
    clientCertificate: string | null
    /** The name the certificate must have; null: the URL's. */
    serverName: string | null
    minVersion: 'TLSv1.2' | 'TLSv1.3'
    /** No certificate is looked at: a last resort. */
    acceptSelfSigned: boolean
  }
  /** The service account: a DN or a UPN; null: anonymous. */
  bindDn: string | null
  policy: 'authenticate' | 'synchronise'
  /** With `${username}`; for `authenticate`. */
  userDnPattern: string | null
  /** A regular expression: which names nobody here has may be offered to this directory; for `authenticate`. */
  usernamePattern: string | null
  userSearch: {
    base: string
    scope: SearchScope
    /** Everybody who may come in; no placeholder. */
    filter: string
    /** With `${username}`; null: `(&<filter>(<username attribute>=${username}))`. Both apply. */
    signInFilter: string | null
  }
  attributes: ExternalAttributes
  /** Null: the person's own attribute alone. */
  groupSearch: GroupSearch | null
  /** Groups within groups count. */
  nestedGroups: boolean
  /** Groups there are made here too, read-only. */
  syncGroups: boolean
  groupMap: GroupMapping[]
  autoCreate: boolean
  defaultGroup: GroupId | null
  requireGroup: boolean
  trustEmail: boolean
  match: 'refuse' | 'link'
  /** Milliseconds between two runs, or a cron line in UTC; null: by hand only. */
  interval: Millis | string | null
  timeouts: { connect: Millis; bind: Millis; search: Millis }
  /** Entries a search at sign-in may answer. */
  recordsMax: number
  pageSize: number
  referrals: 'follow' | 'ignore' | 'fail'
  /** What becomes of those who are there no more. */
  removal: { kind: 'keep' } | { kind: 'disable'; afterRuns: number; deleteAfterDays: number | null }
  /** A run that would take away more than the larger of both stops and asks. */
  removalGuard: { percent: number; count: number }
  /** People change their password there, as themselves. */
  writeBack: boolean
}

export interface ExternalDirectory {
  id: ExternalId
  /** As in `signIn.allowedSources` and in commands; never changed. */
  name: string
  /** As people read it. */
  title: string
  /** Off: its people are local, and their links wait for its return. */
  enabled: boolean
  settings: ExternalSettings
  hasBindPassword: boolean
  hasClientKey: boolean
  createdAt: Millis
  updatedAt: Millis
  /** The change log's number of the last change. */
  version: number
  managedBy: string | null
}

export function externalFromRow({ bindPassword, clientKey, ...row }: ExternalDirectoryRow): ExternalDirectory {
  return {
    ...row,
    id: row.id as ExternalId,
    enabled: row.enabled === 1,
    settings: JSON.parse(row.settings) as ExternalSettings,
    hasBindPassword: bindPassword !== null,
    hasClientKey: clientKey !== null,
  }
}

/** The inverse of `externalFromRow`, without what is sealed. */
export function rowFromExternal(external: ExternalDirectory): Omit<ExternalDirectoryRow, 'bindPassword' | 'clientKey'> {
  const { hasBindPassword: _password, hasClientKey: _key, ...rest } = external
  return { ...rest, enabled: rest.enabled ? 1 : 0, settings: JSON.stringify(rest.settings) }
}
