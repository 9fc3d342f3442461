import { Secret } from '#ground'
import type { SignInAnswer } from '#signin'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BrowserSession } from '../../browser-session.ts'
import type { PagesDeps } from '../../deps.ts'
import { formOf, goTo, queryOf } from '../../form.ts'
import type { FrameOf } from '../../frame-of.ts'
import type { Frame } from '../../views/frame.ts'
import { wayTo, type Way } from '../../views/sign-in/parts.ts'
import { renderSignIn, type SignInView } from '../../views/sign-in/password.ts'
import { mountDirectoryCode } from './directory-code.ts'
import type { SignInSteps } from './go-on.ts'
import { isDemanded, readWay, sendStep } from './way.ts'

export type SignInDeps = Pick<PagesDeps, 'clock' | 'signIn' | 'appRequests' | 'hasOwner' | 'cookies'> & {
  browser: BrowserSession
  frameOf: FrameOf
  steps: SignInSteps
}

/** What goes on nowhere: it is said on the page of the first step, but for a code, which has a page of its own. */
export type Refusal = Exclude<SignInAnswer, { kind: 'signed-in' | 'next' }>

/** The first step: a name with its password, or a passkey. */
export function mountPassword(scope: FastifyInstance, deps: SignInDeps): void {
  const { clock, frameOf, signIn, appRequests, browser, steps } = deps

  const send = (frame: Frame, reply: FastifyReply, way: Way, view: SignInView, status = 200): FastifyReply =>
    sendStep(reply, way, renderSignIn(frame, { ...way, ...view }), status)

  // `again` asks somebody who is signed in once more; `switch` lets them be somebody else.
  scope.get('/sign-in', async (request, reply) => {
    if (!deps.hasOwner()) return goTo(reply, '/')
    const query = queryOf(request)
    const way = await readWay(appRequests, request)
    const person = query('switch') ? undefined : await browser.find(request)
    const frame = frameOf(request, person)
    const isOver = query('over') !== ''
    if (!person) return send(frame, reply, way, { ...(isOver && { refused: { kind: 'over' } }) })
    if (isDemanded(way) && !person.session.amr.includes('mfa') && !query('again')) {
      const visit = steps.visitOf(request)
      const advance = await signIn.prove.stepUp(person.user, person.session, visit)
      if (advance.kind !== 'refused') return steps.goOn(request, reply, advance, visit, way)
    }
    if (!way.app && !query('again')) return goTo(reply, way.next ?? '/')
    return send(frame, reply, way, { again: true, identifier: person.user.username ?? '' })
  })

  scope.post('/sign-in', async (request, reply) => {
    const form = formOf(request)
    const way = await readWay(appRequests, request)
    const identifier = form('username').trim()
    const visit = steps.visitOf(request)
    const outcome = await signIn.withPassword({
      identifier,
      password: new Secret(form('password')),
      demanded: isDemanded(way),
      ...visit,
    })
    if (outcome.kind === 'signed-in' || outcome.kind === 'next') return steps.goOn(request, reply, outcome, visit, way)
    return sendRefusal(request, reply, way, identifier, outcome)
  })

  mountDirectoryCode(scope, { ...deps, sendRefusal })

  function sendRefusal(
    request: FastifyRequest,
    reply: FastifyReply,
    way: Way,
    identifier: string,
    outcome: Refusal,
  ): FastifyReply {
    if (outcome.kind === 'code') {
      reply.header('set-cookie', deps.cookies.attempt.print(outcome.token))
      return goTo(reply, wayTo('/sign-in/code', way))
    }
    const frame = frameOf(request, { at: wayTo('/sign-in', way) })
    if (outcome.kind === 'refused') {
      const refused = { kind: 'mismatch', reference: outcome.reference } as const
      // RFC 9110 §15.5.4: credentials were given and are not enough. 401 would have to name an HTTP scheme.
      return send(frame, reply, way, { identifier, refused }, 403)
    }
    if (outcome.kind === 'busy' || outcome.kind === 'unreachable') {
      reply.header('retry-after', outcome.kind === 'busy' ? 2 : 60)
      return send(frame, reply, way, { identifier, refused: outcome }, 503)
    }
    const now = clock.now()
    reply.header('retry-after', Math.max(1, Math.ceil((outcome.until - now) / 1000)))
    return send(frame, reply, way, { identifier, refused: { ...outcome, now } }, 429)
  }

  scope.get('/sign-in/leave', (_request, reply) => {
    steps.leave(reply)
    return goTo(reply, '/sign-in')
  })
}
