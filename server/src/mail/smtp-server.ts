import { isIP } from 'node:net'
import { OperatorProblem, Secret } from '#ground'

/** Where mail is handed over, as the configuration's address says it. */
export interface SmtpServer {
  host: string
  port: number
  /** TLS from the first byte (`smtps://`); otherwise STARTTLS (RFC 3207). */
  tlsAtOnce: boolean
  /** On this machine, where nobody is on the way: TLS is used if offered, and no certificate is asked for. */
  isLoopback: boolean
  account: { user: string; password: Secret } | null
  /** `host:port`, for people; never the password. */
  shown: string
}

/** Ports for handing mail over (RFC 8314 §3). */
const usualPort = { 'smtp:': 587, 'smtps:': 465 }

/** Reads `smtp://user:password@host:587`. Throws Problem `invalid`. */
export function parseSmtpUrl(text: Secret): SmtpServer {
  const url = URL.parse(text.reveal())
  if (url === null || url.hostname === '' || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:'))
    throw new OperatorProblem('invalid', 'mail.smtp: expected smtp:// or smtps:// with a host.')
  const named = url.hostname.replace(/^\[|\]$/g, '')
  // What a name server says about `localhost` is not asked for.
  const host = named === 'localhost' ? '127.0.0.1' : named
  const port = url.port === '' ? usualPort[url.protocol] : Number(url.port)
  return {
    host,
    port,
    tlsAtOnce: url.protocol === 'smtps:',
    isLoopback: host === '::1' || (isIP(host) === 4 && host.startsWith('127.')),
    account: url.username === '' ? null : { user: decode(url.username), password: new Secret(decode(url.password)) },
    shown: `${url.hostname}:${port}`,
  }
}

/** A password with a lone `%` is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
