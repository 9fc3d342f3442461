import { z } from 'zod'
import { id, moment, reference } from './primitive.ts'

/**
 * Where somebody stands who is moving here. `elsewhere`: a link or an admin has given them a password or a passkey, and
 * they do not wait any more.
 */
const movingState = z.enum(['waiting', 'moved', 'expired', 'elsewhere'])
export type MovingState = z.infer<typeof movingState>

/** `people`: of this directory, none of whom has ever come in; all who can when it is absent. */
export const bindThroughStart = z.object({
  until: moment,
  people: z.array(id).min(1, 'Choose at least one person.').max(1000, 'At most 1,000 at once.').optional(),
})
export type BindThroughStart = z.input<typeof bindThroughStart>

export const bindThroughQuery = z.object({
  state: movingState.optional(),
  /** The id of the last person that is known. */
  after: z.string().max(100).default(''),
  limit: z.coerce.number<number>().int().min(0).max(200).default(50),
})

/** How far it is, and some of the people in the order of their ids. */
export const bindThrough = z.object({
  /** The last day of those who have not moved; `null`: nobody waits, or could have. */
  until: moment.nullable(),
  waiting: z.int(),
  moved: z.int(),
  /** Those who did not come in time. */
  expired: z.int(),
  elsewhere: z.int(),
  people: z.array(
    z.object({
      person: reference,
      state: movingState,
      /** There; empty where it is not known yet. */
      dn: z.string(),
      until: moment,
      movedAt: moment.nullable(),
    }),
  ),
})
export type BindThrough = z.infer<typeof bindThrough>
