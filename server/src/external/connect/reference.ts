import { foldText, LdapError, type LdapUrl, parseLdapUrl, SearchScope as Scope } from '@doorward/ldap'
import { say, type Words } from '#ground'
import type { SearchScope } from '#directory'
import type { ServerLink } from './server-link.ts'
import { ofServer, UpstreamError } from './upstream-error.ts'
import type { Question } from './upstream.ts'

/** How far one search has been led: from server to server, how many references in all, and where it has been. */
export interface Trail {
  depth: number
  followed: { count: number }
  seen: Set<string>
}

const depthMax = 5
const followedMax = 50

export const beginTrail = ({ address }: ServerLink, { base, scope }: Question): Trail => ({
  depth: 0,
  followed: { count: 0 },
  seen: new Set([placeOf(address.host, address.port, base, scope)]),
})

/** Where a reference leads. */
export interface Step {
  link: ServerLink
  question: Question
  trail: Trail
  /** With the service account; else as nobody. Never with a person's password. */
  as: 'service' | 'nobody'
}

/**
 * What to ask whom for a reference, whose URLs are alternatives (RFC 4511 §4.5.3): the first that says where. Undefined
 * where that has been read already. TLS is kept to where it was there, and the certificate must be for the other's name.
 * The service account's password goes to nobody who has not proven by a certificate who they are.
 */
export function planStep(
  uris: readonly string[],
  from: { link: ServerLink; encrypted: boolean; as: 'service' | 'nobody' },
  question: Question,
  trail: Trail,
): Step | undefined {
  const { link, encrypted } = from
  const url = uris.map(parse).find(one => one !== undefined && one.host !== '')
  if (url === undefined) throw wrong(link, say('A reference leads nowhere: {urls}.', { urls: uris.join(' ') }))
  const next: Question = {
    ...question,
    base: url.dn ?? question.base,
    scope: url.scope === undefined ? question.scope : scopeOf(url.scope, link),
    filter: url.filter ?? question.filter,
  }
  const place = placeOf(url.host, url.port, next.base, next.scope)
  if (trail.seen.has(place)) return undefined
  trail.seen.add(place)
  if (trail.depth >= depthMax)
    throw wrong(link, say('References lead over more than {max} servers.', { max: depthMax }))
  if (++trail.followed.count > followedMax)
    throw wrong(link, say('There are more than {max} references.', { max: followedMax }))
  const { settings } = link
  const startTls = !url.isSecure && (settings.startTls || encrypted)
  const isProven = (url.isSecure || startTls) && !settings.tls.acceptSelfSigned
  const { remoteAddress: _first, ...rest } = link
  return {
    link: {
      ...rest,
      address: { url: printUrl(url), host: url.host, port: url.port, isSecure: url.isSecure },
      settings: { ...settings, startTls, tls: { ...settings.tls, serverName: null } },
      connectMs: settings.timeouts.connect,
    },
    question: next,
    trail: { ...trail, depth: trail.depth + 1 },
    as: from.as === 'service' && isProven ? 'service' : 'nobody',
  }
}

const wrong = ({ address: { url } }: ServerLink, words: Words): UpstreamError =>
  new UpstreamError('referral', ofServer(url, words), { url })

function parse(uri: string): LdapUrl | undefined {
  try {
    return parseLdapUrl(uri)
  } catch (error) {
    if (error instanceof LdapError) return undefined
    throw error
  }
}

function scopeOf(scope: Scope, link: ServerLink): SearchScope {
  if (scope === Scope.baseObject) return 'base'
  if (scope === Scope.singleLevel) return 'one'
  if (scope === Scope.wholeSubtree) return 'subtree'
  throw wrong(link, 'A reference asks for what is below an entry without the entry.')
}

const printUrl = ({ isSecure, host, port }: LdapUrl): string =>
  `${isSecure ? 'ldaps' : 'ldap'}://${host.includes(':') ? `[${host}]` : host}:${port}`

const placeOf = (host: string, port: number, base: string, scope: SearchScope): string =>
  JSON.stringify([host.toLowerCase(), port, foldText(base), scope])
