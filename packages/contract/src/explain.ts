import { z } from 'zod'
import { accessRule } from './access.ts'
import { auditEvent } from './audit.ts'
import { pageQuery } from './page.ts'
import { appReference, id, moment, reference } from './primitive.ts'
import { userState } from './user.ts'

/** By which door somebody comes to an app. */
export const accessDoor = z.enum(['oidc', 'ldap', 'gateway', 'simple-auth'])
export type AccessDoor = z.infer<typeof accessDoor>

/** An app's id, or the directory server's main tree. */
const appId = id.or(z.literal('directory-server'))
const minutes = z.coerce.number<number>().int().min(0).max(5_256_000)

/** How somebody comes to an app. What is not said is as usual: any network, just signed in, with the second factor they have. */
const circumstances = {
  door: accessDoor.optional(),
  address: z.union([z.ipv4(), z.ipv6()]).optional(),
  /** The moment it is asked about; now unless said. */
  at: moment.optional(),
  /** Whether a second factor was proven, or an app password given. */
  secondFactor: z.enum(['yes', 'no']).optional(),
  /** How long ago they proved who they are. */
  signedInMinutesAgo: minutes.optional(),
}

/** A person and an app, or the reference of a refusal, which names both. */
export const explainQuery = z.object({
  user: id.optional(),
  app: appId.optional(),
  reference: z.string().trim().max(20).optional(),
  ...circumstances,
})
export type ExplainQuery = z.input<typeof explainQuery>

/** A change by what it is; see `title` for what it says. */
const accessChange = z.object({
  kind: z.enum([
    'let-account',
    'switch-on',
    'add-door',
    'use-network',
    'use-second-factor',
    'set-up-second-factor',
    'sign-in-again',
    'let-in-by-name',
    'join-group',
    'open-to-group',
    'include-admins',
    'give-app',
    'leave-group',
    'unnest-group',
    'close-to-group',
    'remove-name',
    'end-grant',
    'leave-admins-out',
    'take-role',
    'narrow-rule',
  ]),
  /** `Add Amara to Data team` */
  title: z.string(),
  /** `Also opens Gitea.` Empty where nothing is known. */
  effect: z.string(),
  /** The group it is about. `keptIn`: the directory its people come from, where it is changed; null: here. */
  group: reference.extend({ keptIn: z.string().nullable() }).nullable(),
})
export type AccessChange = z.infer<typeof accessChange>

/** All of `all`, and where there are any, one of `oneOf`. Both empty: nothing to turn. */
const turn = z.object({ all: z.array(accessChange), oneOf: z.array(accessChange) })

/** A person, group or app in a chain. `keptIn`: the directory a group's people come from. */
const link = z.object({
  kind: z.enum(['person', 'group', 'app']),
  id: z.string(),
  name: z.string(),
  keptIn: z.string().nullable(),
})
export type AccessLink = z.infer<typeof link>

const step = z.object({
  code: z.enum(['account', 'app-enabled', 'door', 'rule', 'network', 'second-factor', 'sign-in-age']),
  passed: z.boolean(),
  title: z.string(),
  detail: z.string(),
  /** At `rule`: the person, the groups they are in through one another, and the app; refused: the person and their groups. */
  chain: z.array(link),
})
export type AccessStep = z.infer<typeof step>

/** A decision as the door would make it, in the order it is made. */
export const explanation = z.object({
  allowed: z.boolean(),
  user: z.object({ id, name: z.string(), username: z.string().nullable(), firstName: z.string(), state: userState }),
  app: z.object({ id: z.string(), name: z.string(), doors: z.array(accessDoor) }),
  at: moment,
  door: accessDoor.nullable(),
  address: z.string().nullable(),
  /** Why, in one sentence. */
  verdict: z.string(),
  steps: z.array(step),
  letIn: turn,
  takeAway: turn,
})
export type Explanation = z.infer<typeof explanation>

/** `recorded`: the refusal a reference was of, as it was written down. `now`: null where it was about no app or nobody. */
export const explained = z.object({ recorded: auditEvent.nullable(), now: explanation.nullable() })
export type Explained = z.infer<typeof explained>

