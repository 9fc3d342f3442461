import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { endpoints, pictureBytesMax, type Endpoint, type EndpointName, type Page } from '@doorward/contract'
import { checkShape, limits, printPath, Problem, say } from '#ground'
import { HttpRefusal } from '#http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { awaitSeq } from './awaited-seq.ts'
import { createUnknownTokens } from './bearer.ts'
import { requireCaller, requireFresh, requireScope, type Caller } from './caller.ts'
import { createCursors } from './cursors.ts'
import { createEventStreams } from './event-streams.ts'
import type { Asked, SentEvents, SentFile, SentLines } from './handler.ts'
import type { ApiParts } from './parts.ts'
import { answerRefusal } from './refusal.ts'
import { languageOf } from './reader-language.ts'
import { createRepeats } from './repeats.ts'
import { routesOf } from './routes/index.ts'

const prefix = '/api/v1'
const inside = (path: string): string => path.slice(prefix.length)

/** Mounts the JSON API: every endpoint of the contract, its description, and 404 and 405 for the rest of `/api/v1`. */
export function mountApi(app: FastifyInstance, parts: ApiParts): void {
  const { directory, log } = parts
  const routes = routesOf(parts) as Record<EndpointName, (asked: Asked<Endpoint>) => unknown>
  const repeats = createRepeats(parts.clock, parts.sharedRepeats)
  const cursors = createCursors(parts.keyedHash)
  const unknownTokens = createUnknownTokens(parts.clock)
  const streams = createEventStreams(parts.beatMs ?? limits.changeNews.beatMs)
  const callers = new WeakMap<FastifyRequest, Caller>()
  let description: string | undefined
  /** Made when first asked for: few ask, and it costs a start more than all routes together. */
  const describe = async (): Promise<string> =>
    (description ??= JSON.stringify((await import('./openapi.ts')).describeApi(parts.version)))

  void app.register(
    async api => {
      api.removeAllContentTypeParsers()
      api.addContentTypeParser('application/json', { parseAs: 'string' }, api.getDefaultJsonParser('error', 'error'))
      api.setErrorHandler((error, request, reply) =>
        answerRefusal(error, request, reply, { log, language: languageOf(parts, request, callers.get(request)) }),
      )
      api.setNotFoundHandler((request, reply) => refuseUnknown(request, reply))
      api.addHook('preClose', async () => streams.close())
      api.addHook('onSend', async (_request, reply) => void reply.header('doorward-seq', directory.memory.seq))

      api.get('/openapi.json', { config: { answers: 'json' } }, async (_request, reply) =>
        reply.type('application/json').send(await describe()),
      )
      const mount = (scope: FastifyInstance, name: string, endpoint: Endpoint): void =>
        void scope.route({
          method: endpoint.method,
          url: inside(endpoint.path),
          ...(endpoint.bodyBytes !== undefined && { bodyLimit: endpoint.bodyBytes }),
          // A page of somebody else's cannot set the header, and with it the cookie does not count.
          config: { answers: 'json', sameOrigin: 'unless-authorization' },
          // Before the body is read: who is not allowed does not get it parsed.
          onRequest: async request => {
            await awaitSeq(parts, request.headers['doorward-seq'])
            callers.set(request, await requireCaller({ ...parts, unknownTokens }, endpoint, request))
          },
          handler: async (request, reply) => {
            const caller = callers.get(request) as Caller
            const asked = ask(parts, endpoint, request, reply, caller)
            const list = listNameOf(name, asked)
            if (asked.query?.cursor !== undefined) asked.query.cursor = cursors.parse(list, asked.query.cursor)
            const work = () => routes[name as EndpointName](asked)
            // Only what makes something: everything else may be repeated as it is.
            const key = endpoint.status === 201 ? request.headers['idempotency-key'] : undefined
            const who = caller.token?.id ?? caller.session?.userId ?? ''
            const what = { who, what: `${endpoint.method} ${request.url}`, body: asked.body }
            const answer = await repeats.run(key?.toString(), what, work)
            if (endpoint.events) return streams.send(reply, caller.session?.id ?? who, answer as SentEvents<unknown>)
            return send(endpoint, reply, answer, position => cursors.print(list, position))
          },
        })
      const all = Object.entries<Endpoint>(endpoints)
      for (const [name, endpoint] of all) if (!endpoint.picture) mount(api, name, endpoint)
      void api.register(async pictures => {
        pictures.removeAllContentTypeParsers()
        // What is said of the bytes is not believed in any case.
        const bytes = { parseAs: 'buffer', bodyLimit: pictureBytesMax } as const
        pictures.addContentTypeParser('*', bytes, (_request, body, done) => done(null, body))
        for (const [name, endpoint] of all) if (endpoint.picture) mount(pictures, name, endpoint)
      })
    },
    { prefix },
  )
}

/** As `Asked`, before it is known which endpoint's. */
type AnyAsked = Omit<Asked<Endpoint>, 'query'> & { query: { cursor?: string; limit?: number } | undefined }

