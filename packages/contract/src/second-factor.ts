import { z } from 'zod'
import { id, moment } from './primitive.ts'

/** What somebody can prove who they are with besides a password, as far as anybody else may know it. */
export const secondFactor = z.object({
  /** `null`: no authenticator app. */
  totp: z.object({ createdAt: moment, lastUsedAt: moment.nullable() }).nullable(),
  passkeys: z.array(
    z.object({
      id,
      name: z.string(),
      /** Whether it is synchronised to other devices. */
      backedUp: z.boolean(),
      createdAt: moment,
      lastUsedAt: moment.nullable(),
    }),
  ),
  /** `null`: none were made. */
  recoveryCodes: z.object({ left: z.int(), total: z.int(), createdAt: moment }).nullable(),
  /** Whether a policy demands a second factor of them. */
  demanded: z.boolean(),
})
export type SecondFactor = z.infer<typeof secondFactor>
