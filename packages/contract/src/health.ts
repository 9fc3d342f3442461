import { z } from 'zod'
import { moment } from './primitive.ts'

/** `look`: it works, and somebody should decide whether it is meant. `wrong`: it does not work, or is not safe. */
export const verdict = z.enum(['ok', 'look', 'wrong'])

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
})
export type HealthFinding = z.infer<typeof healthFinding>

/** Ordered by part; in each what is wrong comes first. `verdict` is the worst of all. */
export const health = z.object({ at: moment, verdict, findings: z.array(healthFinding) })
export type Health = z.infer<typeof health>
