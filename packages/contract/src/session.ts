import { z } from 'zod'
import { id, moment } from './primitive.ts'
import { role } from './role.ts'

/** Who is signed in in this browser, and with which server they speak. */
export const session = z.object({
  user: z.object({ id, username: z.string(), displayName: z.string(), email: z.string().nullable(), role }),
  /** When the person last proved who they are. */
  authAt: moment,
  expiresAt: moment,
  organisation: z.string(),
  /** Without a slash at the end. */
  publicUrl: z.string(),
  /** Of the program. */
  version: z.string(),
  /** Names of the endpoints this person may call. */
  may: z.array(z.string()),
})
export type Session = z.infer<typeof session>
