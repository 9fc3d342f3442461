import { z } from 'zod'
import { moment } from './primitive.ts'

/** `look`: it works, and somebody should decide whether it is meant. `wrong`: it does not work, or is not safe. */
export const verdict = z.enum(['ok', 'look', 'wrong'])

/** Somebody has put it aside, until a moment or, where that is null, for good and for a reason. */
export const findingAside = z.object({
  /** By name. */
  by: z.string(),
  at: moment,
  until: moment.nullable(),
  /** Empty for what is only put off. */
  reason: z.string(),
})
export type FindingAside = z.infer<typeof findingAside>

/** What one check of the doctor found. */
export const healthFinding = z.object({
  part: z.enum([
    'system',
    'data',
    'keys',
    'store',
    'clock',
    'web',
    'gateway',
    'directory-server',
    'backups',
    'people',
    'mail',
  ]),
  /** Stays the same over versions: `data.mode`. */
  name: z.string(),
  verdict,
  sentence: z.string(),
  /** What to do; null when all is well. */
  advice: z.string().nullable(),
  /** How long the check took, in milliseconds; null for what was found in the same look as another. */
  tookMs: z.number().nonnegative().nullable(),
  /** Until it says something else, or its time is over; null while it is not. */
  aside: findingAside.nullable(),
})
export type HealthFinding = z.infer<typeof healthFinding>

/** Ordered by part; in each what is wrong comes first. `verdict` is the worst of all. */
export const health = z.object({ at: moment, verdict, findings: z.array(healthFinding) })
export type Health = z.infer<typeof health>

/** A warning is put off for up to 31 days, what has failed for up to 7; a warning alone may be accepted. */
export const putFindingAside = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('later'), days: z.int().min(1, 'At least one day.').max(31) }),
  z.strictObject({ kind: z.literal('accepted'), reason: z.string().max(200) }),
])
export type PutFindingAside = z.input<typeof putFindingAside>

export const findingParams = z.object({ name: z.string().min(1).max(300) })
