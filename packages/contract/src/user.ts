import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { picture } from './picture.ts'
import { id, managedBy, moment, reference, version } from './primitive.ts'
import { role } from './role.ts'
import { userStates } from './values.ts'

export const userState = z.enum(userStates)
export type UserState = z.infer<typeof userState>

const username = z.string().trim().toLowerCase().min(1, 'Give a username.').max(128, 'Use at most 128 characters.')
/** One that is given here; others may come from a directory. */
export const localUsername = z
  .string()
  .max(64, 'Use at most 64 characters.')
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/,
    'Use a to z, 0 to 9, dot, underscore and hyphen, starting and ending with a letter or digit.',
  )
export const email = z
  .string()
  .trim()
  .max(254, 'Use at most 254 characters.')
  .pipe(z.email('Give an address like name@example.com.'))
const shortText = z.string().trim().max(200, 'Use at most 200 characters.')
export const displayName = shortText.min(1, 'Give a name.')
/** Custom attributes by name, as text; an empty list takes the value away. */
const attributes = z.record(z.string().max(64), z.array(z.string().max(1000)).max(100))
const unixPath = z
  .string()
  .trim()
  .max(255)
  .regex(/^\/[!-9;-~]*$/, 'Give an absolute path, such as /bin/bash.')
const sshKeys = z.array(z.string().trim().max(4000)).max(50)
const password = z.string().min(8, 'Use at least 8 characters.').max(256, 'Use at most 256 characters.')

/** A password that is made here and shown once, or one that is typed. */
export const passwordChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('generated') }),
  z.object({ kind: z.literal('typed'), password }),
])
export type PasswordChoice = z.infer<typeof passwordChoice>

/** Whether the password is for the first sign-in in a browser only, where another one is chosen. */
const mustChange = z.boolean().default(true)

/** A person as lists show them. */
export const userSummary = z.object({
  id,
  /** `null` until an invitation is accepted. */
  username: z.string().nullable(),
  displayName: z.string(),
  email: z.string().nullable(),
  role,
  state: userState,
  /** `local`, or the id of an external directory. */
  source: z.string(),
  picture,
  /** Whether they have an authenticator app or a passkey. */
  secondFactor: z.boolean(),
  /** The first three groups the person is a direct member of, by name. */
  groups: z.array(reference).max(3),
  groupCount: z.int(),
  version,
  managedBy,
})
export type UserSummary = z.infer<typeof userSummary>

/** `elsewhere`: the directory they come from asks for it. */
export const factorKind = z.enum(['passkey', 'totp', 'elsewhere'])
export type FactorKind = z.infer<typeof factorKind>

/** A person in the list of people. */
export const userListed = userSummary.extend({
  /** With what they prove a second factor; empty: with nothing. `null` of whom the reader doesn’t manage. */
  factors: z.array(factorKind).nullable(),
  /** The last sign-in or use of a session, of the last year. `null`: none, or `factors` is `null`. */
  lastSeenAt: moment.nullable(),
  createdAt: moment,
})
export type UserListed = z.infer<typeof userListed>

export const user = userSummary.omit({ groups: true, groupCount: true }).extend({
  emailVerified: z.boolean(),
  givenName: z.string(),
  familyName: z.string(),
  locale: z.string().nullable(),
  zoneinfo: z.string().nullable(),
  phone: z.string().nullable(),
  disabledByAdmin: z.boolean(),
  expiresAt: moment.nullable(),
  /** When the person went into the trash, and when they are erased unless restored before; `null` out of it. */
  trashedAt: moment.nullable(),
  erasedAt: moment.nullable(),
  /** By name; those without a value are absent. */
  attributes: z.record(z.string(), z.array(z.string())),
  posix: z.object({
    /** Given once and kept; also the number of the person's own group. */
    uidNumber: z.int().nullable(),
    /** `null`: as the settings say. */
    loginShell: z.string().nullable(),
    homeDirectory: z.string().nullable(),
  }),
  /** OpenSSH public key lines. */
  sshKeys: z.array(z.string()),
  createdAt: moment,
  updatedAt: moment,
  hasPassword: z.boolean(),
  /** As the directory server names the person. `null` while it is off, and until they have a username. */
  ldapDn: z.string().nullable(),
  /**
   * Every group the person is in. `through` names the group that brings them in; `null`: a direct member, until
   * `expiresAt` where that is set.
   */
  groups: z.array(
    reference.extend({
      source: z.string(),
      through: z.string().nullable(),
      expiresAt: moment.nullable(),
      managedBy,
    }),
  ),
})
export type User = z.infer<typeof user>

