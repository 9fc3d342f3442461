import type { AppSummary, Door, endpoints, OidcValues } from '@doorward/contract'
import type { Language, Millis } from '#ground'
import type { App, DirectoryHandle, DirectoryMemory, GatewayDoor, OidcClient, SimpleAuthClient } from '#directory'
import type { z } from 'zod'
import type { ApiParts } from '../parts.ts'
import { countAccess, tellAccess } from './access.ts'
import { appTree, printLdapUrl } from './ldap-values.ts'
import { tellSecret } from './secret.ts'

const doors = ['oidc', 'ldap', 'simpleAuth', 'gateway'] as const

export const doorsOf = (app: App): Door[] => doors.filter(door => app[door] !== null)

/** An app as lists show it. */
export async function tellAppBriefly(
  memory: DirectoryMemory,
  app: App,
  now: Millis,
  language: Language,
): Promise<AppSummary> {
  const { id, name, title, icon, recipe, link, enabled, adminsIncluded, version, managedBy } = app
  return {
    id,
    name,
    title,
    icon,
    recipe,
    link,
    enabled,
    doors: doorsOf(app),
    access: tellAccess(memory, app.access, language),
    adminsIncluded,
    peopleCount: await countAccess(memory, app, now),
    registered: app.oidc !== null && app.oidc.registeredWith !== null,
    version,
    managedBy,
  }
}

/** What the other side of an OpenID Connect app asks for. */
export function oidcValues(
  publicUrl: URL,
  { clientId, requirePar, deviceFlow }: Pick<OidcClient, 'clientId' | 'requirePar' | 'deviceFlow'>,
): OidcValues {
  const { origin } = publicUrl
  const issuer = `${origin}/openid`
  return {
    issuer,
    discovery: `${issuer}/.well-known/openid-configuration`,
    authorization: `${issuer}/auth`,
    token: `${issuer}/token`,
    userinfo: `${issuer}/me`,
    jwks: `${issuer}/jwks`,
    endSession: `${issuer}/session/end`,
    pushedRequest: requirePar ? `${issuer}/request` : null,
    device: deviceFlow ? `${issuer}/device/auth` : null,
    clientId,
    scopes: 'openid profile email groups',
  }
}

/** An app with everything to paste into it, but no secret's text. */
export async function tellApp(
  parts: ApiParts,
  as: DirectoryHandle,
  app: App,
  language: Language,
): Promise<z.input<typeof endpoints.getApp.answer>> {
  const { memory } = parts.directory
  const contact = app.contact === null ? undefined : memory.people.find(app.contact)
  return {
    ...(await tellAppBriefly(memory, app, parts.clock.now(), language)),
    signInUrl: app.signInUrl,
    requireTwoFactor: app.requireTwoFactor,
    networks: app.networks,
    sessionMinutes: app.sessionMinutes,
    sensitive: app.sensitive,
    contact: contact === undefined ? null : { id: contact.id, name: contact.displayName },
    oidc: app.oidc && {
      ...app.oidc,
      secrets: (await as.apps.listSecrets({ kind: 'oidc', ownerId: app.id })).map(tellSecret),
      values: oidcValues(parts.publicUrl().value, app.oidc),
    },
    ldap: app.ldap && {
      allowBarePassword: app.ldap.allowBarePassword,
      secrets: (await as.apps.listSecrets({ kind: 'ldap', ownerId: app.id })).map(tellSecret),
      values: ldapValues(parts, app.name),
    },
    simpleAuth: app.simpleAuth && {
      ...app.simpleAuth,
      secrets: (await as.apps.listSecrets({ kind: 'simpleAuth', ownerId: app.id })).map(tellSecret),
      values: simpleAuthValues(parts.publicUrl().value, app.simpleAuth),
    },
    gateway: app.gateway && { ...app.gateway, values: gatewayValues(parts.publicUrl().value, app.gateway) },
  }
}

/** What a program that checks passwords over HTTP is told. */
export function simpleAuthValues({ origin }: URL, { clientId, requireSecret }: SimpleAuthClient) {
  const base = `${origin}/simple-auth`
  const body = JSON.stringify({ clientId, username: 'USERNAME', password: 'PASSWORD' })
  const proof = requireSecret ? `-u '${clientId}:SECRET' ` : ''
  return {
    login: `${base}/login`,
    logout: `${base}/logout`,
    profile: `${base}/profile`,
    command: `curl ${proof}-H 'content-type: application/json' -d '${body}' ${base}/login`,
  }
}

/** Where people reach a protected app, on the scheme and port they reach us on. */
export function gatewayValues({ protocol, port }: URL, { host }: GatewayDoor) {
  const url = `${protocol}//${host}${port === '' ? '' : `:${port}`}`
  return { url: `${url}/`, signIn: `${url}/.doorward/sign-in`, signOut: `${url}/.doorward/sign-out` }
}

export function ldapValues(parts: ApiParts, appName: string) {
  const { enabled, views } = parts.directory.memory.settings().directoryServer
  const listening = parts.ldap()
  const { host, ldapPort, ldapsPort } = listening
  const [view = { base: 'dc=example,dc=com', profile: 'standard' as const }] = views
  return {
    directoryServerOn: enabled,
    host,
    ldapPort,
    ldapsPort,
    url: printLdapUrl(listening),
    ...appTree(listening, view, appName),
  }
}
