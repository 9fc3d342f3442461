import { countRecoveryLetters, type Waiting } from '#signin'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formOf, queryOf } from '../../form.ts'
import { wayTo, type Way } from '../../views/sign-in/parts.ts'
import { renderSecondFactor, type ConfirmWith, type SecondFactorView } from '../../views/sign-in/second-factor.ts'
import type { SignInDeps } from './password.ts'
import { readWay, sendStep } from './way.ts'

const dayMs = 86_400_000

/** What the page offers first: what was asked for if the person has it, else the strongest that they have. */
function chooseMethod({ factors }: Waiting, asked: string): ConfirmWith {
  const has: Record<ConfirmWith, boolean> = {
    code: factors.totp !== null,
    passkey: factors.passkeys.length > 0,
    recovery: (factors.recoveryCodes?.left ?? 0) > 0,
  }
  const order: ConfirmWith[] = ['code', 'passkey', 'recovery']
  return order.find(method => method === asked && has[method]) ?? order.find(method => has[method]) ?? 'recovery'
}

/** The second step, for people who have a second factor: works without a script but for passkeys. */
export function mountSecondFactor(scope: FastifyInstance, deps: SignInDeps): void {
  const { clock, frameOf, signIn, appRequests, steps } = deps

  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    way: Way,
    waiting: Waiting,
    view: Pick<SecondFactorView, 'with' | 'refused' | 'typed'>,
    status = 200,
  ): FastifyReply {
    const { user, factors, trustMs } = waiting
    const frame = frameOf(request, { user, at: wayTo('/sign-in/confirm', way, { with: view.with }) })
    const page = renderSecondFactor(frame, {
      ...way,
      ...view,
      user,
      has: {
        code: factors.totp !== null,
        passkeys: factors.passkeys.map(({ name }) => name),
        recoveryLeft: factors.recoveryCodes?.left ?? 0,
      },
      trustDays: Math.floor(trustMs / dayMs),
    })
    return sendStep(reply, way, page, status)
  }

  scope.get('/sign-in/confirm', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const waiting = await signIn.prove.find(steps.tokenOf(request))
    if (waiting?.step !== 'second-factor')
      return steps.goOn(request, reply, { kind: 'over' }, steps.visitOf(request), way)
    return send(request, reply, way, waiting, { with: chooseMethod(waiting, queryOf(request)('with')) })
  })

  scope.post('/sign-in/confirm', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const form = formOf(request)
    const token = steps.tokenOf(request)
    const visit = steps.visitOf(request)
    const waiting = await signIn.prove.find(token)
    if (waiting?.step !== 'second-factor') return steps.goOn(request, reply, { kind: 'over' }, visit, way)
    const method = chooseMethod(waiting, form('with'))
    const trust = form('trust') === 'yes'

    if (method === 'passkey') {
      const outcome = await signIn.prove.passkey(token, form('credential'), visit, trust)
      if (outcome.kind !== 'refused') return steps.goOn(request, reply, outcome, visit, way)
      const refused = { kind: 'passkey', reference: outcome.reference } as const
      return send(request, reply, way, waiting, { with: method, refused }, 403)
    }
    const typed = form('code')
    const count = method === 'code' ? typed.replace(/\D/g, '').length : countRecoveryLetters(typed)
    // Something left out is no guess, and is answered before it is counted as one.
    if (count !== (method === 'code' ? 6 : 8))
      return send(request, reply, way, waiting, { with: method, typed, refused: { kind: 'length', count } }, 400)

    const outcome =
      method === 'code'
        ? await signIn.prove.totp(token, typed, visit, trust)
        : await signIn.prove.recoveryCode(token, typed, visit)
    if (outcome.kind === 'paused') {
      const now = clock.now()
      reply.header('retry-after', Math.max(1, Math.ceil((outcome.until - now) / 1000)))
      return send(request, reply, way, waiting, { with: method, refused: { ...outcome, now } }, 429)
    }
    if (outcome.kind === 'wrong') {
      const refused = { kind: outcome.why, reference: outcome.reference }
      return send(request, reply, way, waiting, { with: method, typed, refused }, 403)
    }
    if (outcome.kind === 'refused') return steps.goOn(request, reply, { kind: 'over' }, visit, way)
    return steps.goOn(request, reply, outcome, visit, way)
  })
}
