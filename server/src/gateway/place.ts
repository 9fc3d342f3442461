import { HttpRefusal, readOne } from '#http'
import type { FastifyRequest } from 'fastify'
import { unknownHost } from './answer.ts'
import { makeForwarded, type Forwarded } from './dialects/index.ts'
import { findApp, findBuiltIn, type GatewayApp, type GatewayParts } from './parts.ts'

export type PlaceOf = ReturnType<typeof createPlaceOf>

/** Where a visitor is who comes to us under an app's host: the app, and the address they see. */
export function createPlaceOf({
  memory,
  publicUrl,
  requireProxy,
}: Pick<GatewayParts, 'memory' | 'publicUrl'> & { requireProxy: (request: FastifyRequest) => void }) {
  /**
   * A proxy of one's own tells the scheme. Where our own proxy is in front and nobody else is known to be, an app is
   * reached as our pages are: by the same scheme, at the same port. What the visitor says of either would be printed into
   * the address that a code is sent to.
   */
  return function placeOf(request: FastifyRequest): Forwarded & { app: GatewayApp } {
    const { raw, originalUrl } = request
    const { protocol, port } = publicUrl()
    const authority = readOne(raw, 'host')
    const direct = makeForwarded(protocol.slice(0, -1), withPort(authority, port), raw.method, originalUrl)
    if (!request.isFromProxy && direct !== undefined) {
      const app = findBuiltIn(memory, direct.host)
      if (app !== undefined) return { ...direct, app }
    }
    requireProxy(request)
    const place = makeForwarded(readOne(raw, 'x-forwarded-proto'), authority, raw.method, originalUrl)
    if (place === undefined)
      throw new HttpRefusal(400, 'invalid', 'The reverse proxy does not say whether this is http or https.')
    const app = findApp(memory, place.host)
    if (app === undefined) throw unknownHost()
    return { ...place, app }
  }
}

const withPort = (authority: string | undefined, port: string): string | undefined =>
  authority?.replace(/(?::\d*)?$/, port === '' ? '' : `:${port}`)
