import { z } from 'zod'

export const problemCode = z.enum([
  'invalid',
  'unauthenticated',
  'forbidden',
  'missing',
  'conflict',
  'too-many',
  'unavailable',
  'unsupported',
])
export type ProblemCode = z.infer<typeof problemCode>

/**
 * RFC 9457: the body of every answer that is not 2xx, as `application/problem+json`.
 * 401 no session (or, with `type` `freshSignInNeeded` of values.ts, one too old for this), 403 not allowed, 404, 409 taken or
 * against a rule, 412 the entry changed since `If-Match`, 422 a field is wrong, 428 `If-Match` is missing, 429, 500, 503.
 */
export const problem = z.object({
  type: z.string().default('about:blank'),
  title: z.string(),
  status: z.int(),
  /** One or two sentences a person can act on. */
  detail: z.string(),
  code: problemCode.or(z.literal('bug')),
  /** What to tell whoever reads the log: `7F3K-20QX`. */
  reference: z.string(),
  /** One for each wrong field. `path` as in the body: `email`, `oidc.redirectUris.1`; for text of lines `allowList.3`. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>
