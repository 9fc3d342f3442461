import { z } from 'zod'
import { secretInfo } from './primitive.ts'

export const simpleAuthFields = {
  /** The slug unless sent. */
  clientId: z
    .string()
    .regex(/^[\x21-\x39\x3b-\x7e]{1,100}$/, 'Use 1 to 100 plain characters, without spaces and colons.')
    .optional(),
  /** Off only for old apps that cannot send a secret: anybody may then try passwords as the app. */
  requireSecret: z.boolean().optional(),
}

const simpleAuthValues = z.object({
  login: z.string(),
  logout: z.string(),
  profile: z.string(),
  /** Checks a password, on the terminal. */
  command: z.string(),
})
export type SimpleAuthValues = z.infer<typeof simpleAuthValues>

export const simpleAuthShown = z.object({
  clientId: z.string(),
  requireSecret: z.boolean(),
  secrets: z.array(secretInfo),
  values: simpleAuthValues,
})
