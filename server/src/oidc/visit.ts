import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyRequest } from 'fastify'
import { errors } from 'oidc-provider'
import type { User } from '#directory'
import type { Reader } from '#http'
import type { Session } from '#signin'
import type { OidcParts } from './parts.ts'

/** Somebody signed in in this browser, as the session cookie says. */
export interface Person {
  session: Session
  user: User
}

/** One request of a browser. */
export interface Visit {
  person: Person | undefined
  address: string
  reader: Reader
  /** The code a device's page was opened with. */
  typedCode?: string
}

export async function visitOf(
  { signIn, session, language }: Pick<OidcParts, 'signIn' | 'session' | 'language'>,
  request: FastifyRequest,
): Promise<Visit> {
  const person = await signIn.findSession(session.read(request.headers))
  return { person, address: request.clientAddress, reader: language.readerOf(request, person?.user.locale) }
}

/**
 * Which browser is asking, for the parts the library calls without telling. Set for browsers' requests only: what an
 * app's server asks for carries no cookie.
 */
export type Visits = AsyncLocalStorage<Visit>

export const createVisits = (): Visits => new AsyncLocalStorage<Visit>()

/** For what only browsers ask for; throws elsewhere. */
export function getVisit(visits: Visits): Visit {
  const visit = visits.getStore()
  if (visit === undefined) throw new Error('A page is made for a request that no browser sent.')
  return visit
}

/** The person a browser's artefact is being made for; throws when the browser has been signed in as somebody else. */
export function getPerson(visits: Visits, accountId: string | undefined): Person {
  const person = visits.getStore()?.person
  if (person === undefined || accountId === undefined || person.user.subject !== accountId)
    throw new errors.SessionNotFound('the browser is no longer signed in as this person')
  return person
}
