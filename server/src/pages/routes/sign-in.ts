import { Secret } from '#ground'
import { parseLocalPath, setContentPolicy, visitorOf } from '#http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BrowserSession } from '../browser-session.ts'
import type { PagesDeps } from '../deps.ts'
import { formOf, goTo, queryOf, sendPage } from '../form.ts'
import type { FrameOf } from '../frame-of.ts'
import type { AppCard } from '../views/app-card.ts'
import type { Frame } from '../views/frame.ts'
import { renderSignIn, type SignInView } from '../views/sign-in.ts'

/** Where a sign-in leads: back into an app's request, to a page of ours, or to the start page. */
interface Destination {
  flow: string | undefined
  app: AppCard | undefined
  next: string | undefined
}

function pathOf({ flow, next }: Destination): string {
  const query = new URLSearchParams({ ...(flow && { flow }), ...(next && { next }) }).toString()
  return query ? `/sign-in?${query}` : '/sign-in'
}

type Deps = Pick<PagesDeps, 'clock' | 'signIn' | 'appRequests' | 'hasOwner'> & {
  browser: BrowserSession
  frameOf: FrameOf
}

export function mountSignIn(scope: FastifyInstance, deps: Deps): void {
  const { clock, frameOf, signIn, appRequests, browser } = deps

  async function readDestination(request: FastifyRequest, field: (name: string) => string): Promise<Destination> {
    const flow = field('flow')
    const app = /^[\w-]{1,128}$/.test(flow) ? await appRequests.describe(flow, request.raw) : undefined
    return { flow: app && flow, app, next: app ? undefined : parseLocalPath(field('next')) }
  }

  function send(
    frame: Frame,
    reply: FastifyReply,
    destination: Destination,
    view: SignInView,
    status = 200,
  ): FastifyReply {
    setContentPolicy(reply, { formsLeadAway: Boolean(destination.flow ?? destination.next) })
    return sendPage(reply, renderSignIn(frame, { ...destination, ...view }), status)
  }

  // `again` asks somebody who is signed in once more; `switch` lets them be somebody else.
  scope.get('/sign-in', async (request, reply) => {
    if (!deps.hasOwner()) return goTo(reply, '/')
    const query = queryOf(request)
    const destination = await readDestination(request, query)
    const person = query('switch') ? undefined : await browser.find(request)
    const frame = frameOf(request, person)
    if (!person) return send(frame, reply, destination, {})
    if (!destination.app && !query('again')) return goTo(reply, destination.next ?? '/')
    return send(frame, reply, destination, { again: true, identifier: person.user.username ?? '' })
  })

  scope.post('/sign-in', async (request, reply) => {
    const form = formOf(request)
    const destination = await readDestination(request, form)
    const identifier = form('username').trim()
    const outcome = await signIn.withPassword({
      identifier,
      password: new Secret(form('password')),
      visitor: visitorOf(request),
      previousToken: browser.token(request),
    })
    if (outcome.kind === 'signed-in') {
      await browser.begin(request, reply, outcome)
      return goTo(reply, destination.flow ? appRequests.resumeUrl(destination.flow) : (destination.next ?? '/'))
    }
    const frame = frameOf(request, { at: pathOf(destination) })
    if (outcome.kind === 'refused') {
      const refused = { kind: 'mismatch', reference: outcome.reference } as const
      // RFC 9110 §15.5.4: credentials were given and are not enough. 401 would have to name an HTTP scheme.
      return send(frame, reply, destination, { identifier, refused }, 403)
    }
    if (outcome.kind === 'busy') {
      reply.header('retry-after', 2)
      return send(frame, reply, destination, { identifier, refused: outcome }, 503)
    }
    const now = clock.now()
    reply.header('retry-after', Math.max(1, Math.ceil((outcome.until - now) / 1000)))
    return send(frame, reply, destination, { identifier, refused: { ...outcome, now } }, 429)
  })
}
