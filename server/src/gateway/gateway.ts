import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createAnswer } from './answer.ts'
import { mountAtHost } from './at-host.ts'
import { createCheck, reservedPath } from './check.ts'
import { readOne } from './dialects/index.ts'
import { mountForwardAuth } from './forward-auth.ts'
import { createHostSessions } from './host-sessions.ts'
import type { GatewayApp, GatewayParts } from './parts.ts'
import { createRequireProxy } from './proxies.ts'
import { createPublicSignIn } from './public-sign-in.ts'
import { createRefusals } from './refusals.ts'

export interface Gateway {
  mount(app: FastifyInstance): void
  /** Sign-ins that browsers at apps' hosts wait for. */
  signIns: {
    isFlow(flow: string): boolean
    describe(flow: string): Promise<GatewayApp | undefined>
    resumeUrl(flow: string): string
  }
  deleteExpired(): Promise<void>
}

export function createGateway(parts: GatewayParts): Gateway {
  const sessions = createHostSessions(parts)
  const refusals = createRefusals(parts)
  const publicSignIn = createPublicSignIn({ ...parts, refusals })
  const check = createCheck({ ...parts, sessions, refusals })
  const answer = createAnswer(parts)
  const requireProxy = createRequireProxy(parts)

  return {
    signIns: publicSignIn,
    async deleteExpired() {
      await Promise.all([sessions.deleteExpired(), publicSignIn.deleteExpired()])
    },

    mount(app) {
      void app.register(async scope => {
        // Envoy repeats what the visitor sent, whatever it is; nothing of it is read.
        scope.removeAllContentTypeParsers()
        scope.addContentTypeParser('*', (_request, payload, done) => {
          payload.resume()
          done(null)
        })
        // At an app's host every address but ours is the app's.
        scope.addHook('onSend', async (request, reply, payload) => {
          const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
          if (!isPage || typeof payload !== 'string') return payload
          return leadHome(payload, parts.publicUrl(), findShownHost(request))
        })
        mountForwardAuth(scope, { check, answer, requireProxy, noticed: parts.noticed })
        mountAtHost(scope, { ...parts, sessions, check, answer, requireProxy })
      })
      void app.register(async scope => publicSignIn.mount(scope))
    },
  }
}

/** The host in the visitor's address bar, as a proxy tells it. */
function findShownHost({ raw, routeOptions }: FastifyRequest): string {
  const told = routeOptions.config.hosts === 'any' ? readOne(raw, 'x-forwarded-host') : undefined
  return /^[\w.:-]{1,260}$/.exec(told ?? readOne(raw, 'host') ?? '')?.[0] ?? ''
}

/**
 * A page of ours as it is shown at an app's host: its files are under our reserved path, its links lead to our host, and
 * it says where the visitor is.
 */
const leadHome = (page: string, home: URL, shownHost: string): string =>
  page
    .replaceAll(`>${home.host}<`, `>${shownHost}<`)
    .replaceAll('="/assets/', `="${reservedPath}/assets/`)
    .replaceAll(/(href|action)="\/(?!\.doorward\/)/g, `$1="${home.origin}/`)
