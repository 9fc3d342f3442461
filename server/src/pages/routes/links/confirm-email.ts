import { Problem } from '#ground'
import { visitorOf } from '#http'
import type { FastifyInstance } from 'fastify'
import type { PagesDeps } from '../../deps.ts'
import { errorsOf, orRefusal, sendPage } from '../../form.ts'
import type { FrameOf } from '../../frame-of.ts'
import { renderConfirmEmail, renderEmailConfirmed } from '../../views/links/confirm-email.ts'
import { renderLinkEnded } from '../../views/links/ended.ts'
import { createOpenedLink } from './opened-link.ts'

const path = '/confirm-email'

/** The proof of an address: opening the link shows whose it is, and pressing the button makes it so. */
export function mountConfirmEmail(
  scope: FastifyInstance,
  { frameOf, signIn, cookies }: Pick<PagesDeps, 'signIn' | 'cookies'> & { frameOf: FrameOf },
): void {
  const link = createOpenedLink(cookies.link)

  scope.get(path, async (request, reply) => {
    const moved = link.takeIn(request, reply, path)
    if (moved !== undefined) return moved
    const found = await signIn.emailChange.find(link.tokenOf(request))
    return found === undefined
      ? sendPage(reply, renderLinkEnded(frameOf(request), 'email'), 410)
      : sendPage(reply, renderConfirmEmail(frameOf(request, found), found))
  })

  scope.post(path, async (request, reply) => {
    const token = link.tokenOf(request)
    const found = await signIn.emailChange.find(token)
    const confirmed = await orRefusal(signIn.emailChange.confirm(token, visitorOf(request)))
    if (confirmed instanceof Problem && found !== undefined) {
      const frame = frameOf(request, { user: found.user, at: path })
      const { errors, problem } = errorsOf(frame, confirmed, ['email'])
      return sendPage(reply, renderConfirmEmail(frame, { ...found, problem: problem ?? errors['email'] }), 409)
    }
    if (confirmed === undefined || confirmed instanceof Problem)
      return sendPage(reply, renderLinkEnded(frameOf(request, { at: path }), 'email'), 410)
    link.forget(reply)
    return sendPage(reply, renderEmailConfirmed(frameOf(request, { user: confirmed, at: '/' }), confirmed.email ?? ''))
  })
}
