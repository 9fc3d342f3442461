import type { Millis } from '#ground'
import type { Flag } from './flag.ts'

export interface AppRow {
  id: string
  name: string
  title: string
  icon: string | null
  recipe: string | null
  link: string | null
  signInUrl: string | null
  enabled: Flag
  access: string
  adminsIncluded: Flag
  requireTwoFactor: Flag
  sensitive: Flag
  contact: string | null
  /** Taken out of the JSON so that it can be unique. */
  clientId: string | null
  oidc: string | null
  ldap: string | null
  /** Taken out of the JSON so that they can be unique. */
  simpleAuthId: string | null
  simpleAuth: string | null
  gatewayHost: string | null
  gateway: string | null
  /** JSON array of addresses and ranges. */
  networks: string
  sessionMinutes: number | null
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** Secrets of apps and of the directory server: hashed where they are only compared, sealed where they are shown again. */
export interface SecretRow {
  id: string
  /** `oidc`, `ldap` or `simpleAuth` of an app, or `directory-server`. */
  kind: string
  /** The app's id, or `directory-server`. */
  ownerId: string
  hash: string
  sealed: string | null
  createdAt: Millis
  createdBy: string
  /** To within some seconds: written now and then. */
  lastUsedAt: Millis | null
}

/** A password for one app, made here and shown once. */
export interface AppPasswordRow {
  id: string
  userId: string
  /** The app's id, or `directory-server`. */
  appId: string
  name: string
  /** Keyed. */
  hash: string
  createdAt: Millis
  expiresAt: Millis | null
  /** To within some seconds: written now and then. */
  lastUsedAt: Millis | null
  lastAddress: string | null
}

/** What an app that checks passwords over HTTP holds of somebody who has signed in there. */
export interface SimpleAuthTokenRow {
  id: string
  hash: string
  appId: string
  userId: string
  /** The person's when it was made: a change of credentials ends it. */
  credentialVersion: number
  /** Words apart by spaces. */
  amr: string
  /** The app password it was made with: it ends with that one. */
  appPasswordId: string | null
  address: string
  createdAt: Millis
  expiresAt: Millis
}

/** A browser at the host of a protected app, under the session it was signed in with. */
export interface GatewaySessionRow {
  hash: string
  sessionId: string
  appId: string
  host: string
  createdAt: Millis
  expiresAt: Millis
}

/** Somebody let into an app by name, beside its rule, perhaps for a time. */
export interface AppGrantRow {
  appId: string
  userId: string
  /** Null: for good. */
  expiresAt: Millis | null
  /** Whose word it was: an actor. */
  grantedBy: string
  createdAt: Millis
  /** When the person was told that it ends before long; set from the beginning where the whole of it is not long. */
  remindedAt: Millis | null
}

/** Somebody's wish to be let into an app. */
export interface AccessRequestRow {
  id: string
  appId: string
  userId: string
  reason: string
  /** Null: for good. */
  wantedDays: number | null
  /** `open`, `approved`, `refused`, `withdrawn` or `expired`. */
  state: string
  createdAt: Millis
  /** When it is too old to be decided. */
  expiresAt: Millis
  decidedAt: Millis | null
  decidedBy: string | null
  /** What whoever decided has told the person. */
  word: string | null
  grantedUntil: Millis | null
  /** Of the refusal it began with, as far as the person passed one on. */
  reference: string | null
  /** App and person while it is open, else null: a second open one runs into the unique index. */
  openKey: string | null
}
