import { isAtLeast } from '#directory'
import { parseLocalPath, type Reader } from '#http'
import { expectsRedirect } from '#recipes'
import type { OidcApp } from './apps.ts'
import { mountPath } from './configuration.ts'
import type { Mending } from './pages.ts'
import type { OidcParts } from './parts.ts'
import type { Person } from './visit.ts'

/** Where an admin's form that adds a redirect address goes. */
export const mendingPath = '/redirect-address'

/**
 * What may be done from the page about an address that is not registered. Added in one click is only what leads to a
 * host the app has already, over https, and is written as every parser prints it, so that what is shown is what is kept.
 */
export function judgeAddress({ oidc }: OidcApp, sent: string): 'add' | 'other-host' | 'by-hand' {
  const url = URL.parse(sent)
  if (url === null || url.protocol !== 'https:') return 'by-hand'
  const hosts = oidc.redirectUris.map(uri => URL.parse(uri)).filter(one => /^https?:$/.test(one?.protocol ?? ''))
  if (!hosts.some(one => one?.host === url.host)) return 'other-host'
  const isPlain = url.href === sent || url.href === `${sent}/`
  return isPlain && url.username + url.password + url.hash === '' && !sent.includes('*') ? 'add' : 'by-hand'
}

/** The sign-in page, leading back to the app's request. */
export const signInUrl = (again: string | undefined, fresh: boolean): string => {
  const query = [...(fresh ? ['again=1'] : []), ...(again === undefined ? [] : [`next=${encodeURIComponent(again)}`])]
  return `/sign-in${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** The app's own request, to be made once more: an address of ours from a form or a request, or undefined. */
export function parseAgain(value: unknown): string | undefined {
  const path = parseLocalPath(value)
  return path !== undefined && new URL(path, 'http://local.invalid').pathname === `${mountPath}/auth` ? path : undefined
}

/** For the page of a mismatch: what this person can do about it. Undefined for everybody who looks after no apps. */
export function findMending(
  { signIn }: { signIn: Pick<OidcParts['signIn'], 'isFresh'> },
  { app, sent, person, at }: { app: OidcApp; sent: string; person: Person | undefined; at: Reader['at'] },
): Mending | undefined {
  if (person === undefined || !isAtLeast(person.user.role, 'admin')) return undefined
  const appUrl = `/admin/apps/${app.id}/configuration`
  if (app.managedBy !== null) return { kind: 'kept', where: app.managedBy }
  const judged = judgeAddress(app, sent)
  if (judged !== 'add') return { kind: judged, appUrl }
  const username = person.user.username ?? ''
  const again = parseAgain(at)
  const isExpected = expectsRedirect(app.recipe, sent)
  if (!signIn.isFresh(person.session))
    return { kind: 'prove', username, signInUrl: signInUrl(again, true), appUrl, isExpected }
  const fields = { client_id: app.oidc.clientId, redirect_uri: sent, ...(again === undefined ? {} : { again }) }
  return { kind: 'add', username, action: mountPath + mendingPath, fields, appUrl, isExpected }
}
