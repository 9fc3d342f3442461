import { days, limits, newToken, type Clock } from '#ground'
import { createCookie, visitorOf, type Cookie } from '#http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { NewSession, PagesDeps, SignedInPerson, Visitor } from './deps.ts'

/** The link between a browser and its session, and what is remembered of the browser itself. */
export interface BrowserSession {
  find(request: FastifyRequest): SignedInPerson | undefined
  /** Whether the person proved who they are recently enough for a sensitive change. */
  isFresh(person: SignedInPerson): boolean
  visitor(request: FastifyRequest): Visitor
  /** Puts a new session into the browser; the one it had before ends. */
  begin(request: FastifyRequest, reply: FastifyReply, started: NewSession): Promise<void>
  end(request: FastifyRequest, reply: FastifyReply): Promise<SignedInPerson | undefined>
}

interface Deps extends Pick<PagesDeps, 'session' | 'signIn' | 'frame'> {
  clock: Clock
}

export function createBrowserSession({ session, signIn, frame, clock }: Deps): BrowserSession {
  const browser: Cookie = createCookie({
    name: 'doorward-browser',
    // The longest that browsers keep a cookie.
    maxAgeMs: days(400),
    publicUrl: () => frame().publicUrl,
  })
  const find = (request: FastifyRequest) => signIn.findSession(session.read(request.headers))
  return {
    find,
    isFresh: person => clock.now() - person.session.authAt <= limits.freshMs,
    visitor(request) {
      const browserId = browser.read(request.headers)
      return { ...visitorOf(request), ...(browserId ? { browserId } : {}) }
    },
    async begin(request, reply, started) {
      const before = find(request)
      if (before && before.session.id !== started.session.id) await signIn.endSession(before.session.id, 'replaced')
      reply.header('set-cookie', session.print(started.token))
      reply.header('set-cookie', browser.print(browser.read(request.headers) ?? newToken()))
    },
    async end(request, reply) {
      const person = find(request)
      if (person) await signIn.endSession(person.session.id, 'signed-out')
      reply.header('set-cookie', session.printCleared())
      return person
    },
  }
}
