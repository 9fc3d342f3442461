import { limits } from '#ground'
import { visitorOf } from '#http'
import type { FastifyInstance } from 'fastify'
import type { PagesDeps } from '../../deps.ts'
import { formOf, sendPage } from '../../form.ts'
import type { FrameOf } from '../../frame-of.ts'
import { renderAskSomebody, renderForgot, renderMailed } from '../../views/links/forgot.ts'
import { wayTo } from '../../views/sign-in/parts.ts'
import { readWay } from '../sign-in/way.ts'

type Deps = Pick<PagesDeps, 'clock' | 'signIn' | 'appRequests' | 'mailFrom' | 'contact'> & { frameOf: FrameOf }

/** A link to choose another password. Nothing in an answer depends on whether the name is somebody's. */
export function mountForgot(scope: FastifyInstance, deps: Deps): void {
  const { clock, signIn, appRequests, mailFrom, contact, frameOf } = deps

  scope.get('/forgot', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const frame = frameOf(request)
    const page =
      mailFrom() === null ? renderAskSomebody(frame, { ...way, contact: contact() }) : renderForgot(frame, way)
    return sendPage(reply, page)
  })

  scope.post('/forgot', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const name = formOf(request)('username').trim().slice(0, 256)
    const frame = frameOf(request, { at: wayTo('/forgot', way) })
    const from = mailFrom()
    if (from === null) return sendPage(reply, renderAskSomebody(frame, { ...way, contact: contact() }))
    if (name === '') return sendPage(reply, renderForgot(frame, way), 400)
    signIn.passwordReset.ask(name, visitorOf(request))
    const until = clock.now() + limits.resetLinkMs
    return sendPage(reply, renderMailed(frame, { ...way, name, until, from, contact: contact() }))
  })
}
