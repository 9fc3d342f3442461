import { Problem } from '#ground'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Frame } from './views/frame.ts'

/** Reads the fields of a posted form or a query. What is missing, or there twice, is empty. */
export function fieldsOf(values: unknown): (name: string) => string {
  const fields = (values ?? {}) as Record<string, unknown>
  return name => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    return typeof value === 'string' ? value : ''
  }
}

/** For a form: a refusal of what was typed comes back, to be shown beside it; anything else goes on to the error page. */
export async function orRefusal<T>(work: Promise<T>): Promise<T | Problem> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Problem && (error.code === 'invalid' || error.code === 'conflict')) return error
    throw error
  }
}

/** A refusal as a form shows it, in the language of its page: beside the fields it has, and as a whole for what belongs to none of them. */
export function errorsOf(
  { texts }: Pick<Frame, 'texts'>,
  problem: Problem,
  names: readonly string[],
): { errors: Record<string, string>; problem?: string } {
  const errors: Record<string, string> = {}
  for (const { path, saying } of problem.fields) {
    const name = names.find(name => path === name || path.startsWith(`${name}.`))
    if (name === undefined) return { errors: {}, problem: texts.problem(problem.saying) }
    errors[name] ??= texts.problem(saying)
  }
  return problem.fields.length > 0 ? { errors } : { errors, problem: texts.problem(problem.saying) }
}

export const sendPage = (reply: FastifyReply, page: string, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(page)

/** RFC 9110 §15.4.4: after a POST the browser goes on with a GET. */
export const goTo = (reply: FastifyReply, where: string): FastifyReply => reply.redirect(where, 303)

export const queryOf = (request: FastifyRequest): ((name: string) => string) => fieldsOf(request.query)
export const formOf = (request: FastifyRequest): ((name: string) => string) => fieldsOf(request.body)
