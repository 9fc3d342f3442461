import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import { HttpRefusal, printContentPolicy, type Web } from '#http'
import { mountPath } from './configuration.ts'
import { createDeviceGate } from './device/gate.ts'
import { answerDocument, createDocuments, documentsMayAge, sendDocument, type DocumentPath } from './documents.ts'
import type { OidcParts } from './parts.ts'
import type { createSignOut } from './sign-out.ts'
import { visitOf, type Visit, type Visits } from './visit.ts'

/** Answers lead to apps, by redirect or by a form that posts itself (`response_mode=form_post`). */
const leadAway = printContentPolicy({ formsLeadAway: true })

/** True when the request is answered already. */
type Before = (request: FastifyRequest, reply: FastifyReply, visit: Visit) => Promise<boolean>

/** The library under the issuer of this moment, and what takes requests to it. */
export interface Library {
  provider: Provider
  handle: ReturnType<Provider['callback']>
}

export interface ProtocolParts
  extends Pick<OidcParts, 'clock' | 'publicUrl' | 'signIn' | 'session' | 'language' | 'pages'> {
  visits: Visits
  library: () => Library
  /** The same without making one. */
  findLibrary: () => Library | undefined
  signOut: Pick<ReturnType<typeof createSignOut>, 'introduce'>
}

/** The addresses the library answers, under `/openid` and the well-known ones at the root. */
export function mountProtocol({ app, answerReady }: Pick<Web, 'app' | 'answerReady'>, parts: ProtocolParts): void {
  const { publicUrl, visits, library, findLibrary } = parts

  /**
   * The library makes addresses from what a request says about itself, so it is told what is so: the public URL. `path`
   * is its address below the mount path.
   */
  function place(raw: IncomingMessage, path: string): void {
    const { protocol, host } = publicUrl()
    raw.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    raw.headers['x-forwarded-host'] = host
    raw.url = path
    Object.assign(raw, { originalUrl: mountPath + path })
  }

  function prepare({ raw, clientAddress }: FastifyRequest, path: string): void {
    place(raw, path)
    raw.headers['x-forwarded-for'] = clientAddress
  }

  const documents = createDocuments(place)

  async function pass(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.hijack()
    await library().handle(request.raw, reply.raw)
  }

  /** What comes after the mount path. A request for a whole URL (RFC 9112 §3.2.2) is a proxy's, which this is not. */
  function innerPath(request: FastifyRequest): string {
    const { url } = request.raw
    if (!url?.startsWith(`${mountPath}/`))
      throw new HttpRefusal(400, 'invalid', 'This address is not written as a path.')
    return url.slice(mountPath.length)
  }

  void app.register(async scope => {
    // Bodies are the library's to read.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))

    /** Asked by browsers, whose cookie says who is there. */
    const forBrowsers = (method: 'GET' | 'POST', path: string, before?: Before, policy = leadAway): void => {
      scope.route({
        method,
        url: mountPath + path,
        config: { answers: 'page' },
        async handler(request, reply) {
          prepare(request, innerPath(request))
          const visit = await visitOf(parts, request)
          reply.raw.setHeader('content-security-policy', policy)
          await visits.run(visit, async () => {
            if (await before?.(request, reply, visit)) return
            await pass(request, reply)
          })
          return reply
        },
      })
    }
    /** Asked by apps' servers and scripts, with credentials of their own; no cookie of ours counts. */
    const forApps = (
      method: ('GET' | 'POST')[],
      path: string,
      refuse?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined,
    ): void => {
      scope.route({
        method: [...method, 'OPTIONS'],
        url: mountPath + path,
        config: { answers: 'json', sameOrigin: 'off' },
        async handler(request, reply) {
          const refusal = refuse?.(request, reply)
          if (refusal !== undefined) return refusal
          prepare(request, innerPath(request))
          await pass(request, reply)
          return reply
        },
      })
    }
    /**
     * Asked by everybody alike, and answered from what is kept ready. RFC 8414 §3.1 puts its document between host and
     * path; the library knows it below the mount path only.
     */
    const forEverybody = (url: string, path: DocumentPath): void => {
      const config = { answers: 'json', sameOrigin: 'off' } as const
      answerReady(url, request => {
        const there = findLibrary()
        const found = there && documents.find(there, path)
        return found && answerDocument(request, found)
      })
      scope.route({
        method: ['GET', 'HEAD'],
        url,
        config,
        async handler(request, reply) {
          const found = documents.get(library(), path)
          sendDocument(request, reply, found instanceof Promise ? await found : found)
          return reply
        },
      })
      scope.route({
        method: 'OPTIONS',
        url,
        config,
        async handler(request, reply) {
          prepare(request, path)
          reply.raw.setHeader('cache-control', documentsMayAge)
          await pass(request, reply)
          return reply
        },
      })
    }

    /** Somebody who has signed in here but to no app yet is unknown to the library: it is told, and asked again. */
    async function introduce(request: FastifyRequest, reply: FastifyReply, visit: Visit): Promise<boolean> {
      const { provider } = library()
      const ctx = provider.createContext(request.raw, reply.raw)
      if (!(await parts.signOut.introduce(provider, ctx, visit))) return false
      reply.hijack()
      reply.raw.writeHead(303, { location: mountPath + (request.raw.url ?? '') }).end()
      return true
    }

    const device = createDeviceGate({ ...parts, introduce })

    // `prompt=none` forbids the page on which they would be met otherwise.
    forBrowsers('GET', '/auth', async (request, reply, visit) => {
      const { prompt } = request.query as { prompt?: unknown }
      return prompt === 'none' && introduce(request, reply, visit)
    })
    forBrowsers('GET', '/auth/:uid')
    // It would sign nobody out without asking.
    forBrowsers('GET', '/session/end', introduce)
    forBrowsers('POST', '/session/end/confirm')
    forBrowsers('GET', '/session/end/success')
    forBrowsers('GET', '/device', device.open, printContentPolicy())
    forBrowsers('POST', '/device', device.submit, printContentPolicy())
    forBrowsers('GET', '/device/:uid', device.resume, printContentPolicy())
    forApps(['POST'], '/device/auth', device.mayAsk)
    forApps(['POST'], '/request')
    forApps(['POST'], '/token')
    forApps(['POST'], '/token/introspection')
    forApps(['POST'], '/token/revocation')
    forApps(['GET', 'POST'], '/me')
    forEverybody(`${mountPath}/jwks`, '/jwks')
    for (const root of ['', mountPath])
      forEverybody(`${root}/.well-known/openid-configuration`, '/.well-known/openid-configuration')
    forEverybody(`/.well-known/oauth-authorization-server${mountPath}`, '/.well-known/oauth-authorization-server')
  })
}
