import { z } from 'zod'
import { healthFinding } from './health.ts'
import { moment, reference } from './primitive.ts'

/** Something an admin should see to. What breaks first comes first. */
export const attentionItem = z.discriminatedUnion('kind', [
  /** The doctor found it. */
  z.object({ kind: z.literal('finding'), finding: healthFinding }),
  /** People there who could not be taken over as they are. `names`: as they are called there, two at most. */
  z.object({
    kind: z.literal('conflicts'),
    directory: reference,
    count: z.int(),
    /** There are more than were counted. */
    more: z.boolean(),
    names: z.array(z.string()),
  }),
  /** They wait to be let into an app. */
  z.object({ kind: z.literal('requests'), count: z.int() }),
  /** They sign in with nothing but a password. `managers` of them manage people, or more. */
  z.object({ kind: z.literal('password-only'), people: z.int(), managers: z.int() }),
  /** Many sign-ins from one address that did not work. */
  z.object({
    kind: z.literal('failed-sign-ins'),
    address: z.string(),
    count: z.int(),
    lastAt: moment,
    /** All of them for usernames that nobody has. */
    allUnknown: z.boolean(),
    /** Somebody has signed in from there too. */
    gotIn: z.boolean(),
  }),
  /** Service accounts that go on while their contact is disabled, expired or gone. */
  z.object({ kind: z.literal('services-alone'), count: z.int() }),
])
export type AttentionItem = z.infer<typeof attentionItem>

export const attention = z.object({ items: z.array(attentionItem) })
