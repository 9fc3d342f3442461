import { Problem } from '#ground'
import type { Advance, Visit } from '#signin'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorsOf, formOf, goTo, orRefusal } from '../../form.ts'
import { wayTo, type Way } from '../../views/sign-in/parts.ts'
import {
  backToChoice,
  renderPasskeySetUp,
  renderRecoveryCodes,
  renderSetUpChoice,
  renderTotpSetUp,
} from '../../views/sign-in/set-up-factor.ts'
import type { SignInDeps } from './password.ts'
import { readWay, sendStep } from './way.ts'

/** For somebody of whom a second factor is demanded and who has none: nothing else is open to them. */
export function mountSetUpFactor(scope: FastifyInstance, deps: SignInDeps): void {
  const { clock, frameOf, signIn, appRequests, steps } = deps
  const { prove } = signIn

  const over = (request: FastifyRequest, reply: FastifyReply, way: Way): Promise<FastifyReply> =>
    steps.goOn(request, reply, { kind: 'over' }, steps.visitOf(request), way)

  /** What was refused for the person's sake rather than for what they typed begins again. */
  const follow = (request: FastifyRequest, reply: FastifyReply, advance: Advance, visit: Visit, way: Way) =>
    steps.goOn(request, reply, advance.kind === 'refused' ? { kind: 'over' } : advance, visit, way)

  scope.get('/sign-in/set-up', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const waiting = await prove.find(steps.tokenOf(request))
    if (waiting?.step !== 'set-up') return over(request, reply, way)
    return sendStep(reply, way, renderSetUpChoice(frameOf(request, waiting), way))
  })

  scope.post('/sign-in/set-up', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const how = formOf(request)('how') === 'passkey' ? 'passkey' : 'app'
    return goTo(reply, wayTo(`/sign-in/set-up/${how}`, way))
  })

  scope.get('/sign-in/set-up/app', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const offered = await prove.offerTotp(steps.tokenOf(request))
    if (offered === undefined) return over(request, reply, way)
    const { user, offer } = offered
    const page = renderTotpSetUp(frameOf(request, { user }), { ...way, ...offer, ...appForm(way, user.username) })
    return sendStep(reply, way, page)
  })

  scope.post('/sign-in/set-up/app', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const form = formOf(request)
    const token = steps.tokenOf(request)
    const visit = steps.visitOf(request)
    const added = await orRefusal(prove.addTotp(token, form('sealed'), form('code'), visit))
    if (!(added instanceof Problem)) return follow(request, reply, added, visit, way)
    const waiting = await prove.find(token)
    const offer = await prove.openOffer(token, form('sealed'))
    if (waiting === undefined || offer === undefined) return over(request, reply, way)
    const { user } = waiting
    const frame = frameOf(request, { user, at: wayTo('/sign-in/set-up/app', way) })
    const error = frame.texts.setUpFactor.app.wrong
    const page = renderTotpSetUp(frame, { ...way, ...offer, ...appForm(way, user.username), error })
    return sendStep(reply, way, page, 400)
  })

  scope.get('/sign-in/set-up/passkey', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const waiting = await prove.find(steps.tokenOf(request))
    if (waiting?.step !== 'set-up') return over(request, reply, way)
    return sendStep(
      reply,
      way,
      renderPasskeySetUp(frameOf(request, waiting), { ...way, ...passkeyForm(way), name: '' }),
    )
  })

  scope.post('/sign-in/set-up/passkey/options', { config: { answers: 'json' } }, async (request, reply) => {
    const options = await prove.offerRegistration(steps.tokenOf(request))
    if (options === undefined) throw new Problem('forbidden', 'This sign-in is over. Begin again.')
    return reply.type('application/json; charset=utf-8').send(options)
  })

  scope.post('/sign-in/set-up/passkey', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const form = formOf(request)
    const token = steps.tokenOf(request)
    const visit = steps.visitOf(request)
    const added = await orRefusal(prove.addPasskey(token, form('credential'), form('name'), visit))
    if (!(added instanceof Problem)) return follow(request, reply, added, visit, way)
    const frame = frameOf(request, { at: wayTo('/sign-in/set-up/passkey', way) })
    const { errors, problem } = errorsOf(frame, added, ['name'])
    const failed = problem !== undefined
    const view = { ...way, ...passkeyForm(way), name: form('name'), error: errors['name'], failed }
    return sendStep(reply, way, renderPasskeySetUp(frame, view), 400)
  })

  scope.get('/sign-in/codes', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const waiting = await prove.find(steps.tokenOf(request))
    if (waiting?.step !== 'save-codes') return over(request, reply, way)
    return sendStep(reply, way, renderRecoveryCodes(frameOf(request, waiting), codesView(waiting, way)))
  })

  scope.post('/sign-in/codes', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const token = steps.tokenOf(request)
    const waiting = await prove.find(token)
    if (waiting?.step !== 'save-codes' || token === undefined) return over(request, reply, way)
    if (formOf(request)('saved') !== 'yes') {
      const frame = frameOf(request, { user: waiting.user, at: wayTo('/sign-in/codes', way) })
      return sendStep(reply, way, renderRecoveryCodes(frame, { ...codesView(waiting, way), notSaved: true }), 400)
    }
    const visit = steps.visitOf(request)
    return follow(request, reply, await prove.codesSaved(token, visit), visit, way)
  })

  function codesView(waiting: NonNullable<Awaited<ReturnType<typeof prove.find>>>, way: Way) {
    const { user, factors } = waiting
    return {
      ...way,
      username: user.username ?? '',
      codes: prove.codesToSave(waiting),
      at: factors.recoveryCodes?.createdAt ?? clock.now(),
      action: '/sign-in/codes',
      stepped: true,
    }
  }
}

const appForm = (way: Way, username: string | null) => ({
  username: username ?? '',
  action: '/sign-in/set-up/app',
  back: backToChoice(way),
  stepped: true,
})

const passkeyForm = (way: Way) => ({
  action: '/sign-in/set-up/passkey',
  options: '/sign-in/set-up/passkey/options',
  back: backToChoice(way),
  stepped: true,
})
