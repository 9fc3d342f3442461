import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errors, type Provider } from 'oidc-provider'
import { setContentPolicy, webLimits } from '#http'
import { addRedirectAddress } from './add-redirect-address.ts'
import { mountPath } from './configuration.ts'
import { printFailure } from './error-page.ts'
import type { createInteraction, Interaction, Step } from './interaction.ts'
import type { OidcParts } from './parts.ts'
import { mendingPath } from './redirect-mending.ts'
import type { Library } from './protocol-routes.ts'
import { visitOf, type Visit, type Visits } from './visit.ts'

export interface InteractionRouteParts
  extends Pick<OidcParts, 'signIn' | 'session' | 'language' | 'log' | 'memory' | 'pages' | 'directory'> {
  visits: Visits
  library: () => Library
  interaction: ReturnType<typeof createInteraction>
}

interface Resumed {
  provider: Provider
  attempt: Interaction
  visit: Visit
}

/** Where an app's request waits for a person: who they are, whether they may, whether they agree. */
export function mountInteraction(app: FastifyInstance, parts: InteractionRouteParts): void {
  const { visits, interaction } = parts

  /** The attempt of this address, if it is this browser's: its cookie is sent to this path alone. */
  async function findAttempt(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<Interaction> {
    const { uid } = request.params as { uid: string }
    const { cookies } = provider.createContext(request.raw, reply.raw)
    const attempt =
      cookies.get(provider.cookieName('interaction'), { signed: true }) === uid
        ? await provider.Interaction.find<Interaction>(uid)
        : undefined
    if (attempt === undefined) throw new errors.SessionNotFound('this sign-in is over, or was begun in another browser')
    return attempt
  }

  /** Whether the library still knows the browser as it did when the app asked. */
  async function isSameSession(provider: Provider, { session: origin }: Interaction): Promise<boolean> {
    if (origin === undefined) return true
    return (await provider.Session.findByUid(origin.uid))?.accountId === origin.accountId
  }

  async function answer(
    provider: Provider,
    step: Step,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    if (step.kind === 'go') return reply.redirect(step.to, 303)
    if (step.kind === 'finish')
      return reply.redirect(await provider.interactionResult(request.raw, reply.raw, step.result), 303)
    setContentPolicy(reply, { formsLeadAway: true })
    return reply.code(step.status).type('text/html; charset=utf-8').send(step.html)
  }

  void app.register(async scope => {
    scope.addHook('onRoute', route => {
      route.config = { answers: 'page', ...route.config }
    })
    scope.setErrorHandler(async (error, request, reply) => {
      if (!(error instanceof errors.OIDCProviderError)) throw error
      const { reader } = await visitOf(parts, request)
      return reply
        .code(error.statusCode)
        .type('text/html; charset=utf-8')
        .send(printFailure(parts, { error, clientId: undefined, reader }))
    })
    scope.removeAllContentTypeParsers()
    await scope.register(formbody, { bodyLimit: webLimits.formBytesMax })

    const route = (
      method: 'GET' | 'POST',
      path: string,
      decide: (resumed: Resumed, body: unknown) => Promise<Step> | Step,
    ) =>
      scope.route({
        method,
        url: `${mountPath}/interaction/:uid${path}`,
        async handler(request, reply) {
          const { provider } = parts.library()
          const visit = await visitOf(parts, request)
          return visits.run(visit, async () => {
            const attempt = await findAttempt(provider, request, reply)
            const resumed = { provider, attempt, visit }
            const goesOn = visit.person === undefined || (await isSameSession(provider, attempt))
            const step = await (goesOn ? decide(resumed, request.body) : interaction.restart(provider, attempt, visit))
            if (!goesOn) await attempt.destroy()
            return answer(provider, step, request, reply)
          })
        },
      })

    // OIDC Core §3.1.2.1 and RP-Initiated Logout §2 allow a POST. Made into a GET, since our SameSite cookies do not come
    // with it from an app's page.
    for (const path of ['/auth', '/session/end'])
      scope.post(mountPath + path, { config: { sameOrigin: 'off' } }, (request, reply) => {
        const params = new URLSearchParams()
        for (const [name, values] of Object.entries((request.body ?? {}) as Record<string, string | string[]>))
          for (const value of [values].flat()) params.append(name, value)
        return reply.redirect(`${mountPath}${path}?${params.toString()}`, 303)
      })

    scope.post(mountPath + mendingPath, async (request, reply) => {
      const visit = await visitOf(parts, request)
      return visits.run(visit, async () =>
        answer(parts.library().provider, await addRedirectAddress(parts, visit, request.body ?? {}), request, reply),
      )
    })

    route('GET', '', ({ attempt, visit }) => interaction.next(attempt, visit))
    route('GET', '/back', () => interaction.giveUp())
    route('POST', '/consent', ({ provider, attempt, visit }, body) =>
      interaction.answerConsent(provider, attempt, visit, (body as { answer?: unknown }).answer === 'allow'),
    )
  })
}
