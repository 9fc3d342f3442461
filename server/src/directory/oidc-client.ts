/**
 * How a client authenticates at the token endpoint (OIDC Core §9). `none` is a public client, which must use PKCE;
 * `client_secret_jwt` signs with its secret, which is then kept sealed and not hashed.
 */
export const clientAuthMethods = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'none',
] as const
export type ClientAuthMethod = (typeof clientAuthMethods)[number]

/** What `sub` is. `pairwise`: another value at each app (OIDC Core §8.1), so that apps cannot compare notes. */
export const subjectKinds = ['username', 'uuid', 'pairwise'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** RS256 is what every client must accept (OIDC Core §15.1). */
export const signingAlgorithms = ['RS256', 'ES256', 'EdDSA'] as const
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

/** Public keys of an app, as it publishes them (RFC 7517 §5). */
export interface PublicKeySet {
  keys: Record<string, unknown>[]
}

/** A custom attribute an app is told of, by the claim's name there. */
export interface AttributeClaim {
  claim: string
  /** The attribute's name; one that is not declared, or that not everyone may see, is left out. */
  attribute: string
}

/** An API an app may ask tokens for by its address (RFC 8707). They are signed JWTs (RFC 9068) for it alone. */
export interface ResourceServer {
  /** An absolute address without a fragment. */
  uri: string
  scopes: string[]
}

/** An app as a client of OpenID Connect and OAuth 2.0. */
export interface OidcClient {
  clientId: string
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  backchannelLogoutUri: string | null
  authMethod: ClientAuthMethod
  /** What `private_key_jwt` is checked with. */
  jwks: PublicKeySet | null
  /** Required for public clients, settable for the others. */
  requirePkce: boolean
  /** Authorization requests come over the back channel only (RFC 9126 §4). */
  requirePar: boolean
  /** Tokens are bound to a key of the app's (RFC 9449). */
  requireDpop: boolean
  /** For machines with a screen and no browser (RFC 8628). */
  deviceFlow: boolean
  /** The app may get tokens for itself (RFC 6749 §4.4). */
  clientCredentials: boolean
  /** First-party apps skip the question; a third party's asks. */
  askConsent: boolean
  /** Many apps read only the ID token. */
  claimsInIdToken: boolean
  subject: SubjectKind
  signingAlgorithm: SigningAlgorithm
  /** Null: as the server has it. */
  accessTokenMinutes: number | null
  idTokenMinutes: number | null
  refreshTokenDays: number | null
  /** What stands in the claim `groups`. */
  groupsAs: 'names' | 'codes'
  /** Only groups that the app's access rule names, directly or by nesting. */
  onlyItsGroups: boolean
  /** Null: every attribute that everyone may see, by its own name. */
  attributeClaims: AttributeClaim[] | null
  resources: ResourceServer[]
  /**
   * The name of the token it registered itself with (RFC 7591); null for what an admin added. It stays, since what such an
   * app said about itself is nobody's word: nothing of ours is sent to a private address for it.
   */
  registeredWith: string | null
}

export const newOidcClient = (clientId: string): OidcClient => ({
  clientId,
  redirectUris: [],
  postLogoutRedirectUris: [],
  backchannelLogoutUri: null,
  authMethod: 'client_secret_basic',
  jwks: null,
  requirePkce: false,
  requirePar: false,
  requireDpop: false,
  deviceFlow: false,
  clientCredentials: false,
  askConsent: false,
  claimsInIdToken: true,
  subject: 'username',
  signingAlgorithm: 'RS256',
  accessTokenMinutes: null,
  idTokenMinutes: null,
  refreshTokenDays: null,
  groupsAs: 'names',
  onlyItsGroups: false,
  attributeClaims: null,
  resources: [],
  registeredWith: null,
})

/** As it is kept. What a row says nothing of was written before there was a choice. */
export const oidcClientFromText = (text: string): OidcClient => {
  const kept = JSON.parse(text) as Partial<OidcClient> & Pick<OidcClient, 'clientId'>
  return { ...newOidcClient(kept.clientId), ...kept }
}

/** Whether it proves itself with a secret: one of several, for rotation. */
export const hasSecret = ({ authMethod }: Pick<OidcClient, 'authMethod'>): boolean =>
  authMethod !== 'none' && authMethod !== 'private_key_jwt'

/** Whether its secrets are what its signatures are checked with, and so kept sealed. */
export const signsWithSecret = ({ authMethod }: Pick<OidcClient, 'authMethod'>): boolean =>
  authMethod === 'client_secret_jwt'
