import type { User } from '#directory'
import { visitorOf } from '#http'
import type { Session, SignedIn } from '#signin'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PagesDeps } from './deps.ts'

export interface SignedInPerson {
  session: Session
  user: User
}

/** The link between a browser and its session. */
export interface BrowserSession {
  token(request: FastifyRequest): string | undefined
  find(request: FastifyRequest): Promise<SignedInPerson | undefined>
  /** Puts a new session into the browser; one of the old cookie that still stands ends. */
  begin(request: FastifyRequest, reply: FastifyReply, started: SignedIn): Promise<void>
  /** Ends the session and takes the cookie away; returns whose it was. */
  end(request: FastifyRequest, reply: FastifyReply): Promise<SignedInPerson | undefined>
}

export function createBrowserSession({ session, signIn }: Pick<PagesDeps, 'session' | 'signIn'>): BrowserSession {
  const token = (request: FastifyRequest) => session.read(request.headers)
  const find = (request: FastifyRequest) => signIn.findSession(token(request))

  async function endStanding(request: FastifyRequest): Promise<SignedInPerson | undefined> {
    const person = await find(request)
    if (!person) return undefined
    const { id, role } = person.user
    const origin = { door: 'pages', address: visitorOf(request).address } as const
    await signIn.endSession(person.session.id, 'signed-out', { kind: 'user', id, role }, origin)
    return person
  }

  return {
    token,
    find,
    async begin(request, reply, started) {
      await endStanding(request)
      reply.header('set-cookie', session.print(started.token))
    },
    async end(request, reply) {
      const person = await endStanding(request)
      reply.header('set-cookie', session.printCleared())
      return person
    },
  }
}
