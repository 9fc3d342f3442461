import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { picture } from './picture.ts'
import { appReference, id, moment, reference } from './primitive.ts'

const word = z.string().max(500, 'Use at most 500 characters.').default('')
const asker = z.object({ id, name: z.string(), username: z.string().nullable(), picture })

/** Somebody's wish to be let into an app, and what became of it. */
export const accessRequest = z.object({
  id,
  user: asker,
  app: appReference,
  reason: z.string(),
  /** `null`: for good. */
  wantedDays: z.int().nullable(),
  state: z.enum(['open', 'approved', 'refused', 'withdrawn', 'expired']),
  createdAt: moment,
  /** When nobody can answer it any more. */
  expiresAt: moment,
  /** Of the refusal it began with. */
  reference: z.string().nullable(),
  decidedAt: moment.nullable(),
  /** Who answered, by name. */
  decidedBy: z.string().nullable(),
  /** What they told the person. */
  word: z.string().nullable(),
  /** Of one that is approved; `null`: for good. */
  grantedUntil: moment.nullable(),
  /** Nobody answers themselves. */
  isOwn: z.boolean(),
})
export type AccessRequest = z.infer<typeof accessRequest>

/** Those that wait, the oldest first; those that were answered, the newest first. `contact`: of apps they look after. */
export const accessRequestQuery = pageQuery.extend({
  shown: z.enum(['waiting', 'answered']).default('waiting'),
  app: id.optional(),
  contact: id.optional(),
})
export type AccessRequestQuery = z.input<typeof accessRequestQuery>

/** `counts` are of all the asker decides about, whatever is filtered: `endingSoon` is who is let in for a few more days. */
export const accessRequestPage = page(accessRequest).extend({
  counts: z.object({ waiting: z.int(), answered: z.int(), endingSoon: z.int() }),
})

/** One request, with what an answer rests on. */
export const accessRequestDetails = accessRequest.extend({
  groups: z.array(z.string()),
  secondFactor: z.boolean(),
  appRequiresTwoFactor: z.boolean(),
  /** How often this person asked for this app before. */
  askedBefore: z.int(),
  /** Groups that open the app and that the asker may change, with the other apps each opens. */
  ways: z.array(reference.extend({ opens: z.array(z.string()) })),
  /** Who else decides about the app, at most fifty: whoever looks after it and the managers of its groups first. */
  others: z.array(reference),
  /** To whom it was given last, by whom and when; `null`: nobody. */
  passed: z.object({ to: z.string(), by: z.string(), at: moment }).nullable(),
})
export type AccessRequestDetails = z.infer<typeof accessRequestDetails>

/** `until`: `null` for good. `group`: into this one instead of by name. `word`: for the person. */
export const accessApproval = z.strictObject({ until: moment.nullable(), group: id.optional(), word })
/** To somebody else who decides about the app. */
export const accessPass = z.strictObject({ to: id })
export const accessRefusal = z.strictObject({ word })

/** Somebody let into an app by name, beside its rule. */
export const appGrant = z.object({
  user: asker,
  app: appReference,
  /** `null`: for good. */
  until: moment.nullable(),
  /** Who let them in, by name. */
  grantedBy: z.string(),
  since: moment,
})
export type AppGrant = z.infer<typeof appGrant>

export const appGrantList = z.object({ items: z.array(appGrant) })
export const endingGrantQuery = z.object({ app: id.optional(), contact: id.optional() })
export const appGrantParams = z.object({ id, userId: id })
