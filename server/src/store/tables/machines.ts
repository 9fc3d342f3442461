import type { Millis } from '#ground'
import type { Flag } from './flag.ts'

/** A bearer token for the API: acts as its person, within its scopes. */
export interface ApiTokenRow {
  id: string
  name: string
  userId: string
  hash: string
  /** JSON array. */
  scopes: string
  createdAt: Millis
  createdBy: string
  expiresAt: Millis | null
  /** To within some seconds: written now and then. */
  lastUsedAt: Millis | null
  lastAddress: string | null
}

/** A machine that calls the API by itself. */
export interface ServiceAccountRow {
  id: string
  name: string
  folded: string
  description: string
  /** Who looks after it; null when that person was erased. */
  contactId: string | null
  role: string
  disabled: Flag
  createdAt: Millis
  createdBy: string
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** As an API token, of a service account. */
export interface ServiceTokenRow {
  id: string
  accountId: string
  name: string
  hash: string
  /** JSON array. */
  scopes: string
  createdAt: Millis
  createdBy: string
  expiresAt: Millis | null
  lastUsedAt: Millis | null
  lastAddress: string | null
}
