import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { days, limits, Problem, say, type Language, type Log, type Millis } from '#ground'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { createArrivals, type Arrival } from './arrival.ts'
import { createCookie, type Cookie } from './cookie.ts'
import { answerError, HttpRefusal, viewOf, type ErrorPageRenderer } from './error-answer.ts'
import { asksForSocket, isFlowing, leadAllToRoutes } from './exchange.ts'
import { createFront, type AnswerFirst, type AnswerReady } from './front.ts'
import { isOurHost, parseHostName } from './host-check.ts'
import { createLanguageChoice, type LanguageChoice } from './language.ts'
import { webLimits } from './limits.ts'
import { namesTwoHosts, readOne } from './raw-headers.ts'
import { refuseRaw } from './raw-refusal.ts'
import { createRouteTable } from './route-table.ts'
import { changesState, isSameOrigin } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Whether requests that may change something must come from our own pages. `checked` unless told;
     * `unless-authorization` where a request may carry an Authorization header instead of the cookie, which no form can
     * set (the route must then ignore the cookie); `off` where no cookie of ours counts.
     */
    sameOrigin?: 'checked' | 'unless-authorization' | 'off'
    /** How errors are answered; without it the Accept header decides. */
    answers?: 'page' | 'json'
    /** Answered under any Host, and always: probes come by address, and ask whether anything works. */
    anyHost?: boolean
    /**
     * Answered under another Host than ours: under those of protected apps alone, or, for proxies that ask for them,
     * under any. Under a protected host nothing else is answered.
     */
    hosts?: 'protected' | 'any'
  }
  interface FastifyRequest extends Arrival {}
}

export interface WebOptions {
  /** The one origin links and cookies are made for. A setting, so it is asked for each time. */
  publicUrl: () => URL
  /** Addresses and ranges of reverse proxies whose X-Forwarded-For counts. Throws when one is neither. */
  trustedProxies: readonly string[]
  log: Log
  /** While false everything but probes is answered 503: nothing may be decided by what may be out of date. */
  isCurrent?: () => boolean
  /** Whether an app is reached under this name (lower case, no port), which is then not ours. */
  isProtectedHost?: (name: string) => boolean
  /**
   * For a request to such a name and its target: the address of ours that answers it, whatever the target says.
   * Undefined: the target is one of ours itself.
   */
  standIn?: (name: string, target: string) => string | undefined
  /** While true any Host is answered: the public URL is only being chosen. */
  isSettingUp?: () => boolean
  renderError?: ErrorPageRenderer
  /** For browsers that ask for none of ours; English unless told. */
  language?: () => Language
  /** The locale in the account of whoever's session a cookie opens, for error pages. */
  localeOf?: (session: string | undefined) => Promise<string | null | undefined>
  /** For tests of the time-outs. */
  headersMs?: Millis
  requestMs?: Millis
}

export interface Web {
  /** Doors mount themselves here, each as an encapsulated plugin. */
  app: FastifyInstance
  /** For questions whose usual answer is found at once: asked about each GET under the prefix, before Fastify is. */
  answerFirst(prefix: string, answer: AnswerFirst): void
  /** The same for GET and HEAD of one address without a query, asked under a name of ours. */
  answerReady(url: string, answer: AnswerReady): void
  session: Cookie
  language: LanguageChoice
  /** Every route that is mounted once it listens. */
  listRoutes(): { method: string; path: string }[]
  /** Resolves to the URL it listens on; port 0 picks one. */
  listen(at: { address: string; port: number }): Promise<URL>
  /** Takes no new requests, lets running ones finish, and after the grace ends them. */
  close(graceMs: Millis): Promise<void>
}

/** What a sign-in or a refusal records of the one who asked. */
export const visitorOf = (request: FastifyRequest): { address: string; userAgent: string } => ({
  address: request.clientAddress,
  userAgent: (request.headers['user-agent'] ?? '').slice(0, webLimits.userAgentLengthMax),
})

const joined = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(',') : header)

const wrongHost = (publicUrl: URL) =>
  new HttpRefusal(
    421,
    'wrong-host',
    say(
      'This server answers as {host} and was asked under another name. Behind a reverse proxy, let it pass the Host header on unchanged; if the name is right, set it as publicUrl.',
      { host: publicUrl.host },
    ),
  )
const outOfTouch = () =>
  new Problem('unavailable', 'The server has lost touch with its database, and answers again as soon as it is back.', {
    retryAfterMs: 1000,
  })
const otherOrigin = () =>
  new HttpRefusal(
    403,
    'other-origin',
    'This request did not come from one of our pages. Open the page again and repeat what you did.',
  )

