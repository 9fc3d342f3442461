import { hideAddress, visitorOf } from '#http'
import type { FastifyInstance } from 'fastify'
import type { BrowserSession } from '../browser-session.ts'
import type { PagesDeps } from '../deps.ts'
import { formOf, goTo, queryOf, sendPage } from '../form.ts'
import type { FrameOf } from '../frame-of.ts'
import { renderOwnerLogin, renderOwnerLoginEnded } from '../views/owner-login.ts'

type Deps = Pick<PagesDeps, 'signIn'> & { browser: BrowserSession; frameOf: FrameOf }

export function mountOwnerLogin(scope: FastifyInstance, { frameOf, signIn, browser }: Deps): void {
  scope.get('/owner-login', (request, reply) => {
    const token = queryOf(request)('token')
    hideAddress(reply)
    const frame = frameOf(request)
    return token ? sendPage(reply, renderOwnerLogin(frame, token)) : sendPage(reply, renderOwnerLoginEnded(frame), 410)
  })

  scope.post('/owner-login', async (request, reply) => {
    const outcome = await signIn.ownerLogin.redeem(formOf(request)('token'), visitorOf(request))
    if (outcome.kind === 'refused') {
      return sendPage(reply, renderOwnerLoginEnded(frameOf(request, { at: '/owner-login' })), 410)
    }
    await browser.begin(request, reply, outcome)
    return goTo(reply, '/')
  })
}
