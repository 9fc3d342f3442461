import type { Millis } from '#ground'
import type { Flag } from './flag.ts'

export interface UserRow {
  id: string
  username: string | null
  /** What OIDC calls `sub`: the username if it is ASCII, else the id. Set with the username, never changed. */
  subject: string | null
  email: string | null
  emailVerified: Flag
  recoveryEmail: string | null
  displayName: string
  givenName: string
  familyName: string
  /** 1 when given and family name were set by hand and no longer follow the display name. */
  namesSet: Flag
  locale: string | null
  zoneinfo: string | null
  phone: string | null
  role: string
  source: string
  disabledByAdmin: Flag
  disabledByDirectory: Flag
  goneAt: Millis | null
  trashedAt: Millis | null
  expiresAt: Millis | null
  createdAt: Millis
  updatedAt: Millis
  /** Raised by everything that ends sessions and tokens: password, disable, another role. */
  credentialVersion: number
  version: number
  managedBy: string | null
  /** Custom attributes: JSON `{ <attribute id>: [text, …] }`, null for none. */
  attributes: string | null
  /** Given once, from one range for people and groups. */
  uidNumber: number | null
  /** Null: as the settings say. */
  loginShell: string | null
  homeDirectory: string | null
  /** JSON array of OpenSSH public key lines, null for none. */
  sshKeys: string | null
  /** When the clock's work on `expiresAt` was done. */
  expiryNotedAt: Millis | null
  /** Whether they have an authenticator app or a passkey. */
  secondFactor: Flag
  /** The `id` of their picture, which is what it holds; null for none. */
  picture: string | null
}

/** One namespace for usernames and e-mail addresses. One person may hold the same string as both. */
export interface NameRow {
  folded: string
  userId: string
  asUsername: Flag
  asEmail: Flag
}

/** Keyed hashes of usernames that must never be given away again. */
export interface TombstoneRow {
  hash: string
  at: Millis
}

export interface PasswordRow {
  userId: string
  hash: string
  mustChange: Flag
  changedAt: Millis
}

/** A custom attribute of people, declared once. */
export interface AttributeRow {
  id: string
  /** Its name in the API, in LDAP and among the claims. Never changed. */
  name: string
  folded: string
  title: string
  type: string
  multiValued: Flag
  seenBy: string
  editedBy: string
  searchable: Flag
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** A picture of a person, or the organisation's logo, as we encoded it. */
export interface PictureRow {
  /** Of what it holds, so that its address may be kept for ever. */
  id: string
  /** Of its edge, in pixels. */
  size: number
  type: string
  /** Base64. */
  bytes: string
}
