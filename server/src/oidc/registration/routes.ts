import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { say } from '#ground'
import { HttpRefusal } from '#http'
import { oidcLimits } from '../limits.ts'
import { mountPath } from '../mount-path.ts'
import type { OidcParts } from '../parts.ts'
import { createRate } from '../rate.ts'
import { RegistrationRefusal } from './refusal.ts'
import { createRegister } from './register.ts'
import { findRegistrationToken, type RegistrationToken } from './tokens.ts'

/** Below the mount path. */
export const registrationPath = '/reg'

/** Dynamic client registration (RFC 7591 §3), with an initial access token. Not there while the setting is off. */
export function mountRegistration(
  app: FastifyInstance,
  parts: Pick<OidcParts, 'clock' | 'read' | 'memory' | 'directory'>,
): void {
  const { clock, memory } = parts
  const register = createRegister(parts)
  const asked = createRate({
    clock,
    countMax: oidcLimits.registrationsFromAddressMax,
    windowMs: oidcLimits.registrationsWindowMs,
    keysMax: oidcLimits.countedMax,
  })

  async function requireToken(request: FastifyRequest, reply: FastifyReply): Promise<RegistrationToken> {
    const [, text] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
    const token = text === undefined ? undefined : await findRegistrationToken(parts, text)
    if (token !== undefined) return token
    // RFC 6750 §3.1: who showed nothing is told only how to ask.
    reply.header('www-authenticate', text === undefined ? 'Bearer' : 'Bearer error="invalid_token"')
    throw new RegistrationRefusal('invalid_token', 'Ask an admin for a registration token that works.', 401)
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store')
    const until = asked.take(request.clientAddress)
    if (until !== undefined) {
      reply.header('retry-after', String(Math.max(1, Math.ceil((until - clock.now()) / 1000))))
      throw new RegistrationRefusal('temporarily_unavailable', 'Too many registrations came from this address.', 429)
    }
    const token = await requireToken(request, reply)
    if (typeof request.body !== 'string' || !/^application\/json(?:;|$)/i.test(request.headers['content-type'] ?? ''))
      throw new RegistrationRefusal('invalid_client_metadata', 'Send the metadata as application/json.')
    return reply.code(201).send(await register(request.body, token, request.clientAddress))
  }

  void app.register(async scope => {
    scope.removeAllContentTypeParsers()
    // What is wrong with it is told in the words of RFC 7591, so it is parsed where it is read.
    scope.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: oidcLimits.registrationBytesMax },
      (_request, body, done) => done(null, body),
    )
    scope.route({
      method: ['GET', 'POST'],
      url: mountPath + registrationPath,
      config: { answers: 'json', sameOrigin: 'off' },
      async onRequest(request, reply) {
        if (!memory.settings().registration.enabled)
          throw new HttpRefusal(404, 'missing', 'There is nothing at this address.')
        if (request.method === 'POST') return
        reply.header('allow', 'POST')
        throw new HttpRefusal(
          405,
          'wrong-method',
          say('This address does not take {method}.', { method: request.method }),
        )
      },
      handler: (request, reply) =>
        answer(request, reply).catch((error: unknown) => {
          if (!(error instanceof RegistrationRefusal)) throw error
          return reply.code(error.status).send({ error: error.error, error_description: error.message })
        }),
    })
  })
}
