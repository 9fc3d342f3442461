import { limits, say } from '#ground'
import { HttpRefusal, visitorOf } from '#http'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { unreadablePath } from './answer.ts'
import { reservedPath } from './check.ts'
import { cookiesOf } from './cookies.ts'
import { readNginx } from './dialects/index.ts'
import { seenIn, type ForwardAuthParts } from './forward-auth.ts'
import type { HostSessions } from './host-sessions.ts'
import type { GatewayParts } from './parts.ts'
import type { PlaceOf } from './place.ts'
import { printWayIn } from './way-in.ts'

type Parts = GatewayParts & Pick<ForwardAuthParts, 'check' | 'answer'> & { sessions: HostSessions; placeOf: PlaceOf }

/** What proxies lead to us at every protected host, under `/.doorward/`. Nothing else of ours is answered there. */
export function mountAtHost(scope: FastifyInstance, parts: Parts): void {
  const { memory, sessions, check, answer, placeOf, publicUrl, events } = parts
  const config = { hosts: 'protected', sameOrigin: 'off' } as const

  /** What a visitor is told whose request the proxy was not to pass. */
  scope.get(`${reservedPath}/start`, { config }, async (request, reply) => {
    const { host } = placeOf(request)
    const to = readNginx(request.raw)
    if (to?.host !== host) throw unreadablePath()
    const verdict = await check({ ...to, ...seenIn(request) }, { asksAgain: true })
    // Let in by another tab since.
    if (verdict.kind === 'open') return reply.redirect(`${to.scheme}://${to.authority}${to.target}`, 302)
    return answer(verdict, to, request, reply)
  })

  /** For links of apps: `?to=` is a path of theirs. */
  scope.get(`${reservedPath}/sign-in`, { config }, async (request, reply) => {
    const place = placeOf(request)
    const { to, switch: switches } = request.query as Record<string, unknown>
    const target = typeof to === 'string' && /^\/[\x21-\x7e]*$/.test(to) && !to.includes('#') ? to : '/'
    const url = printWayIn(parts, { ...place, target }, request, reply)
    if (switches !== undefined) url.searchParams.set('switch', '1')
    return reply.redirect(url.href, 302)
  })

  scope.get(`${reservedPath}/callback`, { config }, async (request, reply) => {
    const place = placeOf(request)
    const { app } = place
    const cookies = cookiesOf(place)
    const { code } = request.query as Record<string, unknown>
    const state = cookies.state.read(request.headers)
    if (typeof code !== 'string' || !/^[\w-]{43}$/.test(code)) throw notThisBrowsers()
    // Without what ties it to this browser the code is used up all the same.
    const begun = await sessions.begin(code, app, state ?? '')
    if (begun.kind === 'refused') throw notThisBrowsers()
    const user = memory.people.find(begun.user)
    const { address } = visitorOf(request)
    if (user !== undefined)
      events.add({
        kind: 'app.opened',
        outcome: 'done',
        actor: { kind: 'user', id: user.id, role: user.role },
        subject: user.id,
        app: app.id,
        origin: { door: 'gateway', address },
        data: { session: begun.session },
      })
    reply.header('set-cookie', [cookies.session.print(begun.token), cookies.state.printCleared()])
    return reply.redirect(begun.url, 302)
  })

  /** Signing out is signing out everywhere, and asked for on our own page: no link of another page does it. */
  scope.get(`${reservedPath}/sign-out`, { config }, async (request, reply) => {
    placeOf(request)
    return reply.redirect(new URL('/sign-out', publicUrl()).href, 302)
  })

  /** For scripts of the app: who is signed in at this host. */
  scope.get(`${reservedPath}/status`, { config }, async (request, reply) => {
    const place = placeOf(request)
    const found = await sessions.find(cookiesOf(place).session.read(request.headers), place.app)
    return send(reply, { signedIn: found !== undefined, username: found?.user.username ?? null })
  })

  scope.get(`${reservedPath}/*`, { config }, async request => {
    placeOf(request)
    throw new HttpRefusal(404, 'missing', 'There is nothing at this address.')
  })
}

const send = (reply: FastifyReply, body: object): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(JSON.stringify(body))

const notThisBrowsers = (): HttpRefusal =>
  new HttpRefusal(
    400,
    'invalid',
    say(
      'This sign-in is over, has taken longer than {minutes} minute on its way back, or was begun in another browser. Open the app again; if this comes again, let its cookies through.',
      { minutes: limits.gateway.codeMs / 60_000 },
    ),
  )
