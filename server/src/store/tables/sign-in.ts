import type { Millis } from '#ground'
import type { Flag } from './flag.ts'

export interface SessionRow {
  id: string
  tokenHash: string
  userId: string
  credentialVersion: number
  authAt: Millis
  amr: string
  address: string
  userAgent: string
  /** What `userAgent` says, in words that lists are searched for; empty where a program without this column wrote it. */
  device: string
  createdAt: Millis
  expiresAt: Millis
  lastSeenAt: Millis
  endedAt: Millis | null
  endedReason: string | null
}

/** Links and codes that work once: consumed by a conditional update, and 0 rows is a refusal. */
export interface OneTimeRow {
  hash: string
  kind: string
  userId: string | null
  createdAt: Millis
  expiresAt: Millis
  usedAt: Millis | null
  /** What lists call it by; null for links that are in no list. */
  id: string | null
  /** JSON: what was chosen when the link was made, by kind. */
  data: string | null
  createdBy: string | null
  /** The person's when it was made: a link that is older than a change of credentials is dead. Null: it outlives them. */
  credentialVersion: number | null
}

/** An authenticator app (RFC 6238). */
export interface TotpRow {
  userId: string
  /** The secret. */
  sealed: string
  createdAt: Millis
  lastUsedAt: Millis | null
  /** The 30-second step of the last code that was taken. Only a later one is taken again. */
  lastStep: number
}

/** A passkey or security key (WebAuthn). Binary values in base64url. */
export interface PasskeyRow {
  id: string
  userId: string
  credentialId: string
  /** COSE_Key (RFC 9052 §7). */
  publicKey: string
  counter: number
  /** JSON array: how browsers reach it. */
  transports: string
  name: string
  /** The host it was made for, and works for alone. */
  rpId: string
  /** Whether it is synchronised to other devices. */
  backedUp: Flag
  createdAt: Millis
  lastUsedAt: Millis | null
}

/** One of ten codes for the day the other factor is lost: a keyed hash. */
export interface RecoveryCodeRow {
  userId: string
  hash: string
  createdAt: Millis
  usedAt: Millis | null
}

/** A browser somebody has signed in from. One browser may know several people. */
export interface KnownBrowserRow {
  tokenHash: string
  userId: string
  /** The person's when last signed in: trust ends with a change of credentials. */
  credentialVersion: number
  createdAt: Millis
  lastSeenAt: Millis
  /** Until when no second factor is asked for; null: it is. */
  trustedUntil: Millis | null
  userAgent: string
}

/** A pause of the throttle, so that it survives a restart. The key is a keyed hash of what is paused. */
export interface PauseRow {
  key: string
  until: Millis
  failures: number
}

/** PostgreSQL only: what is in progress at some door, and may be lost in a crash. */
export interface AttemptRow {
  id: string
  kind: string
  payload: string
  reference: string | null
  beganAt: Millis
  expiresAt: Millis
}
