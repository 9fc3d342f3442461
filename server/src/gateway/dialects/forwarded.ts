import type { IncomingMessage } from 'node:http'

/** A visitor's request as the proxy in front of the app tells of it. */
export interface Forwarded {
  scheme: 'http' | 'https'
  /** Lower case, without port: what apps are found by. */
  host: string
  /** With the port the visitor wrote, for the way back. */
  authority: string
  method: string
  /** Path and query as the visitor sent them. */
  target: string
}

/** Reads what one kind of proxy tells. Undefined for anything it would not send. */
export type ReadForwarded = (request: IncomingMessage) => Forwarded | undefined

/** The pieces as one, if each has its form. */
export function makeForwarded(
  scheme: string | undefined,
  authority: string | undefined,
  method: string | undefined,
  target: string | undefined,
): Forwarded | undefined {
  if (scheme !== 'http' && scheme !== 'https') return undefined
  const [, host] = /^([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::\d{1,5})?$/i.exec(authority ?? '') ?? []
  if (host === undefined || authority === undefined) return undefined
  if (method === undefined || !/^[A-Z-]{1,32}$/.test(method) || target === undefined) return undefined
  const isUsualPort = authority.endsWith(scheme === 'https' ? ':443' : ':80')
  return {
    scheme,
    host: host.toLowerCase(),
    authority: (isUsualPort ? host : authority).toLowerCase(),
    method,
    target,
  }
}
