import { LdapError, ResultCode, resultCodeName, TlsFailure } from '@doorward/ldap'
import { findRefusedReason } from './ad-sub-code.ts'
import { explainTls } from './explain-tls.ts'
import { UpstreamError, type UpstreamErrorKind } from './upstream-error.ts'

/** What was being done, for the sentence. */
export type Doing = 'connect' | 'service-bind' | 'bind' | 'search' | 'change'

/** Anything thrown while a server was spoken to, in our terms. What is no LDAP error stays as it is. */
export function explainError(error: unknown, doing: Doing, server: { url: string; host: string }): unknown {
  if (!(error instanceof LdapError)) return error
  const { url, host } = server
  if (error.cause instanceof TlsFailure) {
    const { certificate } = error.cause
    const message = `${url}: ${explainTls(error.cause, host)}`
    return new UpstreamError('tls', message, { url, cause: error, ...(certificate && { certificate }) })
  }
  // The client's own words, not a server's.
  if (error.ends === 'session') {
    const kind = error.resultCode === ResultCode.unavailable ? 'unreachable' : 'protocol'
    return new UpstreamError(kind, `${url}: ${error.message}${causeOf(error)}`, { url, cause: error })
  }
  // Nothing else is asked while connecting.
  if (doing === 'connect')
    return new UpstreamError('tls', `${url}: the server refuses StartTLS (${error.codeName}, ${error.resultCode}).`, {
      url,
      code: error.resultCode,
      diagnostic: error.message,
      cause: error,
    })
  const reason = isBind(doing) ? findRefusedReason(error.message) : undefined
  const kind = kindOf(error.resultCode, doing)
  const words = reason?.words ?? wordsOf(kind, error.resultCode, doing)
  const who = doing === 'service-bind' ? 'The service account is refused. ' : ''
  const said = error.message === '' ? '' : ` The server says: ${error.message}`
  return new UpstreamError(kind, `${url}: ${who}${words}${said}`, {
    url,
    code: error.resultCode,
    diagnostic: error.message,
    cause: error,
    ...(reason && { reason }),
  })
}

const isBind = (doing: Doing): boolean => doing === 'bind' || doing === 'service-bind'

function kindOf(code: number, doing: Doing): UpstreamErrorKind {
  switch (code) {
    case ResultCode.timeLimitExceeded:
    case ResultCode.sizeLimitExceeded:
    case ResultCode.adminLimitExceeded:
      return 'limit'
    case ResultCode.busy:
    case ResultCode.unavailable:
    case ResultCode.other:
      return 'busy'
    case ResultCode.strongerAuthRequired:
    case ResultCode.confidentialityRequired:
      return 'needs-tls'
    case ResultCode.referral:
      return 'referral'
    case ResultCode.noSuchObject:
      // Some servers tell a name nobody has apart from a wrong password.
      return isBind(doing) ? 'refused' : 'no-such-base'
    case ResultCode.invalidDNSyntax:
      return isBind(doing) ? 'refused' : 'protocol'
    case ResultCode.inappropriateAuthentication:
    case ResultCode.invalidCredentials:
    case ResultCode.insufficientAccessRights:
    case ResultCode.unwillingToPerform:
    case ResultCode.constraintViolation:
      return 'refused'
    default:
      return 'protocol'
  }
}

function wordsOf(kind: UpstreamErrorKind, code: number, doing: Doing): string {
  const name = `${resultCodeName(code)}, ${code}`
  if (kind === 'limit') {
    if (code === ResultCode.timeLimitExceeded) return `The search took longer than the server allows (${name}).`
    return `There is more than the server gives in one search (${name}); what came is not all.`
  }
  if (kind === 'busy') return `The server cannot do it just now (${name}).`
  if (kind === 'needs-tls') return `The server takes passwords under TLS only (${name}): use ldaps:// or StartTLS.`
  if (kind === 'no-such-base') return `There is no such entry (${name}).`
  if (kind === 'referral') return `The server says that another one has it (${name}).`
  if (kind === 'refused') {
    if (doing === 'change') return `The server does not take the new password (${name}).`
    if (code === ResultCode.invalidCredentials) return 'The name or the password is wrong.'
    return isBind(doing) ? `The server does not let them in (${name}).` : `The server does not allow it (${name}).`
  }
  return `The server answers with ${name}.`
}

/** `connect ECONNREFUSED 127.0.0.1:389`, where the system said why. */
function causeOf(error: LdapError): string {
  const { cause } = error
  if (cause instanceof AggregateError) return words(cause.errors.map(one => (one as Error).message).join('; '))
  return cause instanceof Error ? words(cause.message) : ''
}

const words = (message: string): string => (message === '' ? '' : ` (${message})`)
