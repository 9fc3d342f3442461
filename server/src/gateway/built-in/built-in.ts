import { METHODS } from 'node:http'
import type { Socket } from 'node:net'
import { limits, say, type Log } from '#ground'
import { HttpRefusal, letFlow, upgradeOf, waitsToContinue } from '#http'
import type { DirectoryMemory } from '#directory'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { unknownHost, type createAnswer } from '../answer.ts'
import { reservedPath, type Check, type Visit } from '../check.ts'
import { seenIn } from '../forward-auth.ts'
import { tellVerdict } from '../noticed.ts'
import { findBuiltIn, type BuiltInApp, type GatewayParts } from '../parts.ts'
import type { PlaceOf } from '../place.ts'
import { askUpstream, UpstreamTrouble, type Asked, type Times } from './ask-upstream.ts'
import { createConnections } from './connections.ts'
import { hopHeader, printRequestHeaders } from './headers.ts'
import { createOpenAnswers } from './open-answers.ts'
import { passAnswer } from './pass-answer.ts'
import { joinSockets } from './join-sockets.ts'

/** What answers every request of apps that our own proxy is in front of, whatever they ask for. */
const builtInPath = '/gateway/pass'

/** For the listener: where a request to an app's host is answered. Undefined: at its own address, which is ours. */
export const findStandIn =
  (memory: Pick<DirectoryMemory, 'apps'>) =>
  (host: string, target: string): string | undefined =>
    findBuiltIn(memory, host) === undefined || target.startsWith(`${reservedPath}/`) ? undefined : builtInPath

interface Parts extends Pick<GatewayParts, 'memory' | 'sealer' | 'noticed'> {
  log: Log
  check: Check
  answer: ReturnType<typeof createAnswer>
  placeOf: PlaceOf
  /** For tests of the time-outs. */
  times?: Partial<Times>
}

/** Our own reverse proxy: decides as the others are told to, and asks the app itself. */
export function mountBuiltIn(scope: FastifyInstance, parts: Parts): void {
  const { log, check, answer, placeOf, noticed } = parts
  const times = { ...limits.gateway.builtIn, ...parts.times }
  const connections = createConnections()
  const openAnswers = createOpenAnswers(parts)
  const hop = parts.sealer.keyedHash('gateway-hop', 'built-in').slice(-16)
  scope.addHook('preClose', async () => openAnswers.close())
  scope.addHook('onClose', async () => connections.close())

  async function pass(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { raw } = request
    // A body that nobody asks for stays with the visitor, and what would follow on the connection with it.
    const waits = waitsToContinue(raw)
    if (waits) reply.raw.shouldKeepAlive = false
    const place = placeOf(request)
    const app = findBuiltIn(parts.memory, place.host)
    if (app === undefined) throw unknownHost()
    refuseUnusual(request, reply, hop)
    const visit: Visit = { ...place, ...seenIn(request) }
    const verdict = await check(visit)
    noticed()?.({
      kind: 'asked',
      by: 'built-in',
      proxy: raw.socket.remoteAddress ?? '',
      to: place,
      ...tellVerdict(verdict, visit.address),
    })
    if (verdict.kind !== 'open') return answer(verdict, place, request, reply)

    const upgrade = upgradeOf(raw)
    letFlow(raw)
    raw.socket.setTimeout(times.idleMs)
    const headers = printRequestHeaders(raw, {
      identity: verdict.headers,
      address: visit.address,
      scheme: place.scheme,
      host: raw.headers.host ?? place.authority,
      hop,
      // It may be an app password, which is for us alone; a visitor of a public path may send one too.
      dropsAuthorization: app.gateway.acceptAppPasswords || app.gateway.acceptTokens,
      expects: waits,
      upgrades: upgrade !== undefined,
    })
    const question = {
      to: app.gateway,
      path: place.target,
      headers,
      upgrades: upgrade !== undefined,
      letContinue: waits ? continueOnce(reply) : null,
    }
    const asked = await askUpstream({ connections, times }, raw, reply.raw, question).catch((error: unknown) => {
      throw explain(error, app)
    })
    return deliver(asked, { visit, app, request, reply })
  }

  function deliver(
    asked: Asked,
    { visit, app, request, reply }: { visit: Visit; app: BuiltInApp; request: FastifyRequest; reply: FastifyReply },
  ): FastifyReply {
    const upgrade = upgradeOf(request.raw)
    if (asked.kind === 'answered' && asked.answer.statusCode !== 101) {
      reply.hijack()
      const stays = asked.answer.headers['content-type']?.startsWith('text/event-stream') === true
      const forget = stays ? openAnswers.add(visit, () => reply.raw.destroy()) : undefined
      passAnswer(request.raw, reply.raw, asked.answer, error => {
        forget?.()
        if (error !== undefined) log.info({ app: app.id, err: error }, 'an app broke off its answer')
      })
    } else if (asked.kind === 'upgraded' && upgrade !== undefined) {
      reply.hijack()
      reply.raw.detachSocket(upgrade.socket)
      const end = joinSockets(upgrade, asked, times.socketIdleMs)
      upgrade.socket.on('close', openAnswers.add(visit, end))
    } else if (asked.kind === 'gone') reply.hijack()
    else {
      if (asked.kind === 'upgraded') asked.socket.destroy()
      throw explain(new UpstreamTrouble('The app goes on with another protocol.'), app)
    }
    return reply
  }

  // Those of WebDAV and its like, too: an app has the methods it has.
  for (const method of METHODS)
    if (method !== 'CONNECT' && !scope.supportedMethods.includes(method)) scope.addHttpMethod(method, { hasBody: true })
  scope.all(builtInPath, { config: { hosts: 'protected', sameOrigin: 'off' }, onRequest: pass }, () => {
    throw new Error('This request was to be answered before its body was read.')
  })
}

