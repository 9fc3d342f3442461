import { z } from 'zod'
import { signingAlgorithm } from './oidc-client.ts'
import { moment } from './primitive.ts'

/** A key that tokens are signed with, as far as it may be known. */
export const signingKey = z.object({
  /** Its thumbprint (RFC 7638), as tokens and `/openid/jwks` name it. */
  kid: z.string(),
  algorithm: signingAlgorithm,
  /** `next` is published and signs later, `signs` is the one of its algorithm that does, `old` is published still. */
  phase: z.enum(['next', 'signs', 'old']),
  createdAt: moment,
  signsFrom: moment,
  /** When it is published no more and deleted; `null` while no other key takes its place. */
  retiredAt: moment.nullable(),
  /** Apps whose tokens are signed with its algorithm. */
  apps: z.array(z.string()),
})
export type SigningKey = z.infer<typeof signingKey>

export const signingKeys = z.object({ items: z.array(signingKey) })
export type SigningKeys = z.infer<typeof signingKeys>

export const signingKeyRotation = z.object({
  algorithm: signingAlgorithm,
  /** Signs at once, instead of a day after it was published. Brings a next one forward. */
  now: z.boolean().default(false),
})
export type SigningKeyRotation = z.input<typeof signingKeyRotation>

export const signingKeyParams = z.object({ kid: z.string().regex(/^[\w-]{43}$/, 'This is no key’s thumbprint.') })
