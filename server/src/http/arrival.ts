import type { IncomingMessage } from 'node:http'
import { parseTrustedProxies, resolveClientAddress } from './client-address.ts'
import { readJoined } from './raw-headers.ts'

/** Where a request comes from. */
export interface Arrival {
  /** Who is at the other end, as far as the trusted proxies tell; normalised, no port. */
  clientAddress: string
  /** Whether whoever is connected is one of the trusted proxies. */
  isFromProxy: boolean
}

/** Throws on the first entry of `trustedProxies` that is neither an address nor a range. */
export function createArrivals(trustedProxies: readonly string[]): (request: IncomingMessage) => Arrival {
  const isTrusted = parseTrustedProxies(trustedProxies)
  return request => {
    const { remoteAddress } = request.socket
    const clientAddress = resolveClientAddress(remoteAddress, readJoined(request, 'x-forwarded-for', ', '), isTrusted)
    return { clientAddress, isFromProxy: isTrusted(remoteAddress ?? '') }
  }
}
