import type { FastifyReply, FastifyRequest } from 'fastify'
import { mountPath } from '../configuration.ts'
import { oidcLimits } from '../limits.ts'
import type { OidcParts } from '../parts.ts'
import { createRate } from '../rate.ts'
import type { Visit } from '../visit.ts'

interface GateParts extends Pick<OidcParts, 'clock' | 'pages'> {
  /** Tells the library who is signed in; true when the browser was sent to ask again. */
  introduce: (request: FastifyRequest, reply: FastifyReply, visit: Visit) => Promise<boolean>
}

/** What stands before the pages of devices: somebody who is signed in, and a bound on how many codes are tried. */
export function createDeviceGate({ clock, pages, introduce }: GateParts) {
  const { codesTypedWindowMs: windowMs, countedMax: keysMax } = oidcLimits
  const byPerson = createRate({ clock, countMax: oidcLimits.codesTypedByPersonMax, windowMs, keysMax })
  const byAddress = createRate({ clock, countMax: oidcLimits.codesTypedFromAddressMax, windowMs, keysMax })
  const asked = createRate({
    clock,
    countMax: oidcLimits.codesAskedFromAddressMax,
    windowMs: oidcLimits.codesAskedWindowMs,
    keysMax,
  })
  const secondsTo = (until: number): string => String(Math.max(1, Math.ceil((until - clock.now()) / 1000)))

  function signInFirst(request: FastifyRequest, reply: FastifyReply, visit: Visit): boolean {
    if (visit.person !== undefined) return false
    const code = readCode(request)
    const next = `${mountPath}/device${code === '' ? '' : `?user_code=${encodeURIComponent(code)}`}`
    reply.hijack()
    reply.raw.writeHead(303, { location: `/sign-in?next=${encodeURIComponent(next)}` }).end()
    return true
  }

  /** Whoever the library does not know cannot be answered by it: they are sent to ask again. */
  const meet = async (request: FastifyRequest, reply: FastifyReply, visit: Visit): Promise<boolean> =>
    signInFirst(request, reply, visit) || introduce(request, reply, visit)

  return {
    resume: meet,

    /** The page with its field, filled in when the address has the code (RFC 8628 §3.3.1): people still press on. */
    open: async (request: FastifyRequest, reply: FastifyReply, visit: Visit): Promise<boolean> => {
      if (await meet(request, reply, visit)) return true
      visit.typedCode = readCode(request)
      // With a code the library would send it on by a script.
      request.raw.url = '/device'
      return false
    },

    submit: async (request: FastifyRequest, reply: FastifyReply, visit: Visit): Promise<boolean> => {
      if ((await meet(request, reply, visit)) || visit.person === undefined) return true
      const { user } = visit.person
      const until = byPerson.take(user.id) ?? byAddress.take(visit.address)
      if (until === undefined) return false
      const view = { user, userCode: '', problem: { until, now: clock.now() }, action: `${mountPath}/device` }
      reply.hijack()
      reply.raw
        .writeHead(429, { 'content-type': 'text/html; charset=utf-8', 'retry-after': secondsTo(until) })
        .end(pages.deviceCode({ ...view, fields: {} }, visit.reader))
      return true
    },

    /** A device that asks for a code; the answer when there were too many from its address. */
    mayAsk: (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
      if (request.method === 'OPTIONS') return undefined
      const until = asked.take(request.clientAddress)
      if (until === undefined) return undefined
      return reply.code(429).header('retry-after', secondsTo(until)).send({
        error: 'temporarily_unavailable',
        error_description: 'too many codes were asked for from this address',
      })
    },
  }
}

/** A code in the address; what cannot be one is left away. */
function readCode(request: FastifyRequest): string {
  const { user_code: code } = request.query as { user_code?: unknown }
  return typeof code === 'string' && /^[\w -]{1,40}$/.test(code) ? code : ''
}
