import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerInStatus, unreadablePath } from './answer.ts'
import type { createAnswer } from './answer.ts'
import type { Check, Verdict } from './check.ts'
import {
  envoyPrefix,
  readCaddy,
  readEnvoy,
  readNginx,
  readOne,
  readTraefik,
  type ReadForwarded,
} from './dialects/index.ts'
import type { GatewayNoticed, ProxyKind } from './noticed.ts'

export interface ForwardAuthParts {
  check: Check
  answer: ReturnType<typeof createAnswer>
  requireProxy: (request: FastifyRequest) => void
  noticed: GatewayNoticed
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
export function mountForwardAuth(
  scope: FastifyInstance,
  { check, answer, requireProxy, noticed }: ForwardAuthParts,
): void {
  // Proxies ask under any name, and send on what the visitor's browser said of itself.
  const config = { hosts: 'any', sameOrigin: 'off' } as const

  function ask(by: ProxyKind, read: ReadForwarded) {
    // nginx makes 500 of anything else, and asks again for what the visitor is shown.
    const knowsStatusOnly = by === 'nginx'
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const { raw, clientAddress: address } = request
      const proxy = raw.socket.remoteAddress ?? ''
      if (!request.isFromProxy)
        noticed()?.({
          kind: 'unlisted',
          by,
          proxy: address,
          to: read(raw),
          saidAddress: readOne(raw, 'x-forwarded-for') ?? null,
        })
      requireProxy(request)
      const to = read(raw)
      if (to === undefined) {
        noticed()?.({ kind: 'unsaid', by, proxy, from: { address, user: null } })
        if (knowsStatusOnly) return reply.code(403).send()
        throw unreadablePath()
      }
      const verdict = await check({ ...to, ...seenIn(request) })
      noticed()?.({ kind: 'asked', by, proxy, to, ...tellVerdict(verdict, address) })
      return knowsStatusOnly ? answerInStatus(verdict, reply) : answer(verdict, to, request, reply)
    }
  }

  scope.get('/gateway/nginx', { config }, ask('nginx', readNginx))
  scope.get('/gateway/traefik', { config }, ask('traefik', readTraefik))
  scope.get('/gateway/caddy', { config }, ask('caddy', readCaddy))
  scope.route({ method: [...envoyMethods], url: `${envoyPrefix}/*`, config, handler: ask('envoy', readEnvoy) })
}

function tellVerdict(verdict: Verdict, address: string) {
  const isOpen = verdict.kind === 'open'
  const user = isOpen || verdict.kind === 'refused' ? (verdict.user?.id ?? null) : null
  return {
    app: 'app' in verdict ? verdict.app.id : null,
    from: { address, user },
    verdict: verdict.kind,
    headers: isOpen ? verdict.headers : null,
  }
}
