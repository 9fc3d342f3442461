import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerInStatus, unreadablePath } from './answer.ts'
import { readJoined, type AnswerFirst } from '#http'
import type { createAnswer } from './answer.ts'
import type { Check, CheckAtOnce } from './check.ts'
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

/** Under it proxies ask. */
export const forwardAuthPrefix = '/gateway/'

const readers: Record<string, ReadForwarded> = {
  '/gateway/nginx': readNginx,
  '/gateway/traefik': readTraefik,
  '/gateway/caddy': readCaddy,
}

/**
 * The questions below, in front of Fastify, where the answer is yes and nothing has to be read for it: somebody signed in
 * opens a page and its thirty files. Whatever else it is, the route says.
 */
export const createFirstAnswer =
  (checkAtOnce: CheckAtOnce): AnswerFirst =>
  (request, { clientAddress: address, isFromProxy }) => {
    if (!isFromProxy) return undefined
    const { url = '' } = request
    const read = readers[url] ?? (url.startsWith(`${envoyPrefix}/`) ? readEnvoy : undefined)
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

  for (const [url, read] of Object.entries(readers)) scope.get(url, { config }, ask(read, url === '/gateway/nginx'))
  scope.route({ method: [...envoyMethods], url: `${envoyPrefix}/*`, config, handler: ask(readEnvoy, false) })
}
