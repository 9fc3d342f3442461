import { z } from 'zod'
import { page } from './page.ts'
import { id, managedBy, reference, version } from './primitive.ts'
import { role } from './role.ts'

const roles = z.array(role).max(4)
const groups = z.array(id).max(500)
/** 0: never. Admins and owners are asked in any case. */
const trustedBrowserDays = z.int().min(0).max(365, 'At most a year.')
const session = z.object({
  idleDays: z.int().min(1, 'At least one day.').max(365, 'At most a year.'),
  absoluteDays: z.int().min(1, 'At least one day.').max(365, 'At most a year.'),
})
const invitationDays = z.int().min(1, 'At least one day.').max(90, 'At most 90 days.')

/** How people prove who they are, for how long, and what they change about themselves. */
export const signInRules = z.object({
  policy: z.object({
    /** A second factor is demanded of everybody. */
    mandatoryTwoFactor: z.boolean(),
    /** Or of people with one of these roles, */
    twoFactorRoles: roles,
    /** or in one of these groups, directly or through another. */
    twoFactorGroups: z.array(reference),
    trustedBrowserDays,
    /** Display name and e-mail addresses are for admins to change. */
    lockProfiles: z.boolean(),
    /** Somebody who may not open an app reads which groups would let them in. */
    nameGroupsOnRefusal: z.boolean(),
  }),
  /** How long a browser stays signed in: without being used, and in all. */
  session,
  invitationDays,
  /** `local`, and names of directories, in the order an unknown name is offered to them. */
  allowedSources: z.array(z.string()),
  /** By the name of a part, the file that keeps the dashboard from changing it. */
  lockedBy: z.object({ policy: managedBy, session: managedBy, invitationDays: managedBy, allowedSources: managedBy }),
  version,
})
export type SignInRules = z.infer<typeof signInRules>

/**
 * Absent: untouched. People of whom a second factor is demanded from now on, and who have none, are signed out: ask for
 * a preview first. The one who asks may be among them.
 */
export const signInRulesPatch = z.object({
  policy: z
    .object({
      mandatoryTwoFactor: z.boolean(),
      twoFactorRoles: roles,
      twoFactorGroups: groups,
      trustedBrowserDays,
      lockProfiles: z.boolean(),
      nameGroupsOnRefusal: z.boolean(),
    })
    .partial()
    .optional(),
  session: session
    .refine(({ idleDays, absoluteDays }) => idleDays <= absoluteDays, {
      path: ['idleDays'],
      message: 'No longer than a session lasts in all.',
    })
    .optional(),
  invitationDays: invitationDays.optional(),
  /** With `local`, through which an owner can always sign in. */
  allowedSources: z.array(z.string().trim().max(63)).max(51).optional(),
})
export type SignInRulesPatch = z.input<typeof signInRulesPatch>

/** Of whom a policy that may not be saved would demand a second factor. */
export const factorDemand = z.object({
  mandatoryTwoFactor: z.boolean(),
  twoFactorRoles: roles,
  twoFactorGroups: groups,
})
export type FactorDemand = z.input<typeof factorDemand>

/**
 * Active people without a second factor of whom it is demanded then and not now, by name. Of more than a thousand the
 * first thousand are listed; `total` counts them all.
 */
export const signedOutPage = page(z.object({ id, displayName: z.string(), username: z.string().nullable() })).extend({
  /** The one who asks is among them. */
  includesYou: z.boolean(),
})
export type SignedOutPage = z.infer<typeof signedOutPage>
