import { z } from 'zod'
import { secretInfo } from './primitive.ts'

const parsed = (text: string) => (URL.canParse(text) ? new URL(text) : undefined)
export const webAddress = z
  .string()
  .trim()
  .max(2048)
  .refine(
    text => /^https?:$/.test(parsed(text)?.protocol ?? ''),
    'Give an address that starts with https:// or http://.',
  )
/** Compared exactly, so no pattern; a custom scheme is for native apps. RFC 6749 §3.1.2: absolute, no fragment. */
const redirectUri = z
  .string()
  .trim()
  .max(2048)
  .refine(text => parsed(text) !== undefined, 'Give a whole address, with https:// in front.')
  .refine(text => !text.includes('#'), 'Leave out # and what follows it.')
  .refine(text => !text.includes('*'), 'Write each address out; patterns are not matched.')
  .refine(
    text => !/^(?:javascript|data|vbscript|file|blob):/i.test(text),
    'This kind of address is not safe to return to.',
  )
export const clientId = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\x21-\x7e]+$/, 'Use plain characters without spaces.')

/**
 * How the app proves who it is when it exchanges a code. `none`: a public client, which keeps no secret and uses PKCE.
 * `client_secret_jwt` and `private_key_jwt` sign a statement, with the secret or with a key of the app's.
 */
export const authMethod = z.enum([
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'none',
])
export type AuthMethod = z.infer<typeof authMethod>

/** What an app calls a person by: the username, the id, or a value no other app knows. */
export const subjectKind = z.enum(['username', 'uuid', 'pairwise'])
export type SubjectKind = z.infer<typeof subjectKind>

export const signingAlgorithm = z.enum(['RS256', 'ES256', 'EdDSA'])
export type SigningAlgorithm = z.infer<typeof signingAlgorithm>

const wholeUpTo = (max: number) =>
  z.int('Give a whole number.').min(1, 'Give 1 or more.').max(max, `Give at most ${max}.`)
const scopeName = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'Scopes are plain words.')

export const oidcFields = {
  redirectUris: z.array(redirectUri).max(50, 'Use at most 50 addresses.'),
  postLogoutRedirectUris: z.array(redirectUri).max(50, 'Use at most 50 addresses.'),
  backchannelLogoutUri: webAddress.nullable(),
  authMethod,
  /** Public keys, for `private_key_jwt`. */
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1, 'Give at least one key.') }).nullable(),
  /** Always so for a public client. */
  requirePkce: z.boolean(),
  requirePar: z.boolean(),
  requireDpop: z.boolean(),
  deviceFlow: z.boolean(),
  clientCredentials: z.boolean(),
  /** People are asked before the app first learns who they are. */
  askConsent: z.boolean(),
  /** Claims are in the ID token too; many apps read nothing else. */
  claimsInIdToken: z.boolean(),
  subject: subjectKind,
  signingAlgorithm,
  /** Null: the server's own. */
  accessTokenMinutes: wholeUpTo(1440).nullable(),
  idTokenMinutes: wholeUpTo(1440).nullable(),
  refreshTokenDays: wholeUpTo(180).nullable(),
  groupsAs: z.enum(['names', 'codes']),
  /** Only groups that the app's access rule names. */
  onlyItsGroups: z.boolean(),
  /** Null: every attribute that everyone may see, by its own name. */
  attributeClaims: z.array(z.object({ claim: z.string().trim().max(200), attribute: z.string() })).nullable(),
  /** APIs the app may ask tokens for by their address. */
  resources: z.array(z.object({ uri: z.string().trim().max(2000), scopes: z.array(scopeName).max(50) })).max(20),
}

/** What is not sent is as it is for most apps. */
export const oidcDefaulted = {
  redirectUris: oidcFields.redirectUris.default([]),
  postLogoutRedirectUris: oidcFields.postLogoutRedirectUris.default([]),
  backchannelLogoutUri: oidcFields.backchannelLogoutUri.default(null),
  authMethod: authMethod.default('client_secret_basic'),
  jwks: oidcFields.jwks.default(null),
  requirePkce: oidcFields.requirePkce.default(false),
  requirePar: oidcFields.requirePar.default(false),
  requireDpop: oidcFields.requireDpop.default(false),
  deviceFlow: oidcFields.deviceFlow.default(false),
  clientCredentials: oidcFields.clientCredentials.default(false),
  askConsent: oidcFields.askConsent.default(false),
  claimsInIdToken: oidcFields.claimsInIdToken.default(false),
  subject: subjectKind.default('username'),
  signingAlgorithm: signingAlgorithm.default('RS256'),
  accessTokenMinutes: oidcFields.accessTokenMinutes.default(null),
  idTokenMinutes: oidcFields.idTokenMinutes.default(null),
  refreshTokenDays: oidcFields.refreshTokenDays.default(null),
  groupsAs: oidcFields.groupsAs.default('names'),
  onlyItsGroups: oidcFields.onlyItsGroups.default(false),
  attributeClaims: oidcFields.attributeClaims.default(null),
  resources: oidcFields.resources.default([]),
}

/** Everything the other side asks for, ready to paste. */
export const oidcValues = z.object({
  issuer: z.string(),
  discovery: z.string(),
  authorization: z.string(),
  token: z.string(),
  userinfo: z.string(),
  jwks: z.string(),
  endSession: z.string(),
  /** Where the app pushes its requests (RFC 9126). Null: it need not. */
  pushedRequest: z.string().nullable(),
  /** Where a machine without a browser asks for its code (RFC 8628). Null: it may not. */
  device: z.string().nullable(),
  clientId: z.string(),
  /** Separated by spaces. */
  scopes: z.string(),
})
export type OidcValues = z.infer<typeof oidcValues>

export const oidcShown = z.object({
  ...oidcFields,
  redirectUris: z.array(z.string()),
  postLogoutRedirectUris: z.array(z.string()),
  backchannelLogoutUri: z.string().nullable(),
  /** The name of the token it registered itself with; null: somebody added it. */
  registeredWith: z.string().nullable(),
  secrets: z.array(secretInfo),
  values: oidcValues,
})
