import { X509Certificate } from 'node:crypto'
import { isIP, type Socket } from 'node:net'
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import type { Millis, Secret } from '#ground'
import type { ExternalSettings } from '#directory'
import { tlsOptions } from '../connect/tls-options.ts'

/** Who signed a server's certificate, as the server sent it. */
export interface SeenAuthority {
  name: string
  /** SHA-256, in pairs of hexadecimal digits with colons between. */
  fingerprint: string
  validTo: Millis
  /** To be kept as `tls.ca`, once an admin has compared the fingerprint. */
  pem: string
}

/** A server's certificate, and what would keep it from being believed. */
export interface SeenCertificate {
  subject: string
  /** Host names and addresses it is for. */
  names: string[]
  issuer: string
  validFrom: Millis
  validTo: Millis
  fingerprint: string
  pem: string
  /** `TLSv1.3`. */
  protocol: string
  /** Null: it is believed. */
  trouble: 'unknown-authority' | 'wrong-name' | 'expired' | 'not-yet-valid' | 'other' | null
  /** OpenSSL's or Node's name of it. */
  code: string | null
  /** Null where the server does not send it: it can then only be uploaded. */
  authority: SeenAuthority | null
}

const troubles: Record<string, NonNullable<SeenCertificate['trouble']>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
}

interface Look {
  host: string
  tls: ExternalSettings['tls']
  clientKey: Secret | null
  ms: Millis
  signal: AbortSignal
}

/**
 * Begins TLS on the socket only to look: whatever the certificate is it is told, nothing is sent through, and the
 * socket is closed. Undefined: no TLS came about.
 */
export async function seeCertificate(socket: Socket, look: Look): Promise<SeenCertificate | undefined> {
  const { host, tls, clientKey, ms, signal } = look
  const name = tls.serverName ?? host
  const { promise, resolve } = Promise.withResolvers<SeenCertificate | undefined>()
  const give = (): void => resolve(undefined)
  const timer = setTimeout(give, ms)
  signal.addEventListener('abort', give, { once: true })
  let secure: TLSSocket | undefined
  try {
    secure = connect({
      socket,
      // RFC 6066 §3: an address is no server name.
      ...(isIP(name) === 0 && { servername: name }),
      host: name,
      ...tlsOptions(tls, clientKey),
      // Looked at, and told: this connection carries nothing.
      rejectUnauthorized: false,
    })
    const opened = secure
    opened.once('secureConnect', () => resolve(describe(opened))).on('error', give)
    socket.on('close', give)
    return await promise
  } catch {
    // A client certificate or CA that is none.
    return undefined
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', give)
    secure?.destroy()
    socket.destroy()
  }
}

function describe(secure: TLSSocket): SeenCertificate | undefined {
  const leaf = secure.getPeerX509Certificate()
  if (leaf === undefined) return undefined
  const code = secure.authorized ? null : String(secure.authorizationError ?? 'unknown')
  const trouble = code === null ? null : (troubles[code] ?? 'other')
  const root = rootOf(secure.getPeerCertificate(true))
  return {
    subject: nameOf(leaf.subject),
    names: namesOf(leaf.subjectAltName),
    issuer: nameOf(leaf.issuer),
    validFrom: Date.parse(leaf.validFrom),
    validTo: Date.parse(leaf.validTo),
    fingerprint: leaf.fingerprint256,
    pem: leaf.toString(),
    protocol: secure.getProtocol() ?? '',
    trouble,
    code,
    authority: trouble === 'unknown-authority' && root !== undefined ? authorityOf(root) : null,
  }
}

/** The last of the chain, if it has signed itself: only such a one can be trusted by itself. */
function rootOf(leaf: DetailedPeerCertificate): X509Certificate | undefined {
  let last = leaf
  // Node closes the chain by letting the root be its own issuer.
  for (let i = 0; i < 10 && last.issuerCertificate !== undefined && last.issuerCertificate !== last; i++)
    last = last.issuerCertificate
  const root = new X509Certificate(last.raw)
  return root.checkIssued(root) ? root : undefined
}

const authorityOf = (root: X509Certificate): SeenAuthority => ({
  name: nameOf(root.subject),
  fingerprint: root.fingerprint256,
  validTo: Date.parse(root.validTo),
  pem: root.toString(),
})

/** The common name, or all of it where there is none. */
const nameOf = (subject: string): string => /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ')

/** `DNS:dc1.example.com, IP Address:10.0.0.1`. */
const namesOf = (altName: string | undefined): string[] =>
  (altName ?? '').split(', ').flatMap(entry => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? [])