/** Trashed people are listed only when `state` asks for them. */
export const userExportQuery = z.object({
  /** Part of a name, username or e-mail address. */
  search: z.string().max(200).optional(),
  state: userState.optional(),
  role: role.optional(),
  /** Those who have one, or those who have none. */
  secondFactor: z.enum(['yes', 'no']).optional(),
  /** Members of this group, direct and nested. */
  group: id.optional(),
  /** Where they are kept: `local`, or the id of an external directory. */
  source: z.union([z.literal('local'), id]).optional(),
})
/** Ordered by display name. */
export const userQuery = pageQuery.extend(userExportQuery.shape)
export type UserQuery = z.input<typeof userQuery>

export const userPage = page(userListed)

/** Given and family name are derived from the display name unless sent. */
export const userCreate = z
  .object({
    /** Of somebody from a directory, also letters of any script, `@` and `+`. */
    username,
    /** `local`, or the id of a directory that is on, where they are known by this username and have their password. */
    source: z.union([z.literal('local'), id]).default('local'),
    displayName,
    email: email.nullable().default(null),
    givenName: shortText.optional(),
    familyName: shortText.optional(),
    role: role.default('user'),
    groups: z.array(id).max(100).default([]),
    attributes: attributes.default({}),
    /** `null`: the person cannot sign in yet. */
    password: passwordChoice.nullable().default(null),
    mustChange,
  })
  .superRefine((given, context) => {
    if (given.source !== 'local') return
    for (const { message } of localUsername.safeParse(given.username).error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['username'], message })
  })
export type UserCreate = z.input<typeof userCreate>

/** `password` is the generated one, shown this once. */
export const userCreated = z.object({ user, password: z.string().nullable() })
export type UserCreated = z.infer<typeof userCreated>

/**
 * Absent: untouched. The username is set once. Another role or e-mail address and other SSH keys need a sign-in no older
 * than ten minutes; a lower role ends the person's sessions.
 */
export const userPatch = z.object({
  displayName: displayName.optional(),
  givenName: shortText.optional(),
  familyName: shortText.optional(),
  email: email.nullable().optional(),
  locale: z.string().trim().max(35).nullable().optional(),
  zoneinfo: z.string().trim().max(64).nullable().optional(),
  phone: z.string().trim().max(40).nullable().optional(),
  role: role.optional(),
  expiresAt: moment.nullable().optional(),
  /** What is not named stays. */
  attributes: attributes.optional(),
  loginShell: unixPath.nullable().optional(),
  homeDirectory: unixPath.nullable().optional(),
  /** All of them: what is left out is taken away. */
  sshKeys: sshKeys.optional(),
})
export type UserPatch = z.input<typeof userPatch>

/** `withoutEmail`: restore somebody whose address has become another's meanwhile. */
export const userRestore = z.object({ withoutEmail: z.boolean().default(false) }).default({ withoutEmail: false })

/** One's own password need not be changed, whatever `mustChange` says. */
export const passwordSet = z.object({ password: passwordChoice, mustChange })
/** `password` is the generated one, shown this once; `null` when it was typed. */
export const passwordWasSet = z.object({ password: z.string().nullable() })

/** One app as this person meets it. `reason` is a sentence: `In Staff`, `Open to everyone`, `Only Operations`. */
export const userApp = z.object({
  app: reference,
  icon: z.string().nullable(),
  allowed: z.boolean(),
  reason: z.string(),
})
export type UserApp = z.infer<typeof userApp>
export const userAppPage = page(userApp)
