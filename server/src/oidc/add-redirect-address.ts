import { errors } from 'oidc-provider'
import { Problem } from '#ground'
import { isAtLeast, type Directory } from '#directory'
import { cardOf, findApp } from './apps.ts'
import { printFailure, type ErrorParts } from './error-page.ts'
import type { Step } from './interaction.ts'
import type { OidcPages } from './pages.ts'
import { judgeAddress, parseAgain, signInUrl } from './redirect-mending.ts'
import type { Visit } from './visit.ts'

export interface MendingParts extends ErrorParts {
  directory: Pick<Directory, 'as'>
  pages: ErrorParts['pages'] & Pick<OidcPages, 'redirectAdded'>
}

/**
 * Adds an address to what is registered for an app, as an admin asked on the page of a mismatch. Everything is looked at
 * again: the form may be old, or made up. It answers a page, and leads to the address no more than the other did.
 */
export async function addRedirectAddress(
  parts: MendingParts,
  { person, address, reader }: Visit,
  fields: { client_id?: unknown; redirect_uri?: unknown; again?: unknown },
): Promise<Step> {
  const again = parseAgain(fields.again)
  const sent = typeof fields.redirect_uri === 'string' ? fields.redirect_uri : ''
  if (person === undefined) return { kind: 'go', to: signInUrl(again, false) }
  if (!isAtLeast(person.user.role, 'admin'))
    throw new Problem('forbidden', 'Your role does not allow this. Ask an admin or an owner.')
  if (!parts.signIn.isFresh(person.session)) return { kind: 'go', to: signInUrl(again, true) }
  const app = findApp(parts.memory, typeof fields.client_id === 'string' ? fields.client_id : undefined)
  if (app === undefined) throw new errors.InvalidClient('client is invalid', 'client not found')
  const { redirectUris, clientId } = app.oidc
  if (!redirectUris.includes(sent)) {
    if (app.managedBy !== null || judgeAddress(app, sent) !== 'add') {
      const error = new errors.InvalidRedirectUri()
      const html = printFailure(parts, { error, clientId, redirectUri: sent, reader: { ...reader, at: again } })
      return { kind: 'page', status: 400, html }
    }
    const { id, role } = person.user
    await parts.directory
      .as({ kind: 'user', id, role }, { door: 'oidc', address })
      .apps.update(app.id, { oidc: { redirectUris: [...redirectUris, sent] } }, app.version)
  }
  const html = parts.pages.redirectAdded({ app: cardOf(app), address: sent, againUrl: again ?? null }, reader)
  return { kind: 'page', status: 200, html }
}
