import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { id, moment, reference } from './primitive.ts'
import { scope } from './scope.ts'

/** A bearer token for this API. It acts as its person, with their role of the moment and no more than its scopes. */
export const apiToken = z.object({
  id,
  name: z.string(),
  user: reference,
  scopes: z.array(scope),
  createdAt: moment,
  /** When it stops working; `null`: when it is ended. */
  expiresAt: moment.nullable(),
  /** To within some seconds. */
  lastUsedAt: moment.nullable(),
  /** Where it was last used from. */
  lastAddress: z.string().nullable(),
})
export type ApiToken = z.infer<typeof apiToken>

/** Newest first: one's own, and for admins those of everybody at or below their role. */
export const apiTokenQuery = pageQuery.extend({ user: id.optional() })
export type ApiTokenQuery = z.input<typeof apiTokenQuery>
export const apiTokenPage = page(apiToken)

/** For oneself. The scopes must be ones that one's role can use. */
export const apiTokenCreate = z.object({
  name: z.string().trim().min(1, 'Give the token a name.').max(100, 'Use at most 100 characters.'),
  scopes: z.array(scope).min(1, 'Choose at least one thing it may do.').max(50),
  expiresAt: moment.nullable(),
})
export type ApiTokenCreate = z.input<typeof apiTokenCreate>

/** `value` is shown this once: `dwt_` and 43 characters. Sent as `Authorization: Bearer dwt_…`. */
export const apiTokenCreated = z.object({ token: apiToken, value: z.string() })
export type ApiTokenCreated = z.infer<typeof apiTokenCreated>
