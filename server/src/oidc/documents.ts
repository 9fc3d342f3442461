import { createHash } from 'node:crypto'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readJoined, type ReadyAnswer } from '#http'
import type { Library } from './protocol-routes.ts'

/** What the library answers everybody alike, as it is sent. */
export interface ReadyDocument {
  body: string
  headers: Record<'content-type' | 'content-length', string>
  /** Of the body (RFC 9110 §8.8.3, strong). */
  etag: string
}

/** Paths below the mount path. */
export type DocumentPath = '/.well-known/openid-configuration' | '/.well-known/oauth-authorization-server' | '/jwks'

/** Clients read the discovery document and the keys at each sign-in unless told; a new key is published a day ahead. */
export const documentsMayAge = 'public, max-age=300'

/** A response that goes nowhere. */
class KeptResponse extends ServerResponse {
  readonly #onEnd: (body: string) => void

  constructor(request: IncomingMessage, onEnd: (body: string) => void) {
    super(request)
    this.#onEnd = onEnd
  }

  override end(body?: unknown): this {
    this.#onEnd(typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString() : '')
    return this
  }
}

/** The library's own answer, so that what is kept ready never differs from it. `prepare` tells it where it is. */
function askLibrary(
  { handle }: Library,
  path: DocumentPath,
  prepare: (raw: IncomingMessage, path: string) => void,
): Promise<ReadyDocument> {
  return new Promise((resolve, reject) => {
    const request = new IncomingMessage(new Socket())
    request.method = 'GET'
    prepare(request, path)
    const response = new KeptResponse(request, body => {
      const type = response.getHeader('content-type')
      if (response.statusCode !== 200 || type === undefined || body === '')
        reject(new Error(`The library answered ${response.statusCode} for ${path}.`))
      else
        resolve({
          body,
          headers: { 'content-type': String(type), 'content-length': String(Buffer.byteLength(body)) },
          etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
        })
    })
    handle(request, response).catch(reject)
  })
}

/** The documents of each library that is made; they go with it. */
export function createDocuments(prepare: (raw: IncomingMessage, path: string) => void) {
  const ready = new WeakMap<Library, Partial<Record<DocumentPath, ReadyDocument>>>()

  return {
    /** What was asked for before. */
    find: (library: Library, path: DocumentPath): ReadyDocument | undefined => ready.get(library)?.[path],

    /** Without waiting once it was asked for. */
    get(library: Library, path: DocumentPath): ReadyDocument | Promise<ReadyDocument> {
      const known = ready.get(library) ?? {}
      ready.set(library, known)
      return known[path] ?? askLibrary(library, path, prepare).then(made => (known[path] = made))
    },
  }
}

/** Whether `If-None-Match` names it (RFC 9110 §13.1.2). */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some(one => {
    const tag = one.trim()
    return tag === '*' || tag === etag || tag === `W/${etag}`
  })
}

/** What whoever asks for a document gets, beside the headers of every answer. */
export function answerDocument(request: IncomingMessage, document: ReadyDocument): ReadyAnswer {
  const headers = {
    // Anybody may read them, as the library's own answer says: they hold nothing of whoever asks.
    'access-control-allow-origin': readJoined(request, 'origin', ', ') || '*',
    vary: 'Origin',
    'cache-control': documentsMayAge,
    etag: document.etag,
  }
  if (isKnown(readJoined(request, 'if-none-match', ', '), document.etag)) return { status: 304, headers, body: '' }
  return { status: 200, headers: { ...headers, ...document.headers }, body: document.body }
}

/** Sends it past Fastify's serialising; the headers of every answer are on the raw response already. */
export function sendDocument({ raw: request }: FastifyRequest, reply: FastifyReply, document: ReadyDocument): void {
  const { status, headers, body } = answerDocument(request, document)
  reply.hijack()
  reply.raw.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
}