/** An app's rule, not yet saved: what it leaves out is as saved. */
const unsavedRule = z.object({
  access: accessRule.optional(),
  adminsIncluded: z.boolean().optional(),
  requireTwoFactor: z.boolean().optional(),
  networks: z.array(z.string().trim().max(100)).max(100).optional(),
  sessionMinutes: z.int().min(1).max(525_600).nullable().optional(),
})

export const whatIfQuestion = z.object({ app: id, rule: unsavedRule, user: id.optional(), ...circumstances })
export type WhatIfQuestion = z.input<typeof whatIfQuestion>

const people = z.object({
  count: z.int().nonnegative(),
  /** The first six by name. */
  people: z.array(reference).max(6),
})

/** What saving the rule would do, of everybody who is active now. */
export const whatIf = z.object({
  gain: people,
  lose: people,
  /** Of those who may: how many would have to set up a second factor first, where none was asked for. */
  mustSetUp: z.int().nonnegative(),
  /** Of the person asked about, under the rule; null without one. */
  explanation: explanation.nullable(),
})
export type WhatIf = z.infer<typeof whatIf>

/**
 * What stands in one square, in a word. They may: as `everyone`, in a `group`, through a group in a group (`nested`), by
 * `name`, for a time (`until`), as an `admin`; `second-factor`: once they have one. They may not: `no`, their `account`
 * is in no state to, the app is `off`.
 */
export const accessCell = z.enum([
  'everyone',
  'group',
  'nested',
  'name',
  'until',
  'admin',
  'second-factor',
  'no',
  'account',
  'off',
])
export type AccessCell = z.infer<typeof accessCell>

/** Most apps beside one another. */
export const matrixAppsMax = 50

/** An app nobody opened for so many days is worth a look. */
export const unusedAfterDays = 90

/** What an admin may want to look at again: nothing is wrong with it, and nothing is changed by itself. */
export const accessFinding = z.discriminatedUnion('kind', [
  /** People are let into the app by name, and for some of them that has no end. */
  z.object({ kind: z.literal('by-name'), app: reference, people: z.int(), unending: z.int() }),
  /** Nobody opened it for ninety days. `person`: who can open it, where that is one alone. */
  z.object({
    kind: z.literal('unused'),
    app: reference,
    lastOpenedAt: moment.nullable(),
    people: z.int(),
    person: reference.nullable(),
  }),
  /** User managers may not change who opens it, and yet everyone may. */
  z.object({ kind: z.literal('sensitive-everyone'), app: reference, people: z.int() }),
  /** People who are disabled and still in groups: enabled again, they can open what they could. */
  z.object({ kind: z.literal('disabled-in-groups'), people: z.int() }),
])
export type AccessFinding = z.infer<typeof accessFinding>
/** The most people first, of each kind at most twenty. */
export const accessFindings = z.object({ items: z.array(accessFinding) })

export const matrixQuery = pageQuery.extend({
  rows: z.enum(['people', 'groups']).default('people'),
  /** Part of a person's or a group's name. */
  search: z.string().max(200).optional(),
  /** Only people in this group. */
  group: id.optional(),
  /** Only people in this state; those in the trash are left out. */
  state: userState.exclude(['trashed']).optional(),
  /** Ids with commas between; the first fifty by title unless said. */
  apps: z.string().max(2000).optional(),
})
export type MatrixQuery = z.input<typeof matrixQuery>

export const matrix = z.object({
  apps: z.array(appReference),
  /** How many apps there are in all. */
  appCount: z.int(),
  items: z.array(
    z.object({
      /** `everyone` and `by-name` come before and after groups, on the first and the last page, and have no id. */
      kind: z.enum(['person', 'group', 'everyone', 'by-name']),
      id: id.nullable(),
      name: z.string(),
      /** Of a person; null for other rows. */
      state: userState.nullable(),
      /** People in a group, or people let in that way; null for a person. */
      people: z.int().nullable(),
      /** One for each app, in their order. */
      cells: z.array(accessCell),
    }),
  ),
  nextCursor: z.string().nullable(),
  total: z.int().nonnegative(),
})
export type Matrix = z.infer<typeof matrix>
