import { STATUS_CODES } from 'node:http'
import { sayIn, type Words } from '#ground'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HttpRefusal, sendProblem } from '#http'
import { reservedPath, type Verdict } from './check.ts'
import type { Forwarded } from './dialects/index.ts'
import type { GatewayApp, GatewayParts } from './parts.ts'
import { wantsPage } from './wants-page.ts'
import { printWayIn } from './way-in.ts'

export const deniedPath = (): HttpRefusal => new HttpRefusal(403, 'forbidden', 'This address is not open to anybody.')
export const unreadablePath = (): HttpRefusal =>
  new HttpRefusal(400, 'invalid', 'This address is written in a way that programs read differently.')
export const unknownHost = (): HttpRefusal =>
  new HttpRefusal(403, 'unknown-host', 'No app here is reached through the gateway under this name.')

/**
 * For proxies that know no answer but yes, 401 and no (nginx): what the visitor is told, they ask for afterwards at
 * `/.doorward/start`.
 */
export function answerInStatus(verdict: Verdict, reply: FastifyReply): FastifyReply {
  if (verdict.kind === 'open') return reply.headers(verdict.headers).code(200).send()
  return reply.code(['sign-in', 'not-proven', 'bad-token'].includes(verdict.kind) ? 401 : 403).send()
}

/** For proxies that pass whatever is not 2xx on to the visitor, and for visitors themselves. */
export function createAnswer(parts: Pick<GatewayParts, 'sealer' | 'publicUrl' | 'language' | 'printRefusal'>) {
  /** RFC 9457 §3.1, with members of ours. */
  function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    { said, locale, ...members }: { code: string; said: Words; locale?: string | null } & Record<string, unknown>,
  ): FastifyReply {
    const language = parts.language.ofAnswer(request, locale)
    const about = { type: 'about:blank', title: STATUS_CODES[status], status, detail: sayIn(language, said) }
    return sendProblem(reply.code(status), language, JSON.stringify({ ...about, ...members }))
  }

  function askToSignIn(app: GatewayApp, to: Forwarded, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (wantsPage(to.method, request.headers)) {
      const url = printWayIn(parts, to, request, reply)
      return reply.redirect(url.href, 302)
    }
    // A browser would ask for the password itself, in a window over the app's page.
    const isBrowser = request.headers['sec-fetch-mode'] !== undefined
    return refuse(request, reply.header('www-authenticate', printSchemes(app, isBrowser)), 401, {
      code: 'unauthenticated',
      said: 'Nobody is signed in here.',
      signIn: `${to.scheme}://${to.authority}${reservedPath}/sign-in`,
    })
  }

  return function answer(verdict: Verdict, to: Forwarded, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    switch (verdict.kind) {
      case 'open':
        return reply.headers(verdict.headers).code(200).send()
      case 'sign-in':
        return askToSignIn(verdict.app, to, request, reply)
      case 'not-proven': {
        const { app, retryAfterMs } = verdict
        if (retryAfterMs !== null) reply.header('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1000)))
        return refuse(request, reply.header('www-authenticate', `Basic realm="${app.gateway.host}"`), 401, {
          code: 'unauthenticated',
          said: 'This name and password do not open this app. It takes a password that was made for it alone.',
        })
      }
      case 'bad-token':
        return refuse(
          request,
          reply.header('www-authenticate', `Bearer realm="${verdict.app.gateway.host}", error="invalid_token"`),
          401,
          { code: 'unauthenticated', said: 'This access token is over, or is not for this app.' },
        )
      case 'refused': {
        const { reference, user } = verdict
        if (!wantsPage(to.method, request.headers))
          return refuse(request, reply, 403, {
            code: 'forbidden',
            said: 'You may not open this app.',
            locale: user.locale,
            reference,
          })
        const reader = parts.language.readerOf(request, user.locale)
        const switchUrl = `${reservedPath}/sign-in?switch=1`
        const page = parts.printRefusal({ ...verdict, switchUrl }, reader)
        return reply.code(403).type('text/html; charset=utf-8').send(page)
      }
      case 'denied':
      case 'unreadable':
      case 'unknown':
      default:
        throw { denied: deniedPath, unreadable: unreadablePath, unknown: unknownHost }[verdict.kind]()
    }
  }
}

/** What may be proven with (RFC 9110 §11.6.1); our own word where there is nothing but to sign in. */
function printSchemes({ gateway }: GatewayApp, isBrowser: boolean): string {
  const { host, acceptAppPasswords, acceptTokens } = gateway
  const schemes = [...(acceptAppPasswords && !isBrowser ? ['Basic'] : []), ...(acceptTokens ? ['Bearer'] : [])]
  return (schemes.length === 0 ? ['Doorward'] : schemes).map(scheme => `${scheme} realm="${host}"`).join(', ')
}
