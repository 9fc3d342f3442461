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

export interface FrontParts {
  arrivalOf: (request: IncomingMessage) => Arrival
  publicUrl: () => URL
  /** False for what is not answered at its own address, and for everything while nothing is answered at all. */
  isFree: (request: IncomingMessage) => boolean
}

/**
 * What is asked so often that Fastify's part of an answer would be most of it. Doors name the addresses whose questions
 * they can answer at once; nothing is refused here, and no body is read.
 */
export function createFront({ arrivalOf, publicUrl, isFree }: FrontParts) {
  const answers: { prefix: string; answer: AnswerFirst }[] = []

  return {
    add: (prefix: string, answer: AnswerFirst): void => void answers.push({ prefix, answer }),

    /** Whether the request has been answered. */
    take(request: IncomingMessage, response: ServerResponse): boolean {
      const { method, url = '' } = request
      const answer = method === 'GET' ? answers.find(({ prefix }) => url.startsWith(prefix))?.answer : undefined
      if (answer === undefined || !isFree(request)) return false
      if (url.length > webLimits.urlLengthMax || !namesOneHost(request)) return false
      const headers = answer(request, arrivalOf(request))
      if (headers === undefined) return false
      const always = securityHeaders(publicUrl().protocol === 'https:')
      response.writeHead(200, { ...always, ...headers, 'content-length': '0' }).end()
      return true
    },
  }
}
