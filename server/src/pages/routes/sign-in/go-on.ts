import { newToken } from '#ground'
import { visitorOf } from '#http'
import type { Advance, Visit } from '#signin'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BrowserSession } from '../../browser-session.ts'
import type { PagesDeps } from '../../deps.ts'
import { goTo } from '../../form.ts'
import { wayTo, type Way } from '../../views/sign-in/parts.ts'

type Deps = Pick<PagesDeps, 'cookies' | 'appRequests'> & { browser: BrowserSession }

/** Every step comes back here: to the next page, or into the app. No step sends the browser to another one itself. */
export interface SignInSteps {
  /** What is known of the browser that takes a step. */
  visitOf(request: FastifyRequest): Visit
  /** Of the sign-in in this browser. */
  tokenOf(request: FastifyRequest): string | undefined
  /** Refusals are for the page that asked. */
  goOn(
    request: FastifyRequest,
    reply: FastifyReply,
    advance: Exclude<Advance, { kind: 'refused' }>,
    visit: Visit,
    way: Way,
  ): Promise<FastifyReply>
  leave(reply: FastifyReply): void
}

const paths = {
  'second-factor': '/sign-in/confirm',
  'set-up': '/sign-in/set-up',
  'save-codes': '/sign-in/codes',
  'new-password': '/sign-in/new-password',
} as const

export function createSignInSteps({ cookies, appRequests, browser }: Deps): SignInSteps {
  const leave = (reply: FastifyReply): void => void reply.header('set-cookie', cookies.attempt.printCleared())
  return {
    leave,
    tokenOf: request => cookies.attempt.read(request.headers),

    visitOf: request => ({
      visitor: visitorOf(request),
      previousToken: browser.token(request),
      // A browser that is not known yet gets a name, which it keeps once somebody is signed in.
      browserToken: cookies.browser.read(request.headers) ?? newToken(),
    }),

    async goOn(request, reply, advance, visit, way) {
      if (advance.kind === 'next') {
        reply.header('set-cookie', cookies.attempt.print(advance.token))
        return goTo(reply, wayTo(paths[advance.step], way))
      }
      if (advance.kind === 'signed-in') await browser.begin(request, reply, advance)
      if (cookies.attempt.read(request.headers) !== undefined) leave(reply)
      if (advance.kind === 'over') return goTo(reply, wayTo('/sign-in', way, { over: '1' }))
      if (visit.browserToken !== undefined) reply.header('set-cookie', cookies.browser.print(visit.browserToken))
      return goTo(reply, way.flow ? appRequests.resumeUrl(way.flow) : (way.next ?? '/'))
    },
  }
}
