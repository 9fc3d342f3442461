import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Arrival } from './arrival.ts'
import { webLimits } from './limits.ts'
import { namesOneHost } from './raw-headers.ts'
import { securityHeaders } from './security-headers.ts'

/**
 * The headers of a 200 without a body, for a request there is nothing unusual about; undefined for any other, which
 * Fastify's route of the same address answers, and would have answered this one alike.
 */
export type AnswerFirst = (request: IncomingMessage, arrival: Arrival) => Record<string, string> | undefined

/** The answer to GET and HEAD of one address; HEAD gets it without the body. */
export interface ReadyAnswer {
  status: 200 | 304
  headers: Record<string, string>
  /** Text and not bytes: Node sends it with its head in one write. */
  body: string
}

/** Undefined where it is not ready: Fastify's route of the same address answers, and would have answered alike. */
export type AnswerReady = (request: IncomingMessage) => ReadyAnswer | undefined

export interface FrontParts {
  arrivalOf: (request: IncomingMessage) => Arrival
  publicUrl: () => URL
  /** False for what is not answered at its own address, and for everything while nothing is answered at all. */
  isFree: (request: IncomingMessage) => boolean
  /** Whether it asks under a name of ours. */
  isOurs: (request: IncomingMessage) => boolean
}

/**
 * What is asked so often that Fastify's part of an answer would be most of it. Doors name the addresses whose questions
 * they can answer at once; nothing is refused here, and no body is read.
 */
export function createFront({ arrivalOf, publicUrl, isFree, isOurs }: FrontParts) {
  const answers: { prefix: string; answer: AnswerFirst }[] = []
  const ready = new Map<string, AnswerReady>()

  const isUsual = (request: IncomingMessage): boolean =>
    isFree(request) && (request.url ?? '').length <= webLimits.urlLengthMax && namesOneHost(request)

  function sendReady(answer: AnswerReady, request: IncomingMessage, response: ServerResponse): boolean {
    if (!isUsual(request) || !isOurs(request)) return false
    const found = answer(request)
    if (found === undefined) return false
    const always = securityHeaders(publicUrl().protocol === 'https:')
    response.writeHead(found.status, { ...always, ...found.headers })
    response.end(request.method === 'HEAD' ? undefined : found.body)
    return true
  }

  function sendFirst(answer: AnswerFirst, request: IncomingMessage, response: ServerResponse): boolean {
    if (!isUsual(request)) return false
    const headers = answer(request, arrivalOf(request))
    if (headers === undefined) return false
    const always = securityHeaders(publicUrl().protocol === 'https:')
    response.writeHead(200, { ...always, ...headers, 'content-length': '0' }).end()
    return true
  }

  return {
    add: (prefix: string, answer: AnswerFirst): void => void answers.push({ prefix, answer }),
    addReady: (url: string, answer: AnswerReady): void => void ready.set(url, answer),

    /** Whether the request has been answered. */
    take(request: IncomingMessage, response: ServerResponse): boolean {
      const { method, url = '' } = request
      if (method !== 'GET' && method !== 'HEAD') return false
      const document = ready.get(url)
      if (document !== undefined) return sendReady(document, request, response)
      const answer = method === 'GET' ? answers.find(({ prefix }) => url.startsWith(prefix))?.answer : undefined
      return answer !== undefined && sendFirst(answer, request, response)
    },
  }
}