/** Sends it once, whoever asks for it first. */
function continueOnce({ raw }: FastifyReply): () => void {
  let isSent = false
  return () => {
    if (isSent || raw.headersSent || raw.destroyed) return
    isSent = true
    raw.shouldKeepAlive = true
    raw.writeContinue()
  }
}

/** Connections on which a request has come that is framed in an unusual way. */
const unreadable = new WeakSet<Socket>()

function refuseUnusual({ raw, method }: FastifyRequest, reply: FastifyReply, hop: string): void {
  // RFC 9110 §9.3.8: it is echoed, with whatever a proxy has added.
  if (method === 'TRACE')
    throw new HttpRefusal(405, 'wrong-method', say('This address does not take {method}.', { method }))
  const coding = raw.headers['transfer-encoding']
  if (unreadable.has(raw.socket) || (coding !== undefined && coding.toLowerCase() !== 'chunked')) {
    // Where it ends is read in different ways, so nothing that follows on the connection counts, though it is here.
    unreadable.add(raw.socket)
    reply.raw.shouldKeepAlive = false
    throw new HttpRefusal(400, 'invalid', 'This request could not be read.')
  }
  if (raw.headers[hopHeader.toLowerCase()] === hop)
    throw new HttpRefusal(508, 'loop', 'This app is set up to be found here, where it is not: its upstream leads back.')
}

/** The visitor learns what to do; what is wrong there is for the log. */
function explain(error: unknown, { gateway, id }: BuiltInApp): unknown {
  if (!(error instanceof UpstreamTrouble)) return error
  const cause = new Error(`${gateway.upstream} (app ${id}): ${error.message}`, { cause: error.cause })
  return error.isSlow
    ? new HttpRefusal(504, 'upstream-slow', 'The app takes too long to answer. Try again in a moment.', { cause })
    : new HttpRefusal(502, 'upstream-down', 'The app does not answer right now. Try again in a moment.', { cause })
}