/** The web listener and the rules every door behind it shares. It knows nothing of people. */
export function createWeb(options: WebOptions): Web {
  const { publicUrl, log, renderError } = options
  const language = createLanguageChoice({ publicUrl, fallback: options.language ?? (() => 'en') })
  const session = createCookie({ name: 'doorward-session', maxAgeMs: days(limits.session.daysMax), publicUrl })
  const errorPages = renderError && {
    render: renderError,
    language,
    async localeOf({ headers }: FastifyRequest) {
      // Out of touch with its database, the server asks it nothing.
      return options.isCurrent?.() === false ? undefined : options.localeOf?.(session.read(headers))
    },
  }
  const isSettingUp = options.isSettingUp ?? (() => false)
  const isProtected = options.isProtectedHost ?? (() => false)
  const arrivalOf = createArrivals(options.trustedProxies)
  const routes = createRouteTable()
  const findStandIn = ({ headers, url = '/' }: IncomingMessage): string | undefined => {
    const name = parseHostName(headers.host)
    return name === undefined || name === publicUrl().hostname ? undefined : options.standIn?.(name, url)
  }
  let isClosing = false
  const isFree = (request: IncomingMessage): boolean =>
    !isClosing && options.isCurrent?.() !== false && findStandIn(request) === undefined
  const isOurs = (request: IncomingMessage): boolean =>
    isSettingUp() || isAnsweredUnder(readOne(request, 'host'), undefined, publicUrl())
  const front = createFront({ arrivalOf, publicUrl, isFree, isOurs })
  const describe = (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions.url })

  // Where it listens is said by whoever starts the server, in words.
  const loggerInstance: FastifyBaseLogger = log.child({}, { level: log.isLevelEnabled('warn') ? 'warn' : log.level })
  const app = Fastify({
    loggerInstance,
    // Addresses hold codes and one-time links: no request line is logged.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: webLimits.bodyBytesMax,
    forceCloseConnections: 'idle',
    serverFactory(routes) {
      const server = createServer(
        {
          maxHeaderSize: webLimits.headerBytesMax,
          requestTimeout: options.requestMs ?? webLimits.requestMs,
          keepAliveTimeout: webLimits.keepAliveMs,
          headersTimeout: options.headersMs ?? webLimits.headersMs,
          connectionsCheckingInterval: Math.min(webLimits.sweepMs, options.headersMs ?? webLimits.sweepMs),
          shouldUpgradeCallback: request => asksForSocket(request) && findStandIn(request) !== undefined,
        },
        (request, response) => {
          if (!front.take(request, response)) routes(request, response)
        },
      )
      return server.setTimeout(webLimits.silentMs)
    },
    rewriteUrl: request => findStandIn(request) ?? request.url ?? '/',
    routerOptions: { maxParamLength: webLimits.paramLengthMax },
    clientErrorHandler(error: NodeJS.ErrnoException, socket) {
      if (error.code !== 'ERR_HTTP_REQUEST_TIMEOUT' || !isFlowing(socket)) refuseRaw(error, socket)
    },
    frameworkErrors(error, request, reply) {
      for (const [name, value] of Object.entries(securityHeaders(false))) reply.raw.setHeader(name, value)
      void answerError(viewOf(error, log, {}), request, reply, errorPages)
    },
  })
  app.server.maxConnections = webLimits.connectionsMax
  leadAllToRoutes(app, request => findStandIn(request) !== undefined)
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('clientAddress', '')
  app.decorateRequest('isFromProxy', false)

  /** Our own name stays ours, whatever an app's host is set to. */
  function isAnsweredUnder(host: string | undefined, hosts: 'protected' | 'any' | undefined, here: URL): boolean {
    if (hosts === 'any') return true
    const name = parseHostName(host)
    const isApps = name !== undefined && name !== here.hostname && isProtected(name)
    return hosts === 'protected' ? isApps : !isApps && isOurHost(host, here)
  }

  app.addHook('onRoute', route => routes.add(route.method, route.url))

  app.addHook('onRequest', async (request, reply) => {
    const { raw, headers } = request
    const here = publicUrl()
    for (const [name, value] of Object.entries(securityHeaders(here.protocol === 'https:')))
      reply.raw.setHeader(name, value)
    Object.assign(request, arrivalOf(raw))

    if (raw.url && raw.url.length > webLimits.urlLengthMax)
      throw new HttpRefusal(414, 'too-long', 'This address is too long.')
    if (namesTwoHosts(raw)) throw new HttpRefusal(400, 'invalid', 'This request names two hosts.')
    const config = request.routeOptions.config ?? {}
    if (options.isCurrent?.() === false && !config.anyHost) throw outOfTouch()
    if (!config.anyHost && !isSettingUp() && !isAnsweredUnder(headers.host, config.hosts, here)) throw wrongHost(here)

    if (request.is404 || !changesState(request.method)) return
    const rule = config.sameOrigin ?? 'checked'
    if (rule === 'off' || (rule === 'unless-authorization' && headers.authorization !== undefined)) return
    const from = { fetchSite: joined(headers['sec-fetch-site']), origin: headers.origin, host: headers.host }
    if (!isSameOrigin(from, here, isSettingUp())) throw otherOrigin()
  })

  app.setErrorHandler((error, request, reply) =>
    answerError(viewOf(error, log, describe(request)), request, reply, errorPages),
  )

  app.setNotFoundHandler((request, reply) => {
    const allowed = routes.findMethods(request.url.split('?', 1)[0] ?? '')
    if (allowed.length === 0) throw new HttpRefusal(404, 'missing', 'There is nothing at this address.')
    reply.header('allow', allowed.join(', '))
    throw new HttpRefusal(405, 'wrong-method', say('This address does not take {method}.', { method: request.method }))
  })

  return {
    app,
    answerFirst: (prefix, answer) => front.add(prefix, answer),
    answerReady: (url, answer) => front.addReady(url, answer),
    session,
    language,
    listRoutes: () => routes.list(),
    async listen({ address, port }) {
      await app.listen({ host: address, port })
      const bound = app.server.address() as AddressInfo
      return new URL(`http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`)
    },
    async close(graceMs) {
      isClosing = true
      const end = setTimeout(() => app.server.closeAllConnections(), graceMs)
      await app.close()
      clearTimeout(end)
    },
  }
}
