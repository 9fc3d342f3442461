import { invalidField, isLinkLocal, isPublicHost, limits, say, type Words } from '#ground'
import type { SecretChoice } from '../secrets.ts'
import {
  clientAuthMethods,
  signingAlgorithms,
  subjectKinds,
  type AttributeClaim,
  type OidcClient,
  type PublicKeySet,
  type ResourceServer,
} from '../oidc-client.ts'
import { parseRedirectUri } from '../redirect-uri.ts'

/** What may be said of a client; what is not mentioned stays, or is as a new one has it. */
export type OidcInput = { [Key in Exclude<keyof OidcClient, 'registeredWith'>]?: OidcClient[Key] | undefined } & {
  redirectUris: string[]
  secret?: SecretChoice
}

/** A client as it is kept. `before` gives what is not mentioned. Throws Problem `invalid`. */
export function parseOidcClient(input: Partial<OidcInput>, before: OidcClient): OidcClient {
  const { secret: _secret, ...said } = input
  const mentioned = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const client: OidcClient = { ...before, ...mentioned }
  const parsed: OidcClient = {
    ...client,
    clientId: parseClientId(client.clientId),
    redirectUris: parseUris('redirectUris', client.redirectUris),
    postLogoutRedirectUris: parseUris('postLogoutRedirectUris', client.postLogoutRedirectUris),
    backchannelLogoutUri:
      client.backchannelLogoutUri === null ? null : parseLogoutUri(client.backchannelLogoutUri, client),
    authMethod: oneOf('authMethod', clientAuthMethods, client.authMethod),
    subject: oneOf('subject', subjectKinds, client.subject),
    signingAlgorithm: oneOf('signingAlgorithm', signingAlgorithms, client.signingAlgorithm),
    groupsAs: oneOf('groupsAs', ['names', 'codes'], client.groupsAs),
    jwks: client.jwks === null ? null : parsePublicKeys(client.jwks),
    attributeClaims: client.attributeClaims === null ? null : parseAttributeClaims(client.attributeClaims),
    resources: parseResources(client.resources),
  }
  requireWhole('accessTokenMinutes', parsed.accessTokenMinutes, limits.app.accessTokenMinutesMax)
  requireWhole('idTokenMinutes', parsed.idTokenMinutes, limits.app.idTokenMinutesMax)
  requireWhole('refreshTokenDays', parsed.refreshTokenDays, limits.app.refreshTokenDaysMax)
  requireConsistent(parsed)
  return parsed
}

/**
 * Where the app is told that a session has ended: called from here, so it may be private, and never link-local; what a
 * registered app gave is public. What a name stands for is looked at when it is called.
 */
function parseLogoutUri(text: string, { registeredWith }: Pick<OidcClient, 'registeredWith'>): string {
  const field = 'oidc.backchannelLogoutUri'
  const uri = parseRedirectUri(field, text)
  const { protocol, hostname } = new URL(uri)
  if (protocol !== 'https:' && protocol !== 'http:') throw invalidField(field, 'Give a web address.')
  if (isLinkLocal(hostname)) throw invalidField(field, 'Link-local and metadata addresses are never called.')
  if (registeredWith !== null && (protocol !== 'https:' || !isPublicHost(hostname)))
    throw invalidField(field, 'An app that registered itself is told at a public https address only.')
  return uri
}

/** What fits together only in some ways; the library would refuse the client at its first request. */
function requireConsistent(client: OidcClient): void {
  const wrong = (field: keyof OidcClient, message: Words) => invalidField(`oidc.${field}`, message)
  if (client.redirectUris.length === 0 && !client.deviceFlow && !client.clientCredentials)
    throw wrong('redirectUris', 'Give at least one redirect address.')
  if (client.clientCredentials && client.authMethod === 'none')
    throw wrong('clientCredentials', 'An app without a secret cannot get tokens for itself.')
  if (client.authMethod === 'private_key_jwt' && client.jwks === null)
    throw wrong('jwks', 'Give the public keys the app signs with.')
  if (client.requirePar && client.authMethod === 'none' && client.redirectUris.length === 0)
    throw wrong('requirePar', 'An app without redirect addresses makes no authorization requests.')
  if (client.deviceFlow && client.subject !== 'username')
    throw wrong('subject', 'With the device flow, apps know people by their usernames.')
}

