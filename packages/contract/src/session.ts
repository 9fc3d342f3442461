import { z } from 'zod'
import { picture } from './picture.ts'
import { id, moment, reference } from './primitive.ts'
import { role } from './role.ts'

/** Who is signed in in this browser, and with which server they speak. */
export const session = z.object({
  user: z.object({ id, username: z.string(), displayName: z.string(), picture, email: z.string().nullable(), role }),
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
  /** Groups whose membership this person edits, by name; of many, the first hundred. */
  manages: z.array(reference),
})
export type Session = z.infer<typeof session>
