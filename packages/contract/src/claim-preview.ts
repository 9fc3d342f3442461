import { z } from 'zod'
import { id } from './primitive.ts'

export const claimPreviewQuery = z.object({
  user: id,
  /** Separated by spaces. */
  scopes: z.string().max(500).default('openid profile email groups'),
})

/** What the access decision looked at, in that order. */
export const accessReason = z.object({
  code: z.enum([
    'account',
    'app-enabled',
    'rule-nobody',
    'rule-everyone',
    'rule-groups',
    'rule-by-name',
    'rule-granted',
    'rule-single-user',
    'rule-admins',
    'network',
    'second-factor',
    'sign-in-age',
  ]),
  passed: z.boolean(),
})
export type AccessReason = z.infer<typeof accessReason>

const claims = z.record(z.string(), z.unknown())

/** What an app would receive of a person who signs in now. There is no token in it. */
export const claimPreview = z.object({
  allowed: z.boolean(),
  reasons: z.array(accessReason),
  /** Without times, `nonce` and hashes, which are made for one sign-in. Null without the scope `openid`. */
  idToken: claims.nullable(),
  userinfo: claims.nullable(),
  /** `sub` of their tokens at introspection. */
  introspectedSub: z.string(),
})
export type ClaimPreview = z.infer<typeof claimPreview>