function parseUris(field: 'redirectUris' | 'postLogoutRedirectUris', uris: string[]): string[] {
  if (uris.length > limits.app.redirectUrisMax)
    throw invalidField(`oidc.${field}`, say('At most {max} addresses.', { max: limits.app.redirectUrisMax }))
  return [...new Set(uris.map((uri, i) => parseRedirectUri(`oidc.${field}.${i}`, uri)))]
}

function parseClientId(text: string): string {
  if (!/^[\x21-\x7e]{1,100}$/.test(text))
    throw invalidField('oidc.clientId', 'A client id has 1 to 100 plain characters without spaces.')
  return text
}

function oneOf<T extends string>(field: keyof OidcClient, known: readonly T[], value: T): T {
  if (known.includes(value)) return value
  throw invalidField(`oidc.${field}`, say('One of {allowed}.', { allowed: known.join(', ') }))
}

function requireWhole(field: keyof OidcClient, value: number | null, max: number): void {
  if (value !== null && !(Number.isInteger(value) && value >= 1 && value <= max))
    throw invalidField(`oidc.${field}`, say('A whole number from 1 to {max}.', { max }))
}

/** Parts of keys nobody but their owner may have (RFC 7518 §6.2.2, §6.3.2, §6.4.1). */
const privateParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

function parsePublicKeys(set: PublicKeySet): PublicKeySet {
  const wrong = (message: Words) => invalidField('oidc.jwks', message)
  const { keys } = set
  if (!Array.isArray(keys) || keys.length === 0) throw wrong('Give a JWK Set: an object with a list “keys”.')
  if (JSON.stringify(keys).length > limits.app.jwksLengthMax)
    throw wrong(say('At most {max} characters.', { max: limits.app.jwksLengthMax }))
  for (const key of keys) {
    if (!['RSA', 'EC', 'OKP'].includes(String(key['kty']))) throw wrong('Each key has a “kty” of RSA, EC or OKP.')
    if (privateParts.some(part => Object.hasOwn(key, part)))
      throw wrong('This is a private key, which only the app may have. Give its public part.')
  }
  return { keys }
}

/** Claims the protocol and the directory give themselves; an attribute never stands in their place. */
const takenClaims: ReadonlySet<string> = new Set(
  (
    'iss sub aud exp iat nbf jti auth_time nonce acr amr azp sid cnf at_hash c_hash s_hash client_id scope ' +
    'name given_name family_name preferred_username locale zoneinfo picture updated_at email email_verified ' +
    'groups role admin'
  ).split(' '),
)

function parseAttributeClaims(claims: AttributeClaim[]): AttributeClaim[] {
  if (claims.length > limits.app.attributeClaimsMax)
    throw invalidField('oidc.attributeClaims', say('At most {max} claims.', { max: limits.app.attributeClaimsMax }))
  const seen = new Set<string>()
  return claims.map(({ claim, attribute }, i) => {
    const path = `oidc.attributeClaims.${i}.claim`
    if (!/^[\x21-\x7e]{1,200}$/.test(claim)) throw invalidField(path, '1 to 200 plain characters without spaces.')
    if (takenClaims.has(claim)) throw invalidField(path, say('“{claim}” says something else already.', { claim }))
    if (seen.has(claim)) throw invalidField(path, 'Two attributes cannot be one claim.')
    seen.add(claim)
    return { claim, attribute }
  })
}

function parseResources(resources: ResourceServer[]): ResourceServer[] {
  if (resources.length > limits.app.resourcesMax)
    throw invalidField('oidc.resources', say('At most {max} APIs.', { max: limits.app.resourcesMax }))
  const seen = new Set<string>()
  return resources.map(({ uri, scopes }, i) => {
    const path = `oidc.resources.${i}`
    // RFC 8707 §2: absolute, and without a fragment.
    if (uri.length > limits.app.uriLengthMax || !URL.canParse(uri) || uri.includes('#'))
      throw invalidField(`${path}.uri`, 'Give a whole address without #.')
    if (seen.has(uri)) throw invalidField(`${path}.uri`, 'This API stands here twice.')
    seen.add(uri)
    // RFC 6749 §3.3: no space, quote or backslash.
    if (
      scopes.length > limits.app.resourceScopesMax ||
      scopes.some(scope => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
    )
      throw invalidField(`${path}.scopes`, 'Scopes are plain words.')
    return { uri, scopes: [...new Set(scopes)] }
  })
}
