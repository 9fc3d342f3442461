import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { newReference, type Log } from '#ground'
import type { DirectoryMemory } from '#directory'
import type { LanguageChoice, Reader } from '#http'
import { cardOf, contactOf, findApp } from './apps.ts'
import type { OidcPages } from './pages.ts'
import { findMending } from './redirect-mending.ts'
import type { OidcParts } from './parts.ts'
import type { Visits } from './visit.ts'

export interface ErrorParts {
  log: Log
  memory: DirectoryMemory
  pages: Pick<OidcPages, 'protocolError' | 'redirectMismatch'>
  visits: Visits
  language: Pick<LanguageChoice, 'readerOf'>
  signIn: Pick<OidcParts['signIn'], 'isFresh'>
}

/** What is known of a request that cannot go on. */
export interface Failure {
  error: unknown
  clientId: string | undefined
  /** The redirect address as it was sent, however odd. */
  redirectUri?: unknown
  reader: Reader
}

/** The document for a browser whose request the protocol refuses. It leads nowhere: an address that came in is only text. */
export function printFailure(parts: ErrorParts, { error, clientId, redirectUri, reader }: Failure): string {
  const { log, memory, pages, visits } = parts
  const app = findApp(memory, clientId)
  const reference = newReference()
  const about = { reference, app: app?.id }
  const person = visits.getStore()?.person
  // A name and an address are for people of the house; anybody can make a link that leads here.
  const contact = person === undefined || app === undefined ? null : contactOf(memory, app)
  if (error instanceof errors.InvalidRedirectUri && app !== undefined) {
    log.info(about, 'sign-in with an unregistered redirect address')
    const sent = typeof redirectUri === 'string' ? redirectUri : ''
    return pages.redirectMismatch(
      {
        app: cardOf(app),
        sent,
        registered: app.oidc.redirectUris,
        contact,
        reference,
        mending: findMending(parts, { app, sent, person, at: reader.at }),
      },
      reader,
    )
  }
  const known = error instanceof errors.OIDCProviderError && error.expose
  if (known) log.info({ ...about, error: error.error, detail: error.error_detail }, 'sign-in that cannot go on')
  else log.error({ ...about, err: error }, 'bug')
  return pages.protocolError(
    {
      ...(app === undefined ? {} : { app: cardOf(app) }),
      contact,
      technical: known ? describe(error) : 'server_error',
      reference,
    },
    reader,
  )
}

const describe = (error: errors.OIDCProviderError): string =>
  [error.error, error.error_description].filter(part => part !== undefined && part !== '').join(': ')

/** In place of the library's own page. The status is set already. */
export const renderError =
  (parts: ErrorParts) =>
  (ctx: KoaContextWithOIDC, _out: unknown, error: unknown): void => {
    const { client, params } = ctx.oidc
    const asked = params ?? ctx.query
    const clientId = client?.clientId ?? (typeof asked['client_id'] === 'string' ? asked['client_id'] : undefined)
    const reader = parts.visits.getStore()?.reader ?? parts.language.readerOf(ctx)
    ctx.type = 'html'
    ctx.body = printFailure(parts, { error, clientId, redirectUri: asked['redirect_uri'], reader })
  }
