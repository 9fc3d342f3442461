import type { IncomingMessage } from 'node:http'
import { identityHeaderNames, type IdentityHeaders } from '../identity-headers.ts'

/** Headers as they stand on the wire: name, value, name, value. Several of one name stay several, in their order. */
export type RawHeaders = string[]

/** What programs that follow CGI (RFC 3875 §4.1.18) make of a name: to them `Remote_User` is `Remote-User`. */
const asCgi = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '_')

/** RFC 9110 §7.6.1 and those that were hop-by-hop before it: of one connection, and nobody's behind it. */
const hopByHop = new Set(
  'connection keep-alive proxy-connection proxy-authenticate proxy-authorization te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
)

/** Says that our own proxy has been passed, and whose it was. */
export const hopHeader = 'X-Doorward-Hop'

/** What only a proxy may say, in every spelling; `Proxy` is a proxy to use to programs that follow CGI. */
const oursToSay = new Set([
  ...identityHeaderNames.map(asCgi),
  'FORWARDED', 'X_REAL_IP', 'X_CLIENT_IP', 'TRUE_CLIENT_IP', 'CF_CONNECTING_IP', 'X_CLUSTER_CLIENT_IP', 'PROXY',
  'X_ORIGINAL_URL', 'X_ORIGINAL_METHOD', 'X_ORIGINAL_HOST', 'X_ORIGINAL_URI', 'X_REWRITE_URL', asCgi(hopHeader),
]) // biome-ignore format: a list
const isOursToSay = (name: string): boolean => {
  const cgi = asCgi(name)
  return oursToSay.has(cgi) || cgi.startsWith('X_FORWARDED')
}

/**
 * Ours at an app's host, with any ending, and at our own, where both are one machine's names. A cookie without a name is
 * sent back as its value alone, which may look like one with a name.
 */
const isOurCookie = (pair: string): boolean => /^[\s=]*(?:__Host-)?doorward(?:-[a-z-]+)?\s*(?:=|$)/i.test(pair)

/** The names a message says are of its connection alone. */
const namedIn = (connection: string | undefined): Set<string> =>
  new Set((connection ?? '').split(',').map(name => name.trim().toLowerCase()))

function* pairsOf(raw: readonly string[]): Generator<[name: string, value: string]> {
  for (let at = 0; at + 1 < raw.length; at += 2) yield [raw[at] ?? '', raw[at + 1] ?? '']
}

/** What an app is told beside what the visitor sends. */
export interface Told {
  identity: IdentityHeaders
  address: string
  scheme: string
  /** As the visitor wrote it. */
  host: string
  /** Ours, for who finds it in a request again. */
  hop: string
  dropsAuthorization: boolean
  /** Whether the body is to be asked for (RFC 9110 §10.1.1). */
  expects: boolean
  upgrades: boolean
}

type Visitors = Pick<IncomingMessage, 'rawHeaders' | 'headers' | 'method'>

/** Whether anything follows the head. Both at once are refused by the parser (RFC 9112 §6.3). */
export const hasBody = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/** Methods whose requests have no body unless they say so. */
const usuallyBare = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS'])

/** A visitor's request as the app sees it. */
export function printRequestHeaders({ rawHeaders, headers, method = '' }: Visitors, told: Told): RawHeaders {
  const named = namedIn(headers.connection)
  const kept: RawHeaders = ['Host', told.host]
  for (const [name, value] of pairsOf(rawHeaders)) {
    const lower = name.toLowerCase()
    if (hopByHop.has(lower) || named.has(lower) || isOursToSay(name)) continue
    if (lower === 'host' || lower === 'content-length' || lower === 'cookie' || lower === 'expect') continue
    if (lower === 'authorization' && told.dropsAuthorization) continue
    kept.push(name, value)
  }
  const cookies = (headers.cookie ?? '').split(';').filter(pair => pair.trim() !== '' && !isOurCookie(pair))
  if (cookies.length > 0 && !named.has('cookie')) kept.push('Cookie', cookies.map(pair => pair.trim()).join('; '))
  // How long it is, is said as it was read, whatever else the visitor says.
  if (headers['transfer-encoding'] !== undefined) kept.push('Transfer-Encoding', 'chunked')
  else if (headers['content-length'] !== undefined)
    kept.push('Content-Length', String(Number(headers['content-length'])))
  else if (!usuallyBare.has(method)) kept.push('Content-Length', '0')
  if (told.expects) kept.push('Expect', '100-continue')
  if (told.upgrades) kept.push('Connection', 'Upgrade', 'Upgrade', 'websocket')
  for (const [name, value] of Object.entries(told.identity)) kept.push(name, value)
  kept.push('X-Forwarded-For', told.address, 'X-Forwarded-Proto', told.scheme, 'X-Forwarded-Host', told.host)
  kept.push(hopHeader, told.hop)
  return kept
}

/** An app's answer as the visitor sees it: no cookie of ours is the app's to set. */
export function printAnswerHeaders({
  rawHeaders,
  headers,
}: Pick<IncomingMessage, 'rawHeaders' | 'headers'>): RawHeaders {
  const named = namedIn(headers.connection)
  const kept: RawHeaders = []
  for (const [name, value] of pairsOf(rawHeaders)) {
    const lower = name.toLowerCase()
    if (hopByHop.has(lower) || named.has(lower) || (lower === 'set-cookie' && isOurCookie(value))) continue
    kept.push(name, value)
  }
  return kept
}
