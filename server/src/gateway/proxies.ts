import { limits, say, type Millis } from '#ground'
import { HttpRefusal } from '#http'
import type { FastifyRequest } from 'fastify'
import { BoundedMap } from './bounded-map.ts'
import type { GatewayParts } from './parts.ts'

/**
 * Lets listed proxies alone tell of a visitor. Anybody else could say they are asking for a public path, or come from
 * another network; they are refused, and recorded once in a while.
 */
export function createRequireProxy({ clock, events }: Pick<GatewayParts, 'clock' | 'events'>) {
  const told = new BoundedMap<string, Millis>(limits.gateway.refusalsMax)

  return function requireProxy({ isFromProxy, clientAddress: address }: FastifyRequest): void {
    if (isFromProxy) return
    const now = clock.now()
    if ((told.get(address) ?? 0) <= now) {
      told.set(address, now + limits.gateway.refusalMs)
      events.add({
        kind: 'app.opened',
        outcome: 'refused',
        actor: { kind: 'system', name: 'gateway' },
        origin: { door: 'gateway', address },
        reason: 'unlisted-proxy',
      })
    }
    throw new HttpRefusal(
      403,
      'unlisted-proxy',
      say(
        'A reverse proxy may ask here, and {address} is not listed as one: see trustedProxies in the configuration.',
        { address },
      ),
    )
  }
}
