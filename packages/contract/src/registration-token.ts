import { z } from 'zod'
import { id, moment } from './primitive.ts'

/** What apps show to add themselves (RFC 7591, initial access token). Good many times over until it ends. */
export const registrationToken = z.object({
  id,
  name: z.string(),
  createdAt: moment,
  expiresAt: moment,
})
export type RegistrationToken = z.infer<typeof registrationToken>

export const registrationTokens = z.object({ items: z.array(registrationToken) })
export type RegistrationTokens = z.infer<typeof registrationTokens>

/** Without `expiresAt` it works for an hour; a year is the most. */
export const registrationTokenCreate = z.object({
  name: z.string().trim().min(1, 'Give the token a name.').max(100, 'Use at most 100 characters.'),
  expiresAt: moment.optional(),
})
export type RegistrationTokenCreate = z.input<typeof registrationTokenCreate>

/** `value` is shown this once: `dwr_` and 43 characters. */
export const registrationTokenCreated = z.object({ token: registrationToken, value: z.string() })
export type RegistrationTokenCreated = z.infer<typeof registrationTokenCreated>
