import { hashToken, limits, newToken, type Millis } from '#ground'
import { decideFor } from '#access'
import { HttpRefusal } from '#http'
import type { User } from '#directory'
import { createAttempts, type Attempts } from '#store'
import type { FastifyInstance } from 'fastify'
import { reservedPath, wantsProof } from './check.ts'
import { findApp, type GatewayApp, type GatewayParts } from './parts.ts'
import type { Refusals } from './refusals.ts'
import { parseSignInRequest, type SignInRequest } from './sign-in-request.ts'
import { signInPath } from './way-in.ts'

interface Waiting {
  /** As it was printed. */
  request: string
}

/** Names a sign-in that waits; the word before it tells whose it is among those of other doors. */
const flowForm = /^gateway-[\w-]{43}$/

/** At our own host: who somebody is, whether they may open the app, and back to it with a code. */
export function createPublicSignIn(parts: GatewayParts & { refusals: Refusals }) {
  const { clock, memory, run, sealer, signIn, session: cookie, language, refusals, printRefusal } = parts
  const attempts: Attempts<Waiting> = createAttempts(parts, 'gateway', limits.gateway.waitingMax)

  const findAppOf = ({ origin }: SignInRequest): GatewayApp | undefined =>
    findApp(memory, URL.parse(origin)?.hostname ?? '')

  async function findFlow(flow: string): Promise<string | undefined> {
    return flowForm.test(flow) ? (await attempts.find(flow))?.request : undefined
  }

  async function makeFlow(request: string): Promise<string> {
    const flow = `gateway-${newToken()}`
    await attempts.put(flow, { request }, limits.signInAttempt.lifetimeMs)
    return flow
  }

  async function makeCode(
    user: User,
    session: Parameters<typeof run<'putGatewayCode'>>[1]['code']['session'],
    app: GatewayApp,
    { origin, state, target }: SignInRequest,
    at: Millis,
  ): Promise<string> {
    const code = newToken()
    await run('putGatewayCode', {
      hash: hashToken(code),
      userId: user.id,
      credentialVersion: user.credentialVersion,
      at,
      code: { session, app: app.id, host: app.gateway.host, state, url: `${origin}${target}` },
    })
    return `${origin}${reservedPath}/callback?code=${code}`
  }

  return {
    /** The app somebody signs in for. */
    async describe(flow: string): Promise<GatewayApp | undefined> {
      const printed = await findFlow(flow)
      const request = printed === undefined ? undefined : parseSignInRequest(sealer, printed)
      return request && findAppOf(request)
    },
    isFlow: (flow: string): boolean => flowForm.test(flow),
    resumeUrl: (flow: string): string => `${signInPath}?flow=${encodeURIComponent(flow)}`,
    deleteExpired: (): Promise<void> => attempts.deleteExpired(),

    mount(scope: FastifyInstance): void {
      scope.get(signInPath, { config: { answers: 'page' } }, async (request, reply) => {
        const query = request.query as Record<string, unknown>
        const said = (name: string): string => (typeof query[name] === 'string' ? query[name] : '')
        const printed = (await findFlow(said('flow'))) ?? said('request')
        const wanted = parseSignInRequest(sealer, printed)
        const app = wanted && findAppOf(wanted)
        if (wanted === undefined || app === undefined) throw isOver()
        const flow = flowForm.test(said('flow')) ? said('flow') : undefined
        const signInWith = async (more = ''): Promise<string> =>
          `/sign-in?flow=${encodeURIComponent(flow ?? (await makeFlow(printed)))}${more}`

        const person = said('switch') === '' ? await signIn.findSession(cookie.read(request.headers)) : undefined
        if (person === undefined) return reply.redirect(await signInWith(said('switch') === '' ? '' : '&switch=1'), 303)
        const { user, session } = person
        const { clientAddress: address } = request
        const decision = decideFor(memory, user, app, clock.now(), { ...session, address })
        if (decision.allowed) return reply.redirect(await makeCode(user, session.id, app, wanted, clock.now()), 303)
        if (wantsProof(decision)) return reply.redirect(await signInWith(), 303)
        const refused = { app, user, reasons: decision.reasons }
        const reference = refusals.note(refused, session, address)
        const switchUrl = await signInWith('&switch=1')
        const page = printRefusal({ ...refused, reference, switchUrl }, language.readerOf(request, user.locale))
        return reply.code(403).type('text/html; charset=utf-8').send(page)
      })
    },
  }
}

const isOver = (): HttpRefusal =>
  new HttpRefusal(400, 'invalid', 'This sign-in is over. Open the app again, and you are asked to sign in anew.')
