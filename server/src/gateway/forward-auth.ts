import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerInStatus, unreadablePath } from './answer.ts'
import { readJoined, readOne, type AnswerFirst } from '#http'
import type { createAnswer } from './answer.ts'
import type { Check, CheckAtOnce } from './check.ts'
import { envoyPrefix, readCaddy, readEnvoy, readNginx, readTraefik, type ReadForwarded } from './dialects/index.ts'
import { tellVerdict, type GatewayNoticed, type ProxyKind } from './noticed.ts'

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

/** Under it proxies ask. */
export const forwardAuthPrefix = '/gateway/'

const askedAt: Record<string, { by: ProxyKind; read: ReadForwarded }> = {
  '/gateway/nginx': { by: 'nginx', read: readNginx },
  '/gateway/traefik': { by: 'traefik', read: readTraefik },
  '/gateway/caddy': { by: 'caddy', read: readCaddy },
}

/**
 * The questions below, in front of Fastify, where the answer is yes and nothing has to be read for it: somebody signed in
 * opens a page and its thirty files. Whatever else it is, the route says; it also tells a test of an app that listens.
 */
export const createFirstAnswer =
  (checkAtOnce: CheckAtOnce, noticed: GatewayNoticed): AnswerFirst =>
  (request, { clientAddress: address, isFromProxy }) => {
    if (!isFromProxy || noticed() !== undefined) return undefined
    const { url = '' } = request
    const read = askedAt[url]?.read ?? (url.startsWith(`${envoyPrefix}/`) ? readEnvoy : undefined)
    const to = read?.(request)
    if (to === undefined) return undefined
    const verdict = checkAtOnce({
      ...to,
      cookie: readJoined(request, 'cookie', '; '),
      authorization: readJoined(request, 'authorization', ', '),
      address,
    })
    return verdict?.kind === 'open' ? verdict.headers : undefined
  }

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

  for (const [url, { by, read }] of Object.entries(askedAt)) scope.get(url, { config }, ask(by, read))
  scope.route({ method: [...envoyMethods], url: `${envoyPrefix}/*`, config, handler: ask('envoy', readEnvoy) })
}
