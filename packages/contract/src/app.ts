import { z } from 'zod'
import { accessRule, accessShown } from './access.ts'
import { clientId, oidcDefaulted, oidcFields, oidcShown, webAddress } from './oidc-client.ts'
import { page, pageQuery } from './page.ts'
import { gatewayFields, gatewayShown } from './gateway.ts'
import { id, managedBy, reference, secretChoice, secretInfo, version } from './primitive.ts'
import { simpleAuthFields, simpleAuthShown } from './simple-auth.ts'
import { appStates, doors, openToKinds } from './values.ts'

const slug = z
  .string()
  .trim()
  .toLowerCase()
  .max(64, 'Use at most 64 characters.')
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'Use a to z, 0 to 9 and hyphen.')
const networks = z.array(z.string().trim().max(100)).max(100, 'At most 100 addresses and ranges.')
const sessionMinutes = z.int().min(1).max(525_600)
/** The name of a recipe. */
export const recipeId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'A recipe is named in a to z, 0 to 9 and hyphen.')
const title = z.string().trim().min(1, 'Give the app a name.').max(100, 'Use at most 100 characters.')

export const door = z.enum(doors)
export type Door = z.infer<typeof door>
/** A door whose app proves itself with a secret. */
const secretDoor = z.enum(['oidc', 'ldap', 'simpleAuth'])
export type SecretDoor = z.infer<typeof secretDoor>

const ldapValues = z.object({
  /** The values are right but nothing listens while the directory server is off. */
  directoryServerOn: z.boolean(),
  host: z.string(),
  /** 0: off. */
  ldapPort: z.int(),
  ldapsPort: z.int(),
  url: z.string(),
  bindDn: z.string(),
  /** The app's own tree: only people who may open the app. */
  base: z.string(),
  peopleBase: z.string(),
  groupsBase: z.string(),
  /** With `%s` for what the person types. */
  filter: z.string(),
  /** Asks for the secret on the terminal. */
  command: z.string(),
})
export type LdapValues = z.infer<typeof ldapValues>

export const appSummary = z.object({
  id,
  /** Slug, set once. */
  name: z.string(),
  title: z.string(),
  icon: z.string().nullable(),
  /** The recipe it was set up by; `null`: none. */
  recipe: z.string().nullable(),
  link: z.string().nullable(),
  enabled: z.boolean(),
  doors: z.array(door),
  access: accessShown,
  adminsIncluded: z.boolean(),
  peopleCount: z.int(),
  /** It added itself. Nobody opens it before an admin says who may. */
  registered: z.boolean(),
  version,
  managedBy,
})
export type AppSummary = z.infer<typeof appSummary>

export const app = appSummary.extend({
  signInUrl: z.string().nullable(),
  requireTwoFactor: z.boolean(),
  /** Addresses and ranges it is open from; none: from anywhere. */
  networks: z.array(z.string()),
  /** How long after a sign-in it is open without another one; `null`: as long as the person is signed in. */
  sessionMinutes: z.int().nullable(),
  /** User managers may not change groups that open it. */
  sensitive: z.boolean(),
  /** Whom a refused person is told to ask. */
  contact: reference.nullable(),
  oidc: oidcShown.nullable(),
  /** `allowBarePassword`: people with a second factor may use their password alone at this app. */
  ldap: z.object({ allowBarePassword: z.boolean(), secrets: z.array(secretInfo), values: ldapValues }).nullable(),
  simpleAuth: simpleAuthShown.nullable(),
  gateway: gatewayShown.nullable(),
})
export type App = z.infer<typeof app>

export const appState = z.enum(appStates)
export const appOpenTo = z.enum(openToKinds)

/** Ordered by title. */
export const appQuery = pageQuery.extend({
  search: z.string().max(200).optional(),
  /** Those that have this door, among others. */
  door: door.optional(),
  /** By the kind of their rule. */
  openTo: appOpenTo.optional(),
  state: appState.optional(),
})
export type AppQuery = z.input<typeof appQuery>
export const appPage = page(appSummary)

export const appCreate = z
  .object({
    title,
    /** Derived from the title unless sent. */
    name: slug.optional(),
    link: webAddress.nullable().default(null),
    icon: z.string().max(100).nullable().default(null),
    recipe: recipeId.nullable().default(null),
    signInUrl: webAddress.nullable().default(null),
    access: accessRule.default({ kind: 'nobody' }),
    adminsIncluded: z.boolean().default(true),
    requireTwoFactor: z.boolean().default(false),
    networks: networks.default([]),
    sessionMinutes: sessionMinutes.nullable().default(null),
    sensitive: z.boolean().default(false),
    contact: id.nullable().default(null),
    oidc: z
      .object({
        /** The slug unless sent. */
        clientId: clientId.optional(),
        ...oidcDefaulted,
        /** Not looked at for a public client. */
        secret: secretChoice.default({ kind: 'generated' }),
      })
      .refine(made => made.redirectUris.length > 0 || made.deviceFlow || made.clientCredentials, {
        path: ['redirectUris'],
        message: 'Give at least one redirect address.',
      })
      .nullable()
      .default(null),
    ldap: z
      .object({ allowBarePassword: z.boolean().default(false), secret: secretChoice.default({ kind: 'generated' }) })
      .nullable()
      .default(null),
    simpleAuth: z
      .object({ ...simpleAuthFields, secret: secretChoice.default({ kind: 'generated' }) })
      .nullable()
      .default(null),
    gateway: z.object(gatewayFields).partial().required({ host: true }).nullable().default(null),
  })
  .refine(made => [made.oidc, made.ldap, made.simpleAuth, made.gateway].some(way => way !== null), {
    path: ['oidc'],
    message: 'Choose how the app signs people in.',
  })
export type AppCreate = z.input<typeof appCreate>

/** The secrets are shown this once; `null` where none was made. */
export const appCreated = z.object({
  app,
  secrets: z.object({
    oidc: z.string().nullable(),
    ldap: z.string().nullable(),
    simpleAuth: z.string().nullable(),
  }),
})
export type AppCreated = z.infer<typeof appCreated>

/**
 * Absent: untouched. A door the app does not have yet is added without a secret, `null` takes it away with its secrets.
 */
export const appPatch = z.object({
  title: title.optional(),
  link: webAddress.nullable().optional(),
  icon: z.string().max(100).nullable().optional(),
  recipe: recipeId.nullable().optional(),
  signInUrl: webAddress.nullable().optional(),
  enabled: z.boolean().optional(),
  access: accessRule.optional(),
  adminsIncluded: z.boolean().optional(),
  requireTwoFactor: z.boolean().optional(),
  networks: networks.optional(),
  sessionMinutes: sessionMinutes.nullable().optional(),
  sensitive: z.boolean().optional(),
  contact: id.nullable().optional(),
  oidc: z.object(oidcFields).partial().extend({ clientId: clientId.optional() }).nullable().optional(),
  ldap: z.object({ allowBarePassword: z.boolean() }).partial().nullable().optional(),
  simpleAuth: z.object(simpleAuthFields).nullable().optional(),
  gateway: z.object(gatewayFields).partial().nullable().optional(),
})
export type AppPatch = z.input<typeof appPatch>

export const appSecretAdd = z.object({ door: secretDoor, secret: secretChoice })
export const appSecretParams = z.object({ id, secretId: id })
