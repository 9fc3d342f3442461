import { isIP, type Socket, connect } from 'node:net'
import { type ConnectionOptions, connect as connectSecure, type TLSSocket } from 'node:tls'
import { LdapError } from '../error.ts'
import { ResultCode } from '../message/result-code.ts'
import { describeCertificate, type PresentedCertificate } from './certificate.ts'

/** A point of `performance.now()`. It may be moved while it is waited for. */
export interface Deadline {
  at: number
}

export const deadlineIn = (ms: number): Deadline => ({ at: performance.now() + ms })

export const unavailable = (message: string, cause?: unknown): LdapError =>
  new LdapError(ResultCode.unavailable, message, { ends: 'session', cause })

export const tooLate = (): LdapError => unavailable('The server did not answer in time.')

/** Why TLS did not come about: the `cause` of the LdapError. Nothing was sent under it. */
export class TlsFailure extends Error {
  override readonly name = 'TlsFailure'
  /** Node's name of it: `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`. */
  readonly code: string
  /** Undefined where none was seen. */
  readonly certificate: PresentedCertificate | undefined

  constructor(message: string, code: string, certificate?: PresentedCertificate) {
    super(message)
    this.code = code
    this.certificate = certificate
  }
}

export interface Target {
  host: string
  port: number
  /** Where to connect instead of looking `host` up: the address of another connection to the same server. */
  address?: string
}

/** A TCP connection. Throws LdapError `unavailable`, or what the signal was aborted with. */
export async function openSocket(target: Target, deadline: Deadline, signal?: AbortSignal): Promise<Socket> {
  signal?.throwIfAborted()
  const socket = connect({ host: target.address ?? target.host, port: target.port, noDelay: true })
  await standing(socket, 'connect', deadline, signal, cause => unavailable('The server cannot be reached.', cause))
  return socket
}

/**
 * TLS on an open connection. The certificate is looked at here rather than by Node, so that it can be told when it is
 * refused; unless `rejectUnauthorized` is false it must be vouched for and be for the host (RFC 4513 §3.1.3). Throws
 * LdapError `unavailable` with a TlsFailure as its cause.
 */
export async function secureSocket(
  bare: Socket,
  host: string,
  options: ConnectionOptions,
  deadline: Deadline,
  signal?: AbortSignal,
): Promise<{ socket: TLSSocket; certificate: PresentedCertificate | undefined }> {
  // RFC 6066 §3: an address is no server name; it is compared all the same.
  const name = isIP(host) === 0 ? { servername: host } : { host }
  const socket = connectSecure({ ...name, ...options, socket: bare, rejectUnauthorized: false })
  await standing(socket, 'secureConnect', deadline, signal, cause => failure(cause, cause.message, codeOf(cause)))
  const presented = socket.getPeerX509Certificate()
  const certificate = presented && describeCertificate(presented)
  if (options.rejectUnauthorized !== false && !socket.authorized) {
    socket.destroy()
    const reason = socket.authorizationError as Error | string | null
    const code = reason instanceof Error ? codeOf(reason) : (reason ?? 'UNKNOWN')
    throw failure(undefined, `The server’s certificate is refused: ${code}.`, code, certificate)
  }
  return { socket, certificate }
}

function failure(cause: unknown, message: string, code: string, certificate?: PresentedCertificate): LdapError {
  const reason = new TlsFailure(message, code, certificate)
  if (cause !== undefined) reason.cause = cause
  return unavailable('TLS could not be begun.', reason)
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : 'UNKNOWN')

/** Waits for a socket to become usable; destroys it where that does not happen. */
async function standing(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  deadline: Deadline,
  signal: AbortSignal | undefined,
  explain: (cause: Error) => LdapError,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(tooLate()), Math.max(0, deadline.at - performance.now()))
  const fail = (cause: Error): void => reject(explain(cause))
  const close = (): void => reject(explain(new Error('The server closed the connection.')))
  const abort = (): void => reject(signal?.reason as Error)
  socket.once('error', fail).once('close', close).once(event, resolve)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    if (signal?.aborted) abort()
    await promise
  } catch (error) {
    socket.on('error', () => {}).destroy()
    throw error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
    socket.off('error', fail).off('close', close).off(event, resolve)
  }
}
