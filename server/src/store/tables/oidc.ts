import type { Millis } from '#ground'

/** What `oidc-provider` keeps, one row per artefact. */
export interface OidcRecordRow {
  model: string
  id: string
  payload: string
  grantId: string | null
  uid: string | null
  userCode: string | null
  /** The Doorward session this artefact stands under; a session that has ended takes it along. */
  sessionId: string | null
  userId: string | null
  /** The person's when the grant or session began: an artefact older than their credentials is worth nothing. */
  credentialVersion: number | null
  appId: string | null
  consumedAt: Millis | null
  expiresAt: Millis | null
}

export interface SigningKeyRow {
  kid: string
  algorithm: string
  publicJwk: string
  sealedPrivateJwk: string
  createdAt: Millis
  signsFrom: Millis
  retiredAt: Millis | null
}

/**
 * What an app is told when a session ends under which it was opened (OIDC Back-Channel Logout 1.0), and what it answered.
 * Nothing it names need be there still.
 */
export interface LogoutRow {
  sessionId: string
  appId: string
  userId: string
  /** The person's `subject` in the directory: what the app calls them is made of it. */
  subject: string
  createdAt: Millis
  /** When it is tried next; null once the app has taken it, or it is given up. */
  nextAt: Millis | null
  tries: number
  /** When the app took it. */
  toldAt: Millis | null
  /** When it was last tried. */
  answeredAt: Millis | null
  /** What became of the last try, in words. */
  answer: string | null
}
