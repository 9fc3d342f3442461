import { Problem, Secret } from '#ground'
import type { FastifyInstance } from 'fastify'
import { errorsOf, formOf, orRefusal } from '../../form.ts'
import { renderNewPassword } from '../../views/sign-in/new-password.ts'
import { wayTo } from '../../views/sign-in/parts.ts'
import type { SignInDeps } from './password.ts'
import { readWay, sendStep } from './way.ts'

/** The last step for somebody who came in with a password that was for the first time only. */
export function mountNewPassword(scope: FastifyInstance, deps: SignInDeps): void {
  const { frameOf, signIn, appRequests, steps } = deps
  const action = '/sign-in/new-password'

  scope.get(action, async (request, reply) => {
    const way = await readWay(appRequests, request)
    const waiting = await signIn.prove.find(steps.tokenOf(request))
    if (waiting?.step !== 'new-password')
      return steps.goOn(request, reply, { kind: 'over' }, steps.visitOf(request), way)
    const { user } = waiting
    const frame = frameOf(request, { user })
    return sendStep(
      reply,
      way,
      renderNewPassword(frame, { ...way, user, action, lead: frame.texts.newPassword.temporary }),
    )
  })

  scope.post(action, async (request, reply) => {
    const way = await readWay(appRequests, request)
    const token = steps.tokenOf(request)
    const visit = steps.visitOf(request)
    const waiting = await signIn.prove.find(token)
    if (waiting?.step !== 'new-password' || token === undefined)
      return steps.goOn(request, reply, { kind: 'over' }, visit, way)
    const { user } = waiting
    const changed = await orRefusal(signIn.prove.changePassword(token, new Secret(formOf(request)('password')), visit))
    if (!(changed instanceof Problem))
      return steps.goOn(request, reply, changed.kind === 'refused' ? { kind: 'over' } : changed, visit, way)
    const frame = frameOf(request, { user, at: wayTo(action, way) })
    const { errors, problem } = errorsOf(frame, changed, ['password'])
    const error = errors['password'] ?? problem
    const page = renderNewPassword(frame, { ...way, user, action, lead: frame.texts.newPassword.temporary, error })
    return sendStep(reply, way, page, 400)
  })
}
