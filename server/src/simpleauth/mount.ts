import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, type AppId } from '#ground'
import { HttpRefusal } from '#http'
import { parseLogin, type LoginBody } from './body.ts'
import { createFindClient } from './client.ts'
import type { SimpleAuthParts } from './parts.ts'
import { forbidden, refusal, Refusal } from './refusal.ts'
import { tellPerson } from './tell-person.ts'
import type { Tokens } from './tokens.ts'

/** No cookie of ours counts here, and old programs send what they like as their origin. */
const config = { sameOrigin: 'off', answers: 'json' } as const

export interface SimpleAuthDoor extends SimpleAuthParts {
  tokens: Tokens
  /** Whether old apps find it at the addresses they know, too. */
  isAliased: () => boolean
}

/** Where apps that were made for another server look for it. */
export const aliases = {
  login: ['POST', '/api/v1/login'],
  logout: ['GET', '/api/v1/logout'],
  logoutToo: ['POST', '/api/v1/logout'],
  profile: ['GET', '/api/v1/profile'],
} as const

/** A plain HTTP API for apps that can do no more than have a password checked. */
export function mountSimpleAuth(app: FastifyInstance, door: SimpleAuthDoor): void {
  const { memory, bindPerson, mayOpen, tokens, isAliased, noticed } = door
  const findClient = createFindClient(door)

  /** Whose client ID is in what was sent, whatever the field is called. */
  function findAppIn(body: unknown): AppId | undefined {
    const values = typeof body === 'object' && body !== null ? Object.values(body) : []
    for (const value of values) {
      const app = typeof value === 'string' ? memory.apps.findBySimpleAuthId(value) : undefined
      if (app !== undefined) return app.id
    }
    return undefined
  }

  function readLogin(body: unknown): LoginBody {
    try {
      return parseLogin(body)
    } catch (error) {
      const note = noticed()
      const app = note && findAppIn(body)
      if (note !== undefined && app !== undefined && error instanceof Refusal)
        note({ kind: 'malformed', app, message: error.message, fields: Object.keys(body as object) })
      throw error
    }
  }

  async function logIn(request: FastifyRequest) {
    const body = readLogin(request.body)
    const address = request.clientAddress
    const client = await findClient(body, { authorization: request.headers.authorization, address })
    const answer = await bindPerson({
      identifier: body.username,
      password: body.password,
      code: body.totp,
      address,
      app: client.id,
      view: client.simpleAuth.clientId,
      // Everybody who uses the app comes from there.
      sharedAddress: true,
      allowsBare: false,
      mayOpen: (user, amr) => mayOpen(user, client.id, { amr, address, authAt: null }),
    })
    if (answer.kind === 'busy') throw refusal(503, 'Too many passwords are being checked. Try again.', 1000)
    if (answer.kind === 'unreachable')
      throw refusal(503, 'The directory of this person does not answer. Try again.', 5000)
    if (answer.kind === 'refused') {
      if (answer.retryAfterMs === null) throw forbidden()
      throw refusal(429, 'Too many attempts. Try again later.', answer.retryAfterMs)
    }
    // As it stands now: what has ended since the password was looked at is looked at again where the token is written.
    const user = memory.people.find(answer.user.id) ?? answer.user
    const accessToken = await tokens.make({ user, app: client }, answer, address)
    return { accessToken, user: tellPerson(door, user) }
  }

  function tokenOf({ headers, query, body }: FastifyRequest): string {
    const bearer = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
    const sent = [bearer, accessTokenIn(query), accessTokenIn(body)].find(text => text !== undefined)
    if (sent === undefined) throw refusal(400, 'access_token is required')
    return sent
  }

  async function logOut(request: FastifyRequest) {
    await tokens.end(tokenOf(request))
    return {}
  }

  async function profile(request: FastifyRequest) {
    const holder = await tokens.find(tokenOf(request))
    if (holder === undefined) throw refusal(401, 'Invalid access token')
    return tellPerson(door, holder.user)
  }

  void app.register(async scope => {
    scope.setErrorHandler((error: FastifyError, _request, reply) => answerRefusal(error, reply))
    scope.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
    // Nothing to log out with but the token is a body of nothing.
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
      if (text === '') return done(null, undefined)
      try {
        done(null, JSON.parse(String(text)))
      } catch {
        done(refusal(400, 'The body is not well-formed JSON.'))
      }
    })
    scope.post('/simple-auth/login', { config }, logIn)
    scope.post('/simple-auth/logout', { config }, logOut)
    scope.get('/simple-auth/profile', { config }, profile)

    const aliased = (handle: (request: FastifyRequest) => Promise<unknown>) => async (request: FastifyRequest) => {
      if (isAliased()) return handle(request)
      const note = noticed()
      const app = note && findAppIn(request.body)
      if (note !== undefined && app !== undefined)
        note({ kind: 'alias-off', app, path: request.routeOptions.url ?? '' })
      throw refusal(404, 'Not Found')
    }
    const handlers = { login: logIn, logout: logOut, logoutToo: logOut, profile }
    for (const name of Object.keys(aliases) as (keyof typeof aliases)[]) {
      const [method, url] = aliases[name]
      scope.route({ method, url, config, handler: aliased(handlers[name]) })
    }
  })
}

function accessTokenIn(sent: unknown): string | undefined {
  const text = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>)['access_token'] : undefined
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** Anything else goes on to the one place that explains errors. */
function answerRefusal(error: Error, reply: FastifyReply): FastifyReply {
  const told = error instanceof Refusal ? error : refusalOf(error)
  if (told === undefined) throw error
  if (told.retryAfterMs !== undefined) void reply.header('retry-after', Math.ceil(told.retryAfterMs / 1000))
  return reply.code(told.status).send(told.body())
}

function refusalOf(error: Error & { statusCode?: number }): Refusal | undefined {
  if (error instanceof HttpRefusal) return refusal(error.status, error.message)
  if (error instanceof Problem) return error.code === 'unavailable' ? refusal(503, error.message, 1000) : undefined
  const { statusCode = 500 } = error
  return statusCode >= 400 && statusCode < 500 ? refusal(statusCode, 'This request could not be read.') : undefined
}
