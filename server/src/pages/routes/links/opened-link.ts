import { hideAddress, type Cookie } from '#http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { goTo, queryOf } from '../../form.ts'

/**
 * The token of a link that this browser has opened. It comes in the link's address, and is moved into a cookie at once:
 * from the next page on it is in no address, no history and no Referer. Looking changes nothing but the browser.
 */
export function createOpenedLink(cookie: Cookie) {
  return {
    tokenOf: (request: FastifyRequest): string | undefined => cookie.read(request.headers),

    /** Answers a request that carries a token in its address; undefined for one that does not. */
    takeIn(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply | undefined {
      const token = queryOf(request)('token')
      if (token === '') return undefined
      hideAddress(reply)
      reply.header('set-cookie', /^[\w-]{43}$/.test(token) ? cookie.print(token) : cookie.printCleared())
      return goTo(reply, path)
    },

    forget(reply: FastifyReply): void {
      reply.header('set-cookie', cookie.printCleared())
    },
  }
}
