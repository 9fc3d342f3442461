import type { AppSetup, SetupWay } from '@doorward/contract'
import type { Language } from '#ground'
import type { App } from '#directory'
import { fillSentence, fillSnippet, findRecipe, summarise, translateWay, wayOf, type Values, type Way } from '#recipes'
import type { ApiParts } from '../parts.ts'
import { doorsOf, gatewayValues, ldapValues, oidcValues, simpleAuthValues } from './app.ts'

/** How an app is told of us at each of its doors, with its values in place. */
export function tellSetup(parts: ApiParts, app: App, language: Language): AppSetup {
  const recipe = findRecipe(app.recipe)
  return {
    recipe: recipe === undefined ? null : summarise(recipe, language),
    ways: doorsOf(app).map(door => {
      const way = wayOf(recipe, door)
      return fillWay(translateWay(way, language), valuesOf(parts, app, way))
    }),
  }
}

function fillWay(way: Way<string>, values: Values): SetupWay {
  const { door, quirks, adminFlag, groups, signOut, next } = way
  return {
    door,
    quirks: [...quirks],
    adminFlag,
    groups,
    signOut,
    next: [...next],
    snippets: way.snippets.map(source => fillSnippet(source, values)),
    steps: way.steps.map(step => fillSentence(step, values)),
  }
}

/** What the placeholders of a recipe stand for at an app. */
function valuesOf(parts: ApiParts, app: App, way: Way): Values {
  const publicUrl = parts.publicUrl().value
  const { name, title, oidc, ldap, simpleAuth, gateway } = app
  const values: Values = {
    name,
    title,
    organisation: parts.directory.memory.settings().organisation.name,
    address: addressOf(publicUrl, app, way),
    doorwardUrl: publicUrl.origin,
    doorward: parts.listensAt,
    upstream: way.upstream ?? '127.0.0.1:3000',
  }
  values.host = gateway?.host ?? new URL(values.address ?? '').hostname
  if (oidc !== null) {
    const { issuer, discovery, authorization, token, userinfo, jwks, endSession, clientId, scopes } = oidcValues(
      publicUrl,
      oidc,
    )
    Object.assign(values, { issuer, discovery, authorization, token, userinfo, jwks, endSession, clientId, scopes })
  }
  if (ldap !== null) {
    const { host, ldapPort, ldapsPort, url, bindDn, base, peopleBase, groupsBase } = ldapValues(parts, name)
    const [ldapScheme, port] = ldapsPort === 0 ? ['ldap', ldapPort] : ['ldaps', ldapsPort]
    Object.assign(values, { ldapUrl: url, ldapScheme, ldapHost: host, ldapPort: String(port) })
    Object.assign(values, { bindDn, base, peopleBase, groupsBase })
    // Ours lies in our own folder; a program's machine has a copy of it.
    const isOurs = parts.ldap().certificate?.authorityFile != null
    values.ldapAuthority = isOurs ? '/etc/ssl/doorward.pem' : '/etc/ssl/certs/ca-certificates.crt'
  }
  if (simpleAuth !== null) values.simpleAuthLogin = simpleAuthValues(publicUrl, simpleAuth).login
  return values
}

/** Where people open the app, without a slash at the end: as far as it is known, else as an example has it. */
function addressOf(publicUrl: URL, { link, oidc, gateway }: App, way: Way): string {
  const known =
    gateway === null ? (link ?? beforeRedirect(oidc?.redirectUris ?? [], way)) : gatewayValues(publicUrl, gateway).url
  const { origin, pathname } = new URL(known ?? way.placeholderAddress)
  return `${origin}${pathname}`.replace(/\/+$/, '')
}

/** What stands for `{{address}}` in a redirect address of the recipe's. */
function beforeRedirect(uris: readonly string[], { create }: Way): string | undefined {
  for (const pattern of create.oidc?.redirectUris ?? []) {
    const [before, after = ''] = pattern.split('{{address}}')
    const uri = before === '' ? uris.find(one => /^https?:/.test(one) && one.endsWith(after)) : undefined
    if (uri !== undefined) return uri.slice(0, uri.length - after.length)
  }
  return undefined
}
