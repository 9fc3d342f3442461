import { z } from 'zod'
import { id, reference } from './primitive.ts'

/** Who may open an app. `nobody` with admins included is shown as "Admins only". */
export const accessRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('everyone') }),
  z
    .object({
      kind: z.literal('chosen'),
      groups: z.array(id).max(500).default([]),
      users: z.array(id).max(500).default([]),
    })
    .refine(chosen => chosen.groups.length + chosen.users.length > 0, 'Choose at least one group or person.'),
  z.object({ kind: z.literal('single-user'), user: id }),
])
export type AccessRule = z.input<typeof accessRule>

/** The same rule with names. */
export const accessShown = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('chosen'), groups: z.array(reference), users: z.array(reference) }),
  z.object({ kind: z.literal('single-user'), user: reference }),
])
export type AccessShown = z.infer<typeof accessShown>

/** A rule not yet saved. `adminsIncluded` means nothing for a single user. */
export const accessQuestion = z.object({ access: accessRule, adminsIncluded: z.boolean() })
export type AccessQuestion = z.input<typeof accessQuestion>

/** Who would be able to open the app under that rule. `reason`: `In Staff`, `By name`, `Admin`. */
export const accessPreview = z.object({
  count: z.int(),
  /** How many of them get in only because they are admins. */
  adminCount: z.int(),
  /** The first six by name. */
  people: z
    .array(z.object({ id, displayName: z.string(), username: z.string().nullable(), reason: z.string() }))
    .max(6),
})
export type AccessPreview = z.infer<typeof accessPreview>
