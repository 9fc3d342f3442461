import type { PresentedCertificate } from '@doorward/ldap'
import { printSaying, say, toSaying, type Saying, type Words } from '#ground'
import type { RefusedReason } from './ad-sub-code.ts'

/**
 * - `unreachable`: nobody answers, or not in time: nothing is known
 * - `tls`: they answer, but not under TLS as it is asked for; nothing was sent to them
 * - `refused`: a name or password is not accepted; of a search: it may not be made
 * - `needs-tls`: the server or we want passwords under TLS only
 * - `busy`: they answer that they cannot now (51, 52, 80)
 * - `limit`: they, or we, end what is too much or takes too long (3, 4, 11)
 * - `no-such-base`: where to search, or what to change, is not there
 * - `referral`: it is at another server, which is not asked
 * - `protocol`: what comes is not what LDAP says, or is too much of it
 */
export type UpstreamErrorKind =
  | 'unreachable'
  | 'tls'
  | 'refused'
  | 'needs-tls'
  | 'busy'
  | 'limit'
  | 'no-such-base'
  | 'referral'
  | 'protocol'

export interface UpstreamErrorDetails {
  /** The result code, where the server answered with one. */
  code?: number
  /** The server's own words. */
  diagnostic?: string
  /** Why a bind was refused, where the server is one that says so. */
  reason?: RefusedReason
  /** What was presented, also when it was refused. */
  certificate?: PresentedCertificate
  /** The server that was spoken to. */
  url?: string
  cause?: unknown
}

/**
 * Somebody else's directory did not do what was asked. `said` is for an admin, `message` the same in
 * English; neither holds a secret.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError'
  readonly kind: UpstreamErrorKind
  readonly said: Saying
  readonly code: number | undefined
  readonly diagnostic: string | undefined
  readonly reason: RefusedReason | undefined
  readonly certificate: PresentedCertificate | undefined
  readonly url: string | undefined

  constructor(kind: UpstreamErrorKind, words: Words, details: UpstreamErrorDetails = {}) {
    super(printSaying(toSaying(words)), details.cause === undefined ? undefined : { cause: details.cause })
    this.kind = kind
    this.said = toSaying(words)
    this.code = details.code
    this.diagnostic = details.diagnostic
    this.reason = details.reason
    this.certificate = details.certificate
    this.url = details.url
  }
}

/** Of which server it is said. */
export const ofServer = (url: string, words: Words): Saying => say('{url}: {what}', { url, what: toSaying(words) })
