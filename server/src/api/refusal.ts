import { STATUS_CODES } from 'node:http'
import { sentencesIn, type Problem as ProblemBody } from '@doorward/contract'
import { newReference, printSaying, Problem, sayIn, type Language, type Log, type ProblemCode } from '#ground'
import { HttpRefusal, printFields, sendProblem, viewOf } from '#http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BearerRefusal } from './bearer.ts'

const statusOf = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  unsupported: 422,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Record<ProblemCode, number>

/** What a status HTTP itself refused with is, in the words of the contract. */
const codeOf: Record<number, ProblemCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  428: 'conflict',
  429: 'too-many',
  503: 'unavailable',
}

/** `If-Match` named a version that is no longer the newest. */
const isOutdated = (error: Problem): boolean =>
  error.code === 'conflict' && error.fields.some(({ path }) => path === 'version')

function statusAndCode(error: unknown, status: number): [status: number, code: ProblemBody['code']] {
  if (error instanceof Problem) return [isOutdated(error) ? 412 : statusOf[error.code], error.code]
  return [status, status === 500 ? 'bug' : (codeOf[status] ?? 'invalid')]
}

/**
 * The one place where anything thrown becomes an answer: RFC 9457, as the contract's `problem`, in the words of a
 * language. The log has it in English.
 */
export function answerRefusal(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { log, language }: { log: Log; language: Language },
): FastifyReply {
  const about = { method: request.method, route: request.routeOptions.url }
  const view = viewOf(error, log, about)
  const [status, code] = statusAndCode(error, view.status)
  const reference = view.reference ?? newReference()
  if (view.reference === undefined) log.info({ ...about, reference, status }, printSaying(view.said))
  const more = sentencesIn(language)

  const body: ProblemBody = {
    // A refusal HTTP has no code for is named by its type: `urn:doorward:problem:fresh-sign-in`.
    type: error instanceof HttpRefusal && view.code !== code ? `urn:doorward:problem:${view.code}` : 'about:blank',
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    detail: sayIn(language, view.said, more),
    code,
    reference,
    ...(view.fields.length > 0 ? { errors: printFields(view.fields, language, more) } : {}),
  }
  if (view.retryAfterMs !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(view.retryAfterMs / 1000)))
  // RFC 9110 §15.5.2: a 401 names a scheme.
  if (error instanceof BearerRefusal) reply.header('www-authenticate', error.challenge)
  else if (status === 401) reply.header('www-authenticate', 'Bearer realm="doorward"')
  return sendProblem(reply.code(status), language, JSON.stringify(body))
}
