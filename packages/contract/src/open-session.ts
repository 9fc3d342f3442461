import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { id, moment, reference } from './primitive.ts'

/** A browser somebody is signed in with. */
export const openSession = z.object({
  id,
  user: reference.extend({ username: z.string().nullable() }),
  /** `Firefox on Windows`; what the browser says of itself, and no proof of anything. */
  device: z.string(),
  deviceKind: z.enum(['computer', 'phone', 'tablet', 'unknown']),
  address: z.string(),
  /** How the person signed in: `pwd`, `otp`, `mfa` (RFC 8176). */
  amr: z.array(z.string()),
  secondFactor: z.boolean(),
  /** Opened under it. */
  apps: z.array(reference.extend({ icon: z.string().nullable() })),
  createdAt: moment,
  /** When the person last proved who they are. */
  authAt: moment,
  lastSeenAt: moment,
  expiresAt: moment,
  /** Who asks, asks in this one. */
  isOwn: z.boolean(),
  /** Whether who asks may end it. */
  mayEnd: z.boolean(),
})
export type OpenSession = z.infer<typeof openSession>

/** Newest sign-in first. `idleMinutes`: not used for at least so long. `search`: part of a name, address or device. */
export const openSessionQuery = pageQuery.extend({
  user: id.optional(),
  app: id.optional(),
  search: z.string().trim().max(200).optional(),
  idleMinutes: z.coerce.number<number>().int().min(1).max(525_600).optional(),
  secondFactor: z.enum(['with', 'without']).optional(),
})
export type OpenSessionQuery = z.input<typeof openSessionQuery>
export const openSessionPage = page(openSession)

/** What was ended. */
export const signedOut = z.object({ sessions: z.int() })
/** `peopleLeft`: those above the role of who asked, with their sessions. */
export const everyoneSignedOut = z.object({ people: z.int(), sessions: z.int(), peopleLeft: z.int() })
