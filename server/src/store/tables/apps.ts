import type { Millis } from '#ground'
import type { Flag } from './flag.ts'

export interface AppRow {
  id: string
  name: string
  title: string
  icon: string | null
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
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** Secrets of apps and of the directory server: hashed where they are only compared, sealed where they are shown again. */
export interface SecretRow {
  id: string
  /** `oidc` or `ldap` of an app, or `directory-server`. */
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