function ask(
  parts: ApiParts,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
): AnyAsked {
  return {
    params: checkParams(endpoint.params, request.params) as undefined,
    query: check(endpoint.query, request.query, 'query') as AnyAsked['query'],
    body: endpoint.picture ? undefined : check(endpoint.body, request.body, 'body'),
    picture: (endpoint.picture ? requirePicture(request.body) : undefined) as never,
    version: (endpoint.ifMatch ? readIfMatch(request.headers['if-match']) : undefined) as never,
    user: caller.user,
    session: caller.session,
    actor: caller.actor,
    origin: caller.origin,
    language: languageOf(parts, request, caller),
    as: parts.directory.as(caller.actor, caller.origin),
    requireFresh: () => requireFresh(parts, caller),
    requireScope: scope => requireScope(caller, scope),
    setHeader: (name, value) => void reply.header(name, value),
  }
}

/** What a cursor is bound to: the list, and everything that says which of its entries, in which order. */
function listNameOf(name: string, { params, query }: { params: unknown; query: AnyAsked['query'] }): string {
  const { cursor: _cursor, limit: _limit, ...filter } = query ?? {}
  return JSON.stringify([name, params, filter])
}

/** An address whose id is none leads nowhere. */
function checkParams(schema: z.ZodType | undefined, params: unknown): unknown {
  if (schema === undefined) return undefined
  const checked = checkShape(schema, params)
  if ('flaws' in checked) throw new Problem('missing', 'There is nothing at this address.')
  return checked.value
}

function check(schema: z.ZodType | undefined, given: unknown, what: 'query' | 'body'): unknown {
  if (schema === undefined) {
    const isEmpty = given === undefined || given === null || Object.keys(given).length === 0
    if (!isEmpty)
      throw new Problem('invalid', what === 'query' ? 'This address takes no query.' : 'This address takes no body.')
    return undefined
  }
  const checked = checkShape(schema, given)
  if (!('flaws' in checked)) return checked.value
  const fields = checked.flaws.map(({ path, message, saying }) => ({ path: printPath(path), message, saying }))
  throw new Problem('invalid', 'Some values are missing or not allowed; “errors” names them.', { fields })
}

/** Throws Problem `invalid` for a request without a body. */
function requirePicture(body: unknown): Uint8Array {
  if (!(body instanceof Uint8Array) || body.length === 0)
    throw new Problem('invalid', 'Send the bytes of a picture as the body: PNG, JPEG or WebP.')
  return body
}

/** RFC 9110 §13.1.1. One strong tag, as `ETag` gave it; `*` would overwrite what was never seen. */
function readIfMatch(header: string | undefined): number {
  if (header === undefined)
    throw new HttpRefusal(428, 'conflict', 'Send If-Match with the ETag you last read, so that no change is lost.')
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1]
  if (version === undefined) throw new Problem('invalid', 'If-Match takes one ETag, such as "42".')
  return Number(version)
}

function send(
  endpoint: Endpoint,
  reply: FastifyReply,
  answer: unknown,
  printCursor: (position: string) => string,
): FastifyReply {
  reply.code(endpoint.status)
  if (endpoint.file) return sendFile(reply, answer as SentFile)
  if (endpoint.lines) return sendLines(reply, 'application/jsonl; charset=utf-8', answer as SentLines)
  if (endpoint.csv) return sendLines(reply, 'text/csv; charset=utf-8; header=present', answer as SentLines)
  if (endpoint.answer === undefined) return reply.send()
  const told = endpoint.answer.parse(answer)
  if (isPage(told) && told.nextCursor !== null) told.nextCursor = printCursor(told.nextCursor)
  const version = findVersion(told)
  if (version !== undefined) reply.header('etag', `"${version}"`)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(told))
}

/** For somebody to keep: no browser shows it, and no cache stores it. */
const sendFile = (reply: FastifyReply, { path, name, bytes }: SentFile): FastifyReply =>
  reply
    .type('application/octet-stream')
    .header('content-length', bytes)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(createReadStream(path))

/** What is read next waits until the client has taken what was read. */
const sendLines = (reply: FastifyReply, type: string, { name, pieces }: SentLines): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }))

const isPage = (answer: unknown): answer is Page<unknown> =>
  typeof answer === 'object' && answer !== null && 'nextCursor' in answer

/** Of the entry that is the answer, or of the one it wraps beside a secret shown once. */
function findVersion(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  if ('version' in answer) return typeof answer.version === 'number' ? answer.version : undefined
  for (const entry of Object.values(answer))
    if (typeof entry === 'object' && entry !== null && 'version' in entry && typeof entry.version === 'number')
      return entry.version
  return undefined
}

const forms = Object.values<Endpoint>(endpoints).map(({ method, path }) => ({
  method,
  matches: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
}))

function refuseUnknown(request: FastifyRequest, reply: FastifyReply): never {
  const path = request.url.split('?', 1)[0] ?? ''
  const allowed = forms.filter(form => form.matches.test(path)).map(form => form.method)
  if (allowed.length === 0) throw new Problem('missing', 'There is nothing at this address.')
  reply.header('allow', allowed.join(', '))
  throw new HttpRefusal(405, 'wrong-method', say('This address does not take {method}.', { method: request.method }))
}
