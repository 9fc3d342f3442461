import type { Language } from '#ground'
import type { FastifyRequest } from 'fastify'
import type { Caller } from './caller.ts'
import type { ApiParts } from './parts.ts'

/**
 * The language somebody reads who asks the API. A person in a browser: as on every page. A program: the one it names
 * in `Accept-Language`, otherwise English, whatever the person behind its token or the organisation prefers, so that
 * what it looks for in an answer does not depend on them.
 */
export const languageOf = (
  { language }: Pick<ApiParts, 'language'>,
  request: FastifyRequest,
  caller: Pick<Caller, 'session' | 'user'> | undefined,
): Language => language.ofAnswer(request, caller?.session === undefined ? undefined : (caller.user?.locale ?? null))
