import type { Millis, UserId } from '#ground'
import type { UserRow } from '#store'
import type { AttributeValues } from './custom-attribute.ts'
import { isRole, type Role } from './role.ts'

/** Where a person stands. All but `active` are refused at every door at once. */
export type UserState = 'active' | 'disabled' | 'gone' | 'expired' | 'trashed' | 'invited'

/** A person, without anything secret. Times in milliseconds. */
export interface User {
  id: UserId
  /** Null until an invitation is accepted; such a person is invisible at every door. */
  username: string | null
  /** OIDC's `sub`: the username if it is ASCII, else the id. Set with the username, never changed. */
  subject: string | null
  email: string | null
  emailVerified: boolean
  recoveryEmail: string | null
  displayName: string
  givenName: string
  familyName: string
  namesSet: boolean
  locale: string | null
  zoneinfo: string | null
  phone: string | null
  role: Role
  /** `local`, or the id of an external directory. */
  source: string
  disabledByAdmin: boolean
  disabledByDirectory: boolean
  goneAt: Millis | null
  trashedAt: Millis | null
  expiresAt: Millis | null
  createdAt: Millis
  updatedAt: Millis
  credentialVersion: number
  /** The change log's number of the last change: the API's ETag. */
  version: number
  /** The name of the file of truth that owns this person, if one does. */
  managedBy: string | null
  /** Custom attributes, by the id of their declaration. */
  attributes: AttributeValues
  /** Given once and kept; also the number of the person's own group. */
  uidNumber: number | null
  /** Null: as the settings say. */
  loginShell: string | null
  homeDirectory: string | null
  /** OpenSSH public key lines. */
  sshKeys: readonly string[]
  /** When the clock's work on `expiresAt` was done: sessions ended, followers told. */
  expiryNotedAt: Millis | null
  /** Whether they have an authenticator app or a passkey. */
  secondFactor: boolean
  /** The id of their picture. */
  picture: string | null
}

const noAttributes: AttributeValues = Object.freeze({})
const noKeys: readonly string[] = Object.freeze([])

/** The inverse of `printAttributes`. */
export const parseAttributes = (json: string | null): AttributeValues =>
  json === null ? noAttributes : (JSON.parse(json) as AttributeValues)

/** Null when there are none, which is nearly everybody. */
export const printAttributes = (values: AttributeValues): string | null =>
  Object.keys(values).length === 0 ? null : JSON.stringify(values)

export const parseKeys = (json: string | null): readonly string[] =>
  json === null ? noKeys : (JSON.parse(json) as string[])

export const printKeys = (keys: readonly string[]): string | null => (keys.length === 0 ? null : JSON.stringify(keys))

/** The state at `now`: expiry is decided by the clock at every read. */
export function stateOf(user: User, now: Millis): UserState {
  if (user.trashedAt !== null) return 'trashed'
  if (user.goneAt !== null) return 'gone'
  if (user.disabledByAdmin || user.disabledByDirectory) return 'disabled'
  if (user.username === null) return 'invited'
  if (user.expiresAt !== null && user.expiresAt <= now) return 'expired'
  return 'active'
}

export const isActive = (user: User, now: Millis): boolean => stateOf(user, now) === 'active'

/** Whether nobody but their directory keeps them out, which may think otherwise since it was last asked. */
export const isHeldByDirectory = (user: User, now: Millis): boolean =>
  (user.goneAt !== null || user.disabledByDirectory) &&
  isActive({ ...user, goneAt: null, disabledByDirectory: false }, now)

/** Field by field: rows come without a prototype, and spreading 100,000 of them at the start costs a third of a second. */
export function userFromRow(row: UserRow): User {
  if (!isRole(row.role)) throw new Error(`User ${row.id} has the unknown role ${row.role}.`)
  return {
    id: row.id as UserId,
    username: row.username,
    subject: row.subject,
    email: row.email,
    emailVerified: row.emailVerified === 1,
    recoveryEmail: row.recoveryEmail,
    displayName: row.displayName,
    givenName: row.givenName,
    familyName: row.familyName,
    namesSet: row.namesSet === 1,
    locale: row.locale,
    zoneinfo: row.zoneinfo,
    phone: row.phone,
    role: row.role,
    source: row.source,
    disabledByAdmin: row.disabledByAdmin === 1,
    disabledByDirectory: row.disabledByDirectory === 1,
    goneAt: row.goneAt,
    trashedAt: row.trashedAt,
    expiresAt: row.expiresAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    credentialVersion: row.credentialVersion,
    version: row.version,
    managedBy: row.managedBy,
    attributes: parseAttributes(row.attributes),
    uidNumber: row.uidNumber,
    loginShell: row.loginShell,
    homeDirectory: row.homeDirectory,
    sshKeys: parseKeys(row.sshKeys),
    expiryNotedAt: row.expiryNotedAt,
    secondFactor: row.secondFactor === 1,
    picture: row.picture,
  }
}

/** The inverse of `userFromRow`. */
export function rowFromUser(user: User): UserRow {
  return {
    ...user,
    emailVerified: user.emailVerified ? 1 : 0,
    namesSet: user.namesSet ? 1 : 0,
    disabledByAdmin: user.disabledByAdmin ? 1 : 0,
    disabledByDirectory: user.disabledByDirectory ? 1 : 0,
    secondFactor: user.secondFactor ? 1 : 0,
    attributes: printAttributes(user.attributes),
    sshKeys: printKeys(user.sshKeys),
  }
}
