import type { IncomingHttpHeaders } from 'node:http'

/** What a browser fetches to show as a page, or in a frame of one (Fetch §3.7.2). */
const pageDestinations = new Set(['document', 'iframe', 'frame', 'embed', 'object'])

/**
 * Whether a redirect to a sign-in page is of any use to who asks. A script or program that follows one takes the page
 * for the answer it wanted, so in doubt it is told 401.
 */
export function wantsPage(method: string, headers: IncomingHttpHeaders): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (headers['x-requested-with'] !== undefined || headers.upgrade !== undefined) return false
  const destination = headers['sec-fetch-dest']
  if (typeof destination === 'string' && !pageDestinations.has(destination)) return false
  return (headers.accept ?? '').includes('text/html')
}
