import { z } from 'zod'
import { deviceKind } from './open-session.ts'
import { id, moment, reference } from './primitive.ts'

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
  /** Browsers that are let off the second factor for a while; the last used first. */
  trustedBrowsers: z.array(z.object({ device: z.string(), deviceKind, lastSeenAt: moment, trustedUntil: moment })),
  /** Whether a policy demands a second factor of them. */
  demanded: z.boolean(),
})
export type SecondFactor = z.infer<typeof secondFactor>

/** Whom to ask by mail to set one up. Without `apply` it is only said who would be. */
export const factorAsk = z.object({
  users: z.array(id).min(1).max(1000),
  apply: z.boolean().default(false),
})

/**
 * Why somebody is left out: they have one; the directory they come from asks for it; they cannot sign in; no address of
 * theirs is proved; their role is above the one who asks.
 */
export const notAsked = z.enum(['has-one', 'elsewhere', 'inactive', 'no-address', 'above'])
export type NotAsked = z.infer<typeof notAsked>

/** Who is asked, or would be. */
export const factorAsked = z.object({
  /** Whether this server sends mail at all; without it nobody is asked. */
  mail: z.boolean(),
  asked: z.array(reference),
  left: z.array(z.object({ user: reference, why: notAsked })),
})
export type FactorAsked = z.infer<typeof factorAsked>
