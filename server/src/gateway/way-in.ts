import { hashToken, limits, newToken } from '#ground'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookiesOf } from './cookies.ts'
import type { Forwarded } from './dialects/index.ts'
import type { GatewayParts } from './parts.ts'
import { printSignInRequest } from './sign-in-request.ts'

/** Where people sign in for an app's host. */
export const signInPath = '/gateway/sign-in'

type Place = Pick<Forwarded, 'scheme' | 'authority' | 'target'>

/**
 * The address of our sign-in for whoever is at an app's host, and back to `target`. The browser is given what ties the
 * code it will come back with to it; one that waits already keeps what it has, since it may wait in several tabs.
 */
export function printWayIn(
  { sealer, publicUrl }: Pick<GatewayParts, 'sealer' | 'publicUrl'>,
  { scheme, authority, target }: Place,
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
): URL {
  const cookie = cookiesOf({ scheme }).state
  const held = cookie.read(headers) ?? newToken()
  reply.header('set-cookie', cookie.print(held))
  const url = new URL(signInPath, publicUrl())
  const request = {
    origin: `${scheme}://${authority}`,
    state: hashToken(held),
    target: target.length <= limits.gateway.returnLengthMax ? target : '/',
  }
  url.searchParams.set('request', printSignInRequest(sealer, request))
  return url
}
