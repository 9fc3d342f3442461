import { z } from 'zod'
import { moment, reference } from './primitive.ts'

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** An IANA name. Days begin there at midnight, so that a chart has the days of whoever looks at it. */
const zone = z.string().max(64).refine(isZone, 'Name a time zone as the IANA list does, for example Europe/Berlin.')

/** Today and the days before it. */
export const activityQuery = z.object({
  days: z.coerce.number().int().min(1, 'At least one day.').max(90, 'At most 90 days.').default(7),
  zone: zone.default('UTC'),
})
export type ActivityQuery = z.input<typeof activityQuery>

/** What was done lately, counted from the audit trail. */
export const activity = z.object({
  /** The oldest first, today last. */
  days: z.array(
    z.object({
      /** `2026-06-12` */
      day: z.iso.date(),
      /** Sign-ins that worked. */
      worked: z.int(),
      /** Sign-ins that did not: wrong passwords and codes, pauses, switched-off accounts. */
      failed: z.int(),
    }),
  ),
  /** How many different people signed in or opened an app on the last seven of these days. */
  activePeople: z.int(),
  /** Apps that were opened, the most used first. */
  apps: z.array(z.object({ app: reference, opened: z.int(), lastOpenedAt: moment })),
  /** Apps that are switched on and were not opened in these days, the longest unused first. */
  unused: z.array(
    z.object({
      app: reference,
      /** `null`: never, as far as the audit trail reaches. */
      lastOpenedAt: moment.nullable(),
    }),
  ),
})
export type Activity = z.infer<typeof activity>

/** How one app was used, counted from the audit trail. */
export const appActivity = z.object({
  /** The oldest first, today last. `refused`: who was signed in and may not open it. */
  days: z.array(z.object({ day: z.iso.date(), opened: z.int(), refused: z.int() })),
  /** How many different people opened it in these days. */
  people: z.int(),
})
export type AppActivity = z.infer<typeof appActivity>

/** How many of those who can sign in have a second factor. */
const coverage = z.object({ people: z.int(), having: z.int() })

export const secondFactorCoverage = coverage.extend({
  /** Of those without one, how many manage people or more. */
  managersWithout: z.int(),
  /** Eight of the largest groups, the least covered first; of more than 500 groups only the first 500 are looked at. */
  groups: z.array(coverage.extend({ group: reference })),
})
export type SecondFactorCoverage = z.infer<typeof secondFactorCoverage>
