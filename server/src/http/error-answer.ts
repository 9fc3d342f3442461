import { STATUS_CODES } from 'node:http'
import {
  asItIs,
  newReference,
  printSaying,
  Problem,
  sayIn,
  toFieldError,
  toSaying,
  type FieldError,
  type Language,
  type Log,
  type Millis,
  type MoreSentences,
  type ProblemCode,
  type Saying,
  type Words,
} from '#ground'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LanguageChoice, Reader } from './language.ts'

/** What happened, why if we know, what to do: the same for a page and for `application/problem+json`. */
export interface ErrorView {
  status: number
  /** One of the Problem codes, or a word for what HTTP itself refused (`too-large`, `wrong-host`, …), or `bug`. */
  code: string
  said: Saying
  fields: FieldError[]
  /** Given when the log holds more than the answer. */
  reference: string | undefined
  retryAfterMs: Millis | undefined
}

/** A whole HTML document for an error. */
export type ErrorPageRenderer = (view: ErrorView, reader: Reader) => string

/** A refusal that only HTTP knows; everything else that is expected is a Problem. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal'
  readonly status: number
  readonly code: string
  readonly saying: Saying

  /** `options.cause`: what is for the log alone, where the reference in the answer finds it. */
  constructor(status: number, code: string, words: Words, options?: { cause: unknown }) {
    const saying = toSaying(words)
    super(printSaying(saying), options)
    this.saying = saying
    this.status = status
    this.code = code
  }
}

export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  unsupported: 422,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Record<ProblemCode, number>

const bugSaying: Words =
  'Something went wrong on our side, and nothing you did. Try again; if it stays, pass on the reference.'

/** Fastify's own refusals of a request, in our words; each is the sender's to correct. */
const refusalsOfFastify: Record<string, [code: string, said: Words]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'The body of this request is larger than this address takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['wrong-content-type', 'This address does not take that content type.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid', 'The body is not as long as Content-Length says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid', 'The body is empty; JSON is expected.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid', 'The body is not well-formed JSON.'],
  FST_ERR_BAD_URL: ['invalid', 'The address holds an escape that does not decode.'],
  FST_ERR_MAX_PARAM_LENGTH: ['too-long', 'A part of the address is too long.'],
}

interface FastifyRefusal {
  code?: unknown
  statusCode?: unknown
  validation?: unknown
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise)

/** A validator's issues (`/oidc/redirectUris/0`) as fields (`oidc.redirectUris.0`). */
const fieldsOf = (validation: unknown): FieldError[] =>
  Array.isArray(validation)
    ? validation.map((issue: { instancePath?: unknown; message?: unknown }) =>
        toFieldError({
          path: text(issue.instancePath, '').replace(/^\//, '').replaceAll('/', '.'),
          message: asItIs(text(issue.message, 'is not allowed')),
        }),
      )
    : []

function viewOfFastifyRefusal(error: FastifyRefusal): Omit<ErrorView, 'reference'> | undefined {
  const { code, statusCode, validation } = error
  if (validation !== undefined) {
    const said = toSaying('Some values are missing or not allowed; “fields” names them.')
    return { status: 400, code: 'invalid', said, fields: fieldsOf(validation), retryAfterMs: undefined }
  }
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode > 499) return undefined
  const [word, words] = refusalsOfFastify[text(code, '')] ?? ['invalid', 'This request could not be read.']
  return { status: statusCode, code: word, said: toSaying(words), fields: [], retryAfterMs: undefined }
}

/** Logs what is behind a refusal, if anything is known, and answers the reference. */
function noteCause({ cause, code, message }: Problem | HttpRefusal, log: Log, about: object): string | undefined {
  if (cause === undefined) return undefined
  const reference = newReference()
  log.warn({ ...about, reference, code, err: cause }, message)
  return reference
}

/** What the client learns of anything that was thrown. Bugs, and refusals with a cause, are logged with a reference. */
export function viewOf(error: unknown, log: Log, about: object): ErrorView {
  if (error instanceof Problem) {
    const { code, saying: said, fields, retryAfterMs } = error
    return { status: statusOf[code], code, said, fields, reference: noteCause(error, log, about), retryAfterMs }
  }
  if (error instanceof HttpRefusal) {
    const { status, code, saying: said } = error
    return { status, code, said, fields: [], reference: noteCause(error, log, about), retryAfterMs: undefined }
  }
  const refusal = error instanceof Error ? viewOfFastifyRefusal(error as FastifyRefusal) : undefined
  if (refusal) return { ...refusal, reference: undefined }
  const reference = newReference()
  log.error({ ...about, reference, err: error }, 'bug')
  return { status: 500, code: 'bug', said: toSaying(bugSaying), fields: [], reference, retryAfterMs: undefined }
}

/** What is wrong with each value, in a language. */
export const printFields = (
  fields: readonly FieldError[],
  language: Language,
  more?: MoreSentences,
): { path: string; message: string }[] =>
  fields.map(({ path, saying }) => ({ path, message: sayIn(language, saying, more) }))

/** RFC 9457 §3.1, with our members `code`, `fields` and `reference`. */
export function printProblem(view: ErrorView, language: Language): string {
  return JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[view.status],
    status: view.status,
    detail: sayIn(language, view.said),
    code: view.code,
    ...(view.fields.length ? { fields: printFields(view.fields, language) } : {}),
    ...(view.reference ? { reference: view.reference } : {}),
  })
}

/** A route says what it answers with; elsewhere (an unknown address) the Accept header does. */
const wantsPage = (request: FastifyRequest): boolean => {
  const answers = request.routeOptions.config?.answers
  return answers ? answers === 'page' : (request.headers.accept ?? '').includes('text/html')
}

/** How an error becomes a page. Absent only where no pages are mounted; the text alone is sent then. */
export interface ErrorPages {
  render: ErrorPageRenderer
  language: Pick<LanguageChoice, 'readerOf' | 'ofAnswer'>
  /** What the person who is signed in has in their account. */
  localeOf(request: FastifyRequest): Promise<string | null | undefined>
}

export async function answerError(
  view: ErrorView,
  request: FastifyRequest,
  reply: FastifyReply,
  pages: ErrorPages | undefined,
): Promise<FastifyReply> {
  reply.code(view.status)
  if (view.retryAfterMs !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(view.retryAfterMs / 1000)))
  // RFC 9110 §15.5.2: a 401 names a scheme.
  if (view.status === 401) reply.header('www-authenticate', 'Bearer')
  // Whatever went wrong may be in the way of this too; the browser's language will do then.
  const locale = await pages?.localeOf(request).catch(() => undefined)
  if (!wantsPage(request)) {
    const language = pages?.language.ofAnswer(request, locale) ?? 'en'
    return sendProblem(reply, language, printProblem(view, language))
  }
  if (pages)
    return reply.type('text/html; charset=utf-8').send(pages.render(view, pages.language.readerOf(request, locale)))
  return reply.type('text/plain; charset=utf-8').send(`${printSaying(view.said)}\n`)
}

/** RFC 9110 §8.5, §12.5.5: whose language it is depends on what the browser asked for, and on its cookies. */
export const sendProblem = (reply: FastifyReply, language: Language, body: string): FastifyReply =>
  reply
    .type('application/problem+json')
    .header('content-language', language)
    .header('vary', 'Accept-Language, Authorization, Cookie')
    .send(body)
