import { Problem, Secret } from '#ground'
import type { FastifyInstance } from 'fastify'
import { errorsOf, formOf, orRefusal, sendPage } from '../../form.ts'
import { renderLinkEnded } from '../../views/links/ended.ts'
import { renderNewPassword } from '../../views/sign-in/new-password.ts'
import type { SignInDeps } from '../sign-in/password.ts'
import { createOpenedLink } from './opened-link.ts'

const path = '/reset'

/** Choosing another password by a link; the sign-in then goes on as after any first proof. */
export function mountReset(scope: FastifyInstance, { frameOf, signIn, steps, cookies }: SignInDeps): void {
  const link = createOpenedLink(cookies.link)

  scope.get(path, async (request, reply) => {
    const moved = link.takeIn(request, reply, path)
    if (moved !== undefined) return moved
    const user = await signIn.passwordReset.find(link.tokenOf(request))
    if (user === undefined) return sendPage(reply, renderLinkEnded(frameOf(request), 'reset'), 410)
    const frame = frameOf(request, { user })
    return sendPage(reply, renderNewPassword(frame, { user, action: path, lead: frame.texts.forgot.linkWorked }))
  })

  scope.post(path, async (request, reply) => {
    const token = link.tokenOf(request)
    const visit = steps.visitOf(request)
    const user = await signIn.passwordReset.find(token)
    const chosen = await orRefusal(signIn.passwordReset.choose(token, new Secret(formOf(request)('password')), visit))
    if (chosen instanceof Problem && user !== undefined) {
      const frame = frameOf(request, { user, at: path })
      const { errors, problem } = errorsOf(frame, chosen, ['password'])
      const error = errors['password'] ?? problem
      return sendPage(
        reply,
        renderNewPassword(frame, { user, action: path, lead: frame.texts.forgot.linkWorked, error }),
        400,
      )
    }
    if (chosen === undefined || chosen instanceof Problem)
      return sendPage(reply, renderLinkEnded(frameOf(request, { at: path }), 'reset'), 410)
    link.forget(reply)
    return steps.goOn(request, reply, chosen.kind === 'refused' ? { kind: 'over' } : chosen, visit, {})
  })
}
