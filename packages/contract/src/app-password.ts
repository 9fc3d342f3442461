import { z } from 'zod'
import { id, moment, reference } from './primitive.ts'

/** A password of one person for one app, by what may be known of it after it was shown. */
export const appPassword = z.object({
  id,
  name: z.string(),
  /** The app it opens; `null`: the main trees of the directory server. */
  app: reference.nullable(),
  createdAt: moment,
  /** When it stops working; `null`: when it is revoked. */
  expiresAt: moment.nullable(),
  /** To within some seconds. */
  lastUsedAt: moment.nullable(),
  /** Where it was last used from. */
  lastAddress: z.string().nullable(),
})
export type AppPassword = z.infer<typeof appPassword>

/** Newest first. */
export const appPasswordList = z.object({ items: z.array(appPassword) })

export const appPasswordParams = z.object({ id, passwordId: id })
