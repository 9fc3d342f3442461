import { languages, Problem } from '#ground'
import { parseLocalPath } from '#http'
import type { FastifyInstance } from 'fastify'
import type { PagesDeps } from '../deps.ts'
import { formOf, goTo } from '../form.ts'

/** Keeps a choice in this browser, whoever is signed in, and goes back to where it was made. */
export function mountLanguage(scope: FastifyInstance, { language }: Pick<PagesDeps, 'language'>): void {
  scope.post('/language', (request, reply) => {
    const form = formOf(request)
    const chosen = languages.find(name => name === form('language'))
    if (chosen === undefined) throw new Problem('invalid', 'Choose one of the languages that are offered.')
    reply.header('set-cookie', language.print(chosen))
    return goTo(reply, parseLocalPath(form('next')) ?? '/')
  })
}
