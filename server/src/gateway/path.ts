import { limits } from '#ground'

/**
 * The path of a request as rules look at it, or undefined for what two programs could read in two ways: whoever decides
 * and whoever answers must see the same. `target` is the request-target (RFC 9112 §3.2.1) as the visitor sent it.
 * Percent-escapes are decoded once, as UTF-8; then duplicate slashes are merged and dot segments resolved
 * (RFC 3986 §5.2.4). The query is never looked at.
 */
export function parsePath(target: string): string | undefined {
  if (target.length <= limits.gateway.targetLengthMax && isPlain.test(target)) return target.split('?', 1)[0]
  if (target.length > limits.gateway.targetLengthMax || !target.startsWith('/')) return undefined
  // RFC 3986 §2: nothing else is in a URI. A fragment is never sent; some programs cut it off, and some do not.
  if (!/^[\x21-\x7e]*$/.test(target) || /[#\\]/.test(target)) return undefined
  const decoded = decodeOnce(target.split('?', 1)[0] ?? '')
  if (decoded === undefined || changesIfDecoded(decoded)) return undefined
  const segments = decoded.split('/').slice(1)
  const climbs = segments.some(segment => segment === '..')
  // `/a//../b` is /b to who merges slashes first, and /a/b to who does not.
  if (climbs && segments.slice(0, -1).includes('')) return undefined
  // Servlet containers cut `;…` off each segment before they resolve dots: `/a/..;/b` is /b to them.
  if (segments.some(segment => /^\.{0,2};/.test(segment))) return undefined
  return resolveDots(segments)
}

/**
 * Nearly every target there is: nothing to decode, to merge or to resolve in its path, so that it is what would come of it.
 * No segment begins with a dot, none is empty, and none has a `;`.
 */
const isPlain =
  /^\/(?:[\w~!$&'()*+,=:@-][\w~!$&'()*+,=:@.-]*(?:\/[\w~!$&'()*+,=:@-][\w~!$&'()*+,=:@.-]*)*\/?)?(?:\?[\x21\x22\x24-\x5b\x5d-\x7e]*)?$/

function decodeOnce(path: string): string | undefined {
  // An encoded slash or backslash is a separator to some programs; control characters end a path for others.
  if (/%(?:2f|5c|[01][0-9a-f]|7f)/i.test(path)) return undefined
  try {
    const decoded = decodeURIComponent(path)
    return /\p{Cc}/u.test(decoded) ? undefined : decoded
  } catch {
    return undefined
  }
}

/** Whether decoding once more, as some programs behind a rewriting proxy do, would make another path of it. */
const changesIfDecoded = (decoded: string): boolean => /%[0-9a-f]{2}/i.test(decoded)

function resolveDots(segments: readonly string[]): string {
  const kept: string[] = []
  for (const segment of segments)
    if (segment === '..') kept.pop()
    else if (segment !== '.' && segment !== '') kept.push(segment)
  const last = segments.at(-1) ?? ''
  const isFolder = kept.length > 0 && (last === '' || last === '.' || last === '..')
  return `/${kept.join('/')}${isFolder ? '/' : ''}`
}

/**
 * The ways a program may read a path: as it is, and without what follows a `;` in each segment (RFC 3986 §3.3 leaves
 * their meaning to the program).
 */
export function readingsOf(path: string): string[] {
  if (!path.includes(';')) return [path]
  return [path, path.replace(/;[^/]*/g, '')]
}
