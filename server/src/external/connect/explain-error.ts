import { LdapError, ResultCode, resultCodeName, TlsFailure } from '@doorward/ldap'
import { asItIs, inTurn, say, toSaying, type PlainSentence, type Words } from '#ground'
import { findRefusedReason } from './ad-sub-code.ts'
import { explainTls } from './explain-tls.ts'
import { ofServer, UpstreamError, type UpstreamErrorKind } from './upstream-error.ts'

/** What was being done, for the sentence. */
export type Doing = 'connect' | 'service-bind' | 'bind' | 'search' | 'change'

/** Anything thrown while a server was spoken to, in our terms. What is no LDAP error stays as it is. */
export function explainError(error: unknown, doing: Doing, server: { url: string; host: string }): unknown {
  if (!(error instanceof LdapError)) return error
  const { url, host } = server
  if (error.cause instanceof TlsFailure) {
    const { certificate } = error.cause
    return new UpstreamError('tls', ofServer(url, explainTls(error.cause, host)), {
      url,
      cause: error,
      ...(certificate && { certificate }),
    })
  }
  // The client's own words, not a server's.
  if (error.ends === 'session') {
    const kind = error.resultCode === ResultCode.unavailable ? 'unreachable' : 'protocol'
    return new UpstreamError(kind, ofServer(url, wordsOfClient(error)), { url, cause: error })
  }
  // Nothing else is asked while connecting.
  if (doing === 'connect')
    return new UpstreamError(
      'tls',
      ofServer(url, say('The server refuses StartTLS ({name}).', { name: nameOf(error.resultCode) })),
      {
        url,
        code: error.resultCode,
        diagnostic: error.message,
        cause: error,
      },
    )
  const reason = isBind(doing) ? findRefusedReason(error.message) : undefined
  const kind = kindOf(error.resultCode, doing)
  const words = reason?.words ?? wordsOf(kind, error.resultCode, doing)
  const what = doing === 'service-bind' ? say('The service account is refused. {why}', { why: toSaying(words) }) : words
  const told =
    error.message === '' ? what : say('{what} The server says: “{said}”', { what: toSaying(what), said: error.message })
  return new UpstreamError(kind, ofServer(url, told), {
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

const nameOf = (code: number): string => `${resultCodeName(code)}, ${code}`

function wordsOf(kind: UpstreamErrorKind, code: number, doing: Doing): Words {
  const name = nameOf(code)
  if (kind === 'limit') {
    if (code === ResultCode.timeLimitExceeded)
      return say('The search took longer than the server allows ({name}).', { name })
    return say('There is more than the server gives in one search ({name}); what came is not all.', { name })
  }
  if (kind === 'busy') return say('The server cannot do it just now ({name}).', { name })
  if (kind === 'needs-tls')
    return say('The server takes passwords under TLS only ({name}): use ldaps:// or StartTLS.', { name })
  if (kind === 'no-such-base') return say('There is no such entry ({name}).', { name })
  if (kind === 'referral') return say('The server says that another one has it ({name}).', { name })
  if (kind === 'refused') {
    if (doing === 'change') return say('The server does not take the new password ({name}).', { name })
    if (code === ResultCode.invalidCredentials) return 'The name or the password is wrong.'
    return isBind(doing)
      ? say('The server does not let them in ({name}).', { name })
      : say('The server does not allow it ({name}).', { name })
  }
  return say('The server answers with {name}.', { name })
}

/** What the client says of a session that ended. Of anything else it says what it could not read. */
const ofClient: ReadonlySet<string> = new Set<PlainSentence>([
  'The server cannot be reached.',
  'The server did not answer in time.',
  'The server ended the session.',
  'The connection was closed here.',
  'The connection failed.',
  'The server closed the connection.',
  'The answer could not be read.',
])
const isOfClient = (message: string): message is PlainSentence => ofClient.has(message)

function wordsOfClient(error: LdapError): Words {
  const { message } = error
  if (!isOfClient(message)) return say('What comes is not as LDAP has it: “{said}”', { said: message })
  const why = causeOf(error)
  return why === '' ? message : inTurn(message, asItIs(`(${why})`))
}

/** `connect ECONNREFUSED 127.0.0.1:389`, where the system said why. */
function causeOf({ cause }: LdapError): string {
  if (cause instanceof AggregateError) return cause.errors.map(one => (one as Error).message).join('; ')
  return cause instanceof Error ? cause.message : ''
}
