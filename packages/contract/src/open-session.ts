import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { appReference, id, moment, reference } from './primitive.ts'

export const deviceKind = z.enum(['computer', 'phone', 'tablet', 'unknown'])

/** A browser somebody is signed in with. */
export const openSession = z.object({
  id,
  user: reference.extend({ username: z.string().nullable() }),
  /** `Firefox on Windows`; what the browser says of itself, and no proof of anything. */
  device: z.string(),
  deviceKind,
  address: z.string(),
  /** What the networks of an app call it: the comment of the narrowest range it is in, `office`. */
  network: z.string().nullable(),
  /** How the person signed in: `pwd`, `otp`, `mfa` (RFC 8176). */
  amr: z.array(z.string()),
  secondFactor: z.boolean(),
  /** Opened under it. */
  apps: z.array(appReference),
  /** Begun from a network the person had not signed in from within the 90 days before: a /24 of IPv4, a /64 of IPv6. */
  newPlace: z.boolean(),
  /** The same of what the browser says of itself, `Firefox on Windows`; never of a browser known by its cookie. */
  newDevice: z.boolean(),
  /** How many sessions the person has open, this one among them. */
  openOfPerson: z.int(),
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
  /** Only those of a new place or a new device. */
  unusual: z.literal('true').optional(),
})
export type OpenSessionQuery = z.input<typeof openSessionQuery>
/** `devices`: kinds of browser, `Firefox on Windows`, each counted once for each person. */
export const openSessionPage = page(openSession).extend({ devices: z.int() })

/** What was ended. */
export const signedOut = z.object({ sessions: z.int() })
/** `peopleLeft`: those above the role of who asked, with their sessions. */
export const everyoneSignedOut = z.object({ people: z.int(), sessions: z.int(), peopleLeft: z.int() })
