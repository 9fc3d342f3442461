import { createHash } from 'node:crypto'
import { type ConnectionOptions, createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import type { ExternalSettings } from '#directory'
import type { Secret } from '#ground'

const contexts = new Map<string, SecureContext>()
const contextsMax = 16

/** How TLS is begun with a directory. The context is made once for the same certificates: reading a machine's CAs takes long. */
export function tlsOptions(tls: ExternalSettings['tls'], clientKey: Secret | null): ConnectionOptions {
  return {
    secureContext: contextFor(tls, clientKey),
    rejectUnauthorized: !tls.acceptSelfSigned,
    ...(tls.serverName !== null && { servername: tls.serverName }),
  }
}

function contextFor(tls: ExternalSettings['tls'], clientKey: Secret | null): SecureContext {
  const { ca, clientCertificate, minVersion } = tls
  const parts = [ca, clientCertificate, clientKey?.reveal() ?? null, minVersion]
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const known = contexts.get(key)
  if (known !== undefined) return known
  const context = createSecureContext({
    minVersion,
    ca: ca ?? [...new Set([...getCACertificates('default'), ...getCACertificates('system')])],
    ...(clientCertificate !== null && clientKey !== null && { cert: clientCertificate, key: clientKey.reveal() }),
  })
  for (const oldest of contexts.keys()) if (contexts.size >= contextsMax) contexts.delete(oldest)
  contexts.set(key, context)
  return context
}
