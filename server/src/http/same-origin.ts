import { isLoopbackName, parseHostName } from './host-check.ts'

export interface RequestOrigin {
  /** `Sec-Fetch-Site`: sent by current browsers to https and localhost; no page can forge it. */
  fetchSite: string | undefined
  origin: string | undefined
  host: string | undefined
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** GET never changes anything (RFC 9110 §9.2.1), so only other methods need to come from our own pages. */
export const changesState = (method: string): boolean => !safeMethods.has(method)

/**
 * Whether a request that may change something was made by one of our own pages. A browser always sends one of the two
 * headers with a POST; a request with neither is refused, since it cannot be told from a forged one.
 * `anyHost` is set while the server is being set up, when its public name is not known yet.
 */
export function isSameOrigin(from: RequestOrigin, publicUrl: URL, anyHost: boolean): boolean {
  if (from.fetchSite !== undefined) return from.fetchSite === 'same-origin'
  if (from.origin === undefined || !URL.canParse(from.origin)) return false
  const origin = new URL(from.origin)
  if (origin.origin === publicUrl.origin) return true
  const name = parseHostName(from.host)
  if (name === undefined || origin.host !== from.host?.toLowerCase()) return false
  return anyHost || (isLoopbackName(publicUrl.hostname) && isLoopbackName(name))
}
