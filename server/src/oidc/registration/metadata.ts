import { limits } from '#ground'
import { signingAlgorithms, type AppInput, type ClientAuthMethod, type OidcInput, type PublicKeySet } from '#directory'
import { RegistrationRefusal } from './refusal.ts'

/** Without `client_secret_jwt`, for which we would have to keep a secret that can be read. */
const authMethods = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'none',
] as const satisfies ClientAuthMethod[]
/** Everything else is for an admin to allow: service accounts, machines without a browser. */
const grantTypes = ['authorization_code', 'refresh_token'] as const

const wrong = (name: string, message: string): RegistrationRefusal =>
  new RegistrationRefusal('invalid_client_metadata', `${name}: ${message}`)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new RegistrationRefusal('invalid_client_metadata', 'The body is not well-formed JSON.')
  }
  if (isObject(value)) return value
  throw new RegistrationRefusal('invalid_client_metadata', 'The body is not a JSON object.')
}

/** What is said of a client, by name; each answers undefined for what is not said, and throws for another type. */
function readerOf(metadata: Record<string, unknown>) {
  const find = (name: string): unknown => (Object.hasOwn(metadata, name) ? (metadata[name] ?? undefined) : undefined)
  return {
    find,
    text(name: string): string | undefined {
      const value = find(name)
      if (value === undefined || typeof value === 'string') return value
      throw wrong(name, 'Give a text.')
    },
    flag(name: string): boolean | undefined {
      const value = find(name)
      if (value === undefined || typeof value === 'boolean') return value
      throw wrong(name, 'Give true or false.')
    },
    texts(name: string): string[] | undefined {
      const value = find(name)
      if (value === undefined) return undefined
      if (Array.isArray(value) && value.every(one => typeof one === 'string')) return value
      throw wrong(name, 'Give a list of texts.')
    },
    oneOf<T extends string>(name: string, known: readonly T[]): T | undefined {
      const value = find(name)
      if (value === undefined || known.includes(value as T)) return value as T | undefined
      throw wrong(name, `One of ${known.join(', ')}.`)
    },
  }
}

/**
 * An app of what it says of itself (RFC 7591 §2, OIDC Registration 1.0 §2, Back-Channel Logout 1.0 §2.2). What is not
 * named here is ignored, as §2 has it, and missing in the answer; what would change who is let in is refused. Addresses
 * and keys are checked where every app's are. Throws RegistrationRefusal.
 */
export function parseMetadata(body: string): AppInput & { oidc: OidcInput } {
  const said = readerOf(parseObject(body))
  const redirectUris = said.texts('redirect_uris') ?? []
  if (redirectUris.length === 0)
    throw new RegistrationRefusal('invalid_redirect_uri', 'redirect_uris: Give one or more.')

  const grants = said.texts('grant_types') ?? ['authorization_code']
  if (!grants.includes('authorization_code') || grants.some(grant => !grantTypes.includes(grant as 'refresh_token')))
    throw wrong('grant_types', `authorization_code, and with it refresh_token if wanted.`)
  if ((said.texts('response_types') ?? ['code']).join(' ') !== 'code') throw wrong('response_types', 'Only code.')
  said.oneOf('subject_type', ['public'])
  said.oneOf('application_type', ['web', 'native'])
  // Nothing of ours fetches what a stranger names.
  if (said.find('jwks_uri') !== undefined) throw wrong('jwks_uri', 'Keys are taken by value, as jwks.')

  const link = said.text('client_uri')
  if (
    link !== undefined &&
    (link.length > limits.app.uriLengthMax || !/^https?:$/.test(URL.parse(link)?.protocol ?? ''))
  )
    throw wrong('client_uri', 'Give a web address.')
  const title = said.text('client_name') ?? URL.parse(redirectUris[0] ?? '')?.host ?? ''

  return {
    title: title.trim() === '' ? 'App' : title,
    link: link ?? null,
    access: { kind: 'nobody' },
    oidc: {
      redirectUris,
      postLogoutRedirectUris: said.texts('post_logout_redirect_uris'),
      backchannelLogoutUri: said.text('backchannel_logout_uri'),
      authMethod: said.oneOf('token_endpoint_auth_method', authMethods),
      jwks: parseKeys(said.find('jwks')),
      signingAlgorithm: said.oneOf('id_token_signed_response_alg', signingAlgorithms),
      requirePar: said.flag('require_pushed_authorization_requests'),
      requireDpop: said.flag('dpop_bound_access_tokens'),
      askConsent: true,
    },
  }
}

function parseKeys(value: unknown): PublicKeySet | undefined {
  if (value === undefined) return undefined
  if (isObject(value) && Array.isArray(value['keys']) && value['keys'].every(isObject)) return { keys: value['keys'] }
  throw wrong('jwks', 'Give a JWK Set: an object with a list “keys”.')
}
