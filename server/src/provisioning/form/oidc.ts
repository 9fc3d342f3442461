import { limits } from '#ground'
import { clientAuthMethods, parseRedirectUri, signingAlgorithms, subjectKinds } from '#directory'
import { z } from 'zod'
import { parsedBy } from './parts.ts'

const uri = parsedBy(text => parseRedirectUri('', text))
const wholeUpTo = (max: number) => z.int().min(1).max(max).nullable().optional()

/** An app's `oidc` part. What fits together only in some ways is checked where it is kept. */
export const oidcForm = <Secret extends z.ZodType>(secret: Secret) =>
  z.object({
    clientId: z
      .string()
      .regex(/^[\x21-\x7e]{1,100}$/, '1 to 100 plain characters without spaces.')
      .optional(),
    clientSecret: secret.optional(),
    redirectUris: z.array(uri).max(limits.app.redirectUrisMax).optional(),
    postLogoutRedirectUris: z.array(uri).max(limits.app.redirectUrisMax).optional(),
    backchannelLogoutUri: uri.nullable().optional(),
    authMethod: z.enum(clientAuthMethods).optional(),
    jwks: z
      .object({ keys: z.array(z.record(z.string(), z.unknown())) })
      .nullable()
      .optional(),
    requirePkce: z.boolean().optional(),
    requirePar: z.boolean().optional(),
    requireDpop: z.boolean().optional(),
    deviceFlow: z.boolean().optional(),
    clientCredentials: z.boolean().optional(),
    askConsent: z.boolean().optional(),
    claimsInIdToken: z.boolean().optional(),
    subject: z.enum(subjectKinds).optional(),
    signingAlgorithm: z.enum(signingAlgorithms).optional(),
    accessTokenMinutes: wholeUpTo(limits.app.accessTokenMinutesMax),
    idTokenMinutes: wholeUpTo(limits.app.idTokenMinutesMax),
    refreshTokenDays: wholeUpTo(limits.app.refreshTokenDaysMax),
    groupsAs: z.enum(['names', 'codes']).optional(),
    onlyItsGroups: z.boolean().optional(),
    attributeClaims: z
      .array(z.object({ claim: z.string(), attribute: z.string() }))
      .nullable()
      .optional(),
    resources: z.array(z.object({ uri: z.string(), scopes: z.array(z.string()) })).optional(),
  })
