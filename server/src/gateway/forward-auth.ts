import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerInStatus, unreadablePath } from './answer.ts'
import type { createAnswer } from './answer.ts'
import type { Check } from './check.ts'
import { envoyPrefix, readCaddy, readEnvoy, readNginx, readTraefik, type ReadForwarded } from './dialects/index.ts'

export interface ForwardAuthParts {
  check: Check
  answer: ReturnType<typeof createAnswer>
  requireProxy: (request: FastifyRequest) => void
}

/** Envoy asks with the method of the visitor; with another one nobody gets through. */
const envoyMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** What is looked at beside what the proxy tells. */
export const seenIn = ({ headers, clientAddress }: FastifyRequest) => ({
  cookie: headers.cookie,
  authorization: headers.authorization,
  address: clientAddress,
})

/** Questions of proxies in front of apps: may this request pass, and who is it. */
export function mountForwardAuth(scope: FastifyInstance, { check, answer, requireProxy }: ForwardAuthParts): void {
  // Proxies ask under any name, and send on what the visitor's browser said of itself.
  const config = { hosts: 'any', sameOrigin: 'off' } as const

  function ask(read: ReadForwarded, knowsStatusOnly: boolean) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      requireProxy(request)
      const to = read(request.raw)
      if (to === undefined) {
        if (knowsStatusOnly) return reply.code(403).send()
        throw unreadablePath()
      }
      const verdict = await check({ ...to, ...seenIn(request) })
      return knowsStatusOnly ? answerInStatus(verdict, reply) : answer(verdict, to, request, reply)
    }
  }

  scope.get('/gateway/nginx', { config }, ask(readNginx, true))
  scope.get('/gateway/traefik', { config }, ask(readTraefik, false))
  scope.get('/gateway/caddy', { config }, ask(readCaddy, false))
  scope.route({ method: [...envoyMethods], url: `${envoyPrefix}/*`, config, handler: ask(readEnvoy, false) })
}
