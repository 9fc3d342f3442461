import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { appReference, id, managedBy, moment, reference, version } from './primitive.ts'
import { userState } from './user.ts'
import { groupKeepers, memberKinds } from './values.ts'

const name = z
  .string()
  .trim()
  .min(1, 'Give a name.')
  .max(64, 'Use at most 64 characters.')
  .regex(/^[\p{L}\p{M}\p{N} ._-]+$/u, 'Use letters, digits, spaces, dots, underscores and hyphens.')
const description = z.string().trim().max(1000, 'Use at most 1,000 characters.')

/** A group as lists show it. */
export const groupSummary = z.object({
  id,
  name: z.string(),
  /** What directories match it by; the folded name unless set. */
  code: z.string(),
  description: z.string(),
  /** `local`, or the id of an external directory: then members are changed there. */
  source: z.string(),
  /** People, direct and nested, each counted once; those in the trash are left out. */
  peopleCount: z.int(),
  /** Groups directly inside this one, by name. */
  includes: z.array(reference),
  /** Groups it is directly inside of, by name. */
  inside: z.array(reference),
  /** Apps whose access rule names this group. What it opens through a group around it: `listGroupApps`. */
  opens: z.array(appReference),
  version,
  managedBy,
})
export type GroupSummary = z.infer<typeof groupSummary>

/** Somebody who edits who is in the group and until when, and nothing else, whatever their role. */
export const manager = reference.extend({ username: z.string().nullable() })
export type Manager = z.infer<typeof manager>

export const group = groupSummary.extend({
  /** Of `peopleCount`: those added here, and those who are in only through a group inside. */
  directCount: z.int(),
  nestedCount: z.int(),
  /** Memberships of people and groups, direct, that have an end. */
  endingCount: z.int(),
  /** Apps it opens only through a group around it. */
  opensThrough: z.array(appReference),
  managers: z.array(manager),
  /** What POSIX systems know it by. Given once and kept. */
  gidNumber: z.int().nullable(),
  /** As the directory server and the `groups` claim print it. `ldapDn` is null while no tree has been set up. */
  seenAs: z.object({ ldapDn: z.string().nullable(), claim: z.string() }),
})
export type Group = z.infer<typeof group>

export const groupKeeper = z.enum(groupKeepers)
export type GroupKeeper = z.infer<typeof groupKeeper>

/** Ordered by name. `search`: part of a name or description. */
export const groupQuery = pageQuery.extend({
  search: z.string().max(200).optional(),
  kept: groupKeeper.optional(),
})
export type GroupQuery = z.input<typeof groupQuery>
export const groupPage = page(groupSummary)

export const groupCreate = z.object({ name, code: name.optional(), description: description.default('') })
export type GroupCreate = z.input<typeof groupCreate>

export const groupPatch = z.object({
  name: name.optional(),
  code: name.optional(),
  description: description.optional(),
})
export type GroupPatch = z.input<typeof groupPatch>

/** What makes a direct member one. */
const membership = {
  /** When it ends by itself; null for never. */
  expiresAt: moment.nullable(),
  /** `hand`, or ids of the external directories that gave it; empty for who is in through a group inside. */
  origins: z.array(z.string()),
  addedAt: moment.nullable(),
  /** The name of whoever added it; null when the audit trail does not say. */
  addedBy: z.string().nullable(),
}

/** A person in the group, directly or through a group inside it; or a group directly inside. */
export const member = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('user'),
    id,
    name: z.string(),
    username: z.string().nullable(),
    state: userState,
    /** The group directly inside this one that brings them in; null for a direct member. */
    through: reference.nullable(),
    ...membership,
  }),
  z.object({
    kind: z.literal('group'),
    id,
    name: z.string(),
    source: z.string(),
    peopleCount: z.int(),
    ...membership,
  }),
])
export type Member = z.infer<typeof member>

export const memberKind = z.enum(memberKinds)
export type MemberKind = z.infer<typeof memberKind>
export const memberQuery = pageQuery.extend({
  /** Part of a name or username. */
  search: z.string().max(200).optional(),
  kind: memberKind.optional(),
  /** Only people who are in it through this group directly inside, and no direct members; `kind` does not matter then. */
  through: id.optional(),
})
export type MemberQuery = z.input<typeof memberQuery>
export const memberPage = page(member)

const newMember = z.object({ id, expiresAt: moment.nullable().default(null) })
/** Who is a member already gets this end instead of the one they had. */
export const membersAdd = z
  .object({ users: z.array(newMember).max(1000).default([]), groups: z.array(newMember).max(100).default([]) })
  .refine(added => added.users.length + added.groups.length > 0, 'Choose at least one person or group.')
export type MembersAdd = z.input<typeof membersAdd>

/** Of a person or a group. */
export const memberParams = z.object({ id, memberId: id })
export const memberPatch = z.object({ expiresAt: moment.nullable() })
export type MemberPatch = z.input<typeof memberPatch>

/** Somebody who could be added. */
export const candidate = reference.extend({ username: z.string().nullable() })
export type Candidate = z.infer<typeof candidate>
/** At least two characters, and a few answers: enough to find somebody one knows, too little to read a directory. */
export const candidateQuery = z.object({ search: z.string().trim().min(2, 'Type at least two characters.').max(200) })
export const candidateList = z.object({ items: z.array(candidate).max(20) })

/** What a group not yet inside would bring: the people who would be new here, and what that opens to them. */
export const nesting = z.object({
  /** People, of those who can sign in, who would be members and are not yet. */
  gains: z.int(),
  /** The first six of them by name. */
  people: z.array(candidate).max(6),
  /** Apps this group opens, itself or through a group around it. */
  opens: z.array(appReference),
})
export type Nesting = z.infer<typeof nesting>

export const managerPage = page(manager)
export const managersAdd = z.object({ users: z.array(id).min(1, 'Choose at least one person.').max(100) })
export type ManagersAdd = z.input<typeof managersAdd>
export const managerParams = z.object({ id, userId: id })

/** An app the group opens, and what would be left of that without the group. */
export const groupApp = z.object({
  app: appReference,
  /** The group around this one that the rule names; null when it names this one. */
  through: reference.nullable(),
  /** The other groups and people that the rule names. */
  with: z.array(reference),
  /** People of the group who would lose the app if the group were deleted. */
  onlyThisWay: z.int(),
})
export type GroupApp = z.infer<typeof groupApp>
/** By name. `losing`: people who would lose at least one of all these apps if the group were deleted. */
export const groupAppPage = page(groupApp).extend({ losing: z.int() })
