import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { id, managedBy, moment, secretInfo, version } from './primitive.ts'
import { apiToken } from './token.ts'
import { userState } from './user.ts'
import { roles, servicesShown } from './values.ts'

/** What a machine may be: an owner is always a person. */
export const serviceRole = z.enum(roles).exclude(['owner'])
export type ServiceRole = z.infer<typeof serviceRole>

/** A machine that calls the API by itself: with tokens, without a password or a sign-in page. */
export const serviceAccount = z.object({
  id,
  name: z.string(),
  description: z.string(),
  /** Who looks after it. The account goes on whatever becomes of them; `null`: they were erased. */
  contact: z.object({ id, name: z.string(), state: userState }).nullable(),
  role: serviceRole,
  disabled: z.boolean(),
  /** How many it has, expired ones too. */
  tokens: z.int().nonnegative(),
  /** When one of its tokens was last used, to within some seconds. */
  lastUsedAt: moment.nullable(),
  createdAt: moment,
  updatedAt: moment,
  version,
  managedBy,
})
export type ServiceAccount = z.infer<typeof serviceAccount>

export const serviceShown = z.enum(servicesShown)

/** By name. `search`: part of the name or the description. */
export const serviceAccountQuery = pageQuery.extend({
  search: z.string().max(200).optional(),
  contact: id.optional(),
  show: serviceShown.optional(),
})
export type ServiceAccountQuery = z.input<typeof serviceAccountQuery>
export const serviceAccountPage = page(serviceAccount)

const name = z.string().trim().min(1, 'Give the account a name.').max(100, 'Use at most 100 characters.')
const description = z.string().trim().max(500, 'Use at most 500 characters.')

/** `contact`: a person who is not in the trash. */
export const serviceAccountCreate = z.object({
  name,
  description: description.default(''),
  contact: id,
  role: serviceRole.default('user'),
})
export type ServiceAccountCreate = z.input<typeof serviceAccountCreate>

/** Absent: untouched. Another contact is how an account is handed over. */
export const serviceAccountPatch = z.object({
  name: name.optional(),
  description: description.optional(),
  contact: id.optional(),
  role: serviceRole.optional(),
})
export type ServiceAccountPatch = z.input<typeof serviceAccountPatch>

/** It acts as its account, with the account's role of the moment and no more than its scopes. */
export const serviceToken = apiToken.omit({ user: true })
export type ServiceToken = z.infer<typeof serviceToken>

/** All of them, newest first: there are at most fifty. */
export const serviceTokenList = z.object({ items: z.array(serviceToken) })

/** `value` is shown this once. */
export const serviceTokenCreated = z.object({ token: serviceToken, value: z.string() })
export type ServiceTokenCreated = z.infer<typeof serviceTokenCreated>

export const serviceTokenParams = z.object({ id, tokenId: id })

/** All of them, newest first: there are at most two. */
export const serviceSecretList = z.object({ items: z.array(secretInfo) })
export const serviceSecretParams = z.object({ id, secretId: id })
