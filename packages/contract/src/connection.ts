import { z } from 'zod'
import { id, moment, reference } from './primitive.ts'

/** What a person once allowed an app that asks. */
export const consent = z.object({
  app: reference,
  /** `null`: its moment was not kept. */
  since: moment.nullable(),
  /** What the app is told: `name`, `email`, `offline` and the like, or the title of a field. */
  told: z.array(z.string()),
})
export type Consent = z.infer<typeof consent>
export const consentList = z.object({ items: z.array(consent) })

export const consentParams = z.object({ id, appId: id })
export const appSessionParams = z.object({ id, sessionId: id })

/** What an app was told of a session that ended (OIDC Back-Channel Logout 1.0), and what became of it. */
export const logoutMessage = z.object({
  user: reference,
  at: moment,
  state: z.enum(['taken', 'waiting', 'given-up']),
  tries: z.int(),
  /** When it is tried again. */
  nextAt: moment.nullable(),
  /** When it was last tried, and what was said then. */
  triedAt: moment.nullable(),
  said: z.string().nullable(),
})
export type LogoutMessage = z.infer<typeof logoutMessage>
export const logoutMessageList = z.object({ items: z.array(logoutMessage) })
