import { z } from 'zod'
import { id, moment, reference } from './primitive.ts'

/**
 * How an app stands: it confirmed; it was told and is tried again; it could not be told in a day; it takes no messages
 * and has to come back to us by then; it takes none and keeps a sign-in of its own.
 */
export const appAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-out'), at: moment }),
  z.object({ state: z.literal('waiting'), tries: z.int(), nextAt: moment, said: z.string().nullable() }),
  z.object({ state: z.literal('not-told'), said: z.string().nullable() }),
  z.object({ state: z.literal('ends-by'), at: moment }),
  z.object({ state: z.literal('by-hand') }),
])
export type AppAnswer = z.infer<typeof appAnswer>

/** What was ended when somebody left, and what no message reaches. Names are those of that moment. */
export const receipt = z.object({
  id,
  user: z.object({ id, name: z.string(), username: z.string().nullable() }),
  at: moment,
  /** Who did it. */
  by: z.string(),
  /** Moved to the trash as well. */
  trashed: z.boolean(),
  ended: z.object({
    sessions: z.int(),
    /** Refresh tokens of apps. */
    renewals: z.int(),
    trustedBrowsers: z.int(),
    appPasswords: z.array(z.string()),
    apiTokens: z.array(z.string()),
    /** Memberships given by hand. */
    groups: z.array(reference),
    /** Apps they were let into by name. */
    grants: z.array(reference),
  }),
  apps: z.array(
    reference.extend({
      /** Browsers it was open in. */
      sessions: z.int(),
      answer: appAnswer,
      /** What a sign-out does there, in its recipe's words; `null` without a recipe. */
      words: z.string().nullable(),
      /** Until when servers that check tokens by themselves may still take one. */
      tokensUntil: moment.nullable(),
    }),
  ),
  /** Apps that look people up over LDAP: they may remember them, and keep sign-ins of their own. */
  ldapApps: z.array(reference.extend({ words: z.string().nullable() })),
  /** Whether every app has given its last word. */
  isFinal: z.boolean(),
  /** What somebody else has to take over. */
  handOver: z.object({ groups: z.array(reference), apps: z.array(reference), serviceAccounts: z.array(z.string()) }),
})
export type Receipt = z.infer<typeof receipt>

/** `trash`: moved to the trash as well, where they are forgotten after thirty days. */
export const offboarding = z.strictObject({ trash: z.boolean().default(false) })

export const receiptList = z.object({ items: z.array(z.object({ id, at: moment })) })
