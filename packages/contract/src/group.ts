import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { id, managedBy, moment, reference, version } from './primitive.ts'
import { userState } from './user.ts'

const name = z
  .string()
  .trim()
  .min(1, 'Give a name.')
  .max(64, 'Use at most 64 characters.')
  .regex(/^[\p{L}\p{M}\p{N} ._-]+$/u, 'Use letters, digits, spaces, dots, underscores and hyphens.')
const description = z.string().trim().max(1000, 'Use at most 1,000 characters.')

export const group = z.object({
  id,
  name: z.string(),
  /** What directories match it by; the folded name unless set. */
  code: z.string(),
  description: z.string(),
  /** `local`, or the id of an external directory: then members are changed there. */
  source: z.string(),
  /** People, direct and nested, each counted once. */
  peopleCount: z.int(),
  /** Groups inside this one, direct. */
  groupCount: z.int(),
  /** Apps whose access rule names this group. */
  opens: z.array(reference),
  version,
  managedBy,
})
export type Group = z.infer<typeof group>

/** Ordered by name. */
export const groupQuery = pageQuery.extend({ search: z.string().max(200).optional() })
export type GroupQuery = z.input<typeof groupQuery>
export const groupPage = page(group)

export const groupCreate = z.object({ name, code: name.optional(), description: description.default('') })
export type GroupCreate = z.input<typeof groupCreate>

export const groupPatch = z.object({
  name: name.optional(),
  code: name.optional(),
  description: description.optional(),
})
export type GroupPatch = z.input<typeof groupPatch>

/** A direct member: a person, or a group whose people are members through it. */
export const member = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('user'),
    id,
    name: z.string(),
    username: z.string().nullable(),
    state: userState,
    expiresAt: moment.nullable(),
  }),
  z.object({ kind: z.literal('group'), id, name: z.string(), peopleCount: z.int(), expiresAt: moment.nullable() }),
])
export type Member = z.infer<typeof member>
/** Groups first, then people, each by name. */
export const memberQuery = pageQuery.extend({ search: z.string().max(200).optional() })
export const memberPage = page(member)

/** Those who are members already stay as they are. */
export const membersAdd = z
  .object({ users: z.array(id).max(1000).default([]), groups: z.array(id).max(100).default([]) })
  .refine(added => added.users.length + added.groups.length > 0, 'Choose at least one person or group.')
export type MembersAdd = z.input<typeof membersAdd>

export const memberParams = z.object({ id, memberId: id })
