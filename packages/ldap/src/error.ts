import { ResultCode, resultCodeName } from './message/result-code.ts'

/** What an error ends: the operation that caused it (an ordinary response), or the whole LDAP session (RFC 4511 §4.1.1). */
export type Ends = 'operation' | 'session'

/**
 * The one error of this package: every refusal of the codec, and what a handler throws to refuse an operation.
 * `message` is sent to the client as diagnosticMessage, so it must be fit for them to read.
 */
export class LdapError extends Error {
  override readonly name = 'LdapError'
  readonly resultCode: ResultCode
  readonly matchedDN: string
  readonly ends: Ends
  /** LDAP URLs at which what was asked for is (RFC 4511 §4.1.10); of a client's error. */
  readonly referral: readonly string[]

  constructor(
    resultCode: ResultCode,
    message: string,
    options: { matchedDN?: string; ends?: Ends; referral?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.resultCode = resultCode
    this.matchedDN = options.matchedDN ?? ''
    this.ends = options.ends ?? 'operation'
    this.referral = options.referral ?? []
  }

  /** The RFC's name of the result code, for logs: `noSuchObject`. */
  get codeName(): string {
    return resultCodeName(this.resultCode)
  }
}

/**
 * RFC 4511 §4.1.1: a message whose structure or lengths are wrong ends the session with a Notice of Disconnection,
 * because nothing after it can be trusted to begin where it seems to.
 */
export function malformed(message: string): LdapError {
  return new LdapError(ResultCode.protocolError, message, { ends: 'session' })
}
