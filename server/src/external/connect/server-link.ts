import { LdapClient } from '@doorward/ldap'
import type { ExternalSettings } from '#directory'
import { isLinkLocal, say } from '#ground'
import { explainError } from './explain-error.ts'
import type { ServerAddress } from './server-address.ts'
import { tlsOptions } from './tls-options.ts'
import { ofServer, UpstreamError } from './upstream-error.ts'
import type { UpstreamSecrets } from './upstream.ts'

/** How to reach one server, again and again. */
export interface ServerLink {
  address: ServerAddress
  settings: ExternalSettings
  secrets: UpstreamSecrets
  signal: AbortSignal | undefined
  connectMs: number
  /** Where the first connection went, so that all go to the same of several machines behind one name. */
  remoteAddress?: string | undefined
}

/** What a search of a whole directory may bring: more is no directory, but somebody who wants us to fall over. */
const streamLimits = { entriesMax: 1_000_000, searchBytesMax: 4_294_967_296, messageBytesMax: 16_777_216 }

/** A connection as nobody. Before TLS stands, where it is asked for, nothing but StartTLS is sent. */
export async function openLink(link: ServerLink): Promise<LdapClient> {
  const { address, settings, signal, connectMs, remoteAddress } = link
  const { bind, search } = settings.timeouts
  const target = { host: address.host, port: address.port, ...(remoteAddress && { address: remoteAddress }) }
  const limits = { ...streamLimits, connectMs, bindMs: bind, searchMs: search, operationMs: bind }
  const tls = address.isSecure || settings.startTls ? readTls(link) : undefined
  const way = tls && (address.isSecure ? { tls } : { startTLS: tls })
  try {
    const client = await LdapClient.open({ ...target, ...way, limits, ...(signal && { signal }) })
    return requireCallable(client, address)
  } catch (error) {
    throw explainError(error, 'connect', serverOf(link))
  }
}

/**
 * Directories stand on private networks and on this machine; where machines in a cloud read their own credentials none
 * does, whatever a name leads to by now. Looked at on the connection itself: nothing was sent but the wish for TLS.
 */
function requireCallable(client: LdapClient, { url }: ServerAddress): LdapClient {
  if (client.remoteAddress === undefined || !isLinkLocal(client.remoteAddress)) return client
  client.close()
  throw new UpstreamError('unreachable', ofServer(url, 'It leads to a link-local address, which is never called.'), {
    url,
  })
}

/** A connection as the service account; as the client certificate says where there is no account; else as nobody. */
export async function openServiceLink(link: ServerLink): Promise<LdapClient> {
  const { settings, secrets, signal } = link
  requirePassword(settings, secrets)
  const client = await openLink(link)
  try {
    if (settings.bindDn !== null) await client.bind(settings.bindDn, secrets.bindPassword?.reveal() ?? '', signal)
    else if (settings.tls.clientCertificate !== null && client.encrypted) await bindByCertificate(client, signal)
    return client
  } catch (error) {
    client.close()
    throw explainError(error, 'service-bind', serverOf(link))
  }
}

/** For sentences: the name a certificate has to have. */
export const serverOf = ({ address, settings }: ServerLink): { url: string; host: string } => ({
  url: address.url,
  host: settings.tls.serverName ?? address.host,
})

/** RFC 4513 §5.1.2: servers let anybody in as nobody who names an account without a password. */
export function requirePassword({ bindDn }: ExternalSettings, { bindPassword }: UpstreamSecrets): void {
  if (bindDn !== null && (bindDn.trim() === '' || (bindPassword?.reveal() ?? '').trim() === ''))
    throw new UpstreamError('refused', 'The service account needs a name and a password.')
}

/** Where the server offers it; others have looked at the certificate and ask no more. */
async function bindByCertificate(client: LdapClient, signal: AbortSignal | undefined): Promise<void> {
  const { entries } = await client.search(
    {
      baseObject: '',
      scope: 0,
      derefAliases: 0,
      sizeLimit: 1,
      timeLimit: 0,
      typesOnly: false,
      filter: { kind: 'present', attribute: 'objectClass' },
      attributes: ['supportedSASLMechanisms'],
    },
    { ...(signal && { signal }) },
  )
  const mechanisms = entries[0]?.attributes.flatMap(({ values }) => values.map(value => Buffer.from(value).toString()))
  if (mechanisms?.includes('EXTERNAL')) await client.bindExternal(signal)
}

function readTls({ settings, secrets, address }: ServerLink): ReturnType<typeof tlsOptions> {
  try {
    return tlsOptions(settings.tls, secrets.clientKey)
  } catch (cause) {
    const words = say('The certificates in the settings cannot be used ({why}).', { why: (cause as Error).message })
    throw new UpstreamError('tls', ofServer(address.url, words), { url: address.url, cause })
  }
}
