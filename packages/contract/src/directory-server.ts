import { z } from 'zod'
import { accessRule, accessShown } from './access.ts'
import { id, managedBy, moment, secretChoice, secretInfo, version } from './primitive.ts'

export const profile = z.enum(['standard', 'cloudron', 'lldap'])
export type Profile = z.infer<typeof profile>

const viewFields = {
  /** Base DN: `dc=example,dc=com`. */
  base: z.string().trim().min(1, 'Give a base DN, like dc=example,dc=com.').max(255, 'Use at most 255 characters.'),
  profile: profile.default('standard'),
  writable: z.boolean().default(false),
  /** A person who signs in sees everyone, not only themselves. */
  usersSeeAll: z.boolean().default(false),
}

/** What is permitted, with the unit in each name. */
export const directoryLimits = [
  'connections',
  'connectionsPerAddress',
  'idleSeconds',
  'unboundSeconds',
  'messageKib',
  'unboundMessageKib',
  'outstandingOperations',
  'filterDepth',
  'filterItems',
  'searchEntries',
  'searchSeconds',
] as const
export type DirectoryLimit = (typeof directoryLimits)[number]

const limitShown = z.object({
  /** Null: the usual one. */
  value: z.int().nullable(),
  usual: z.int(),
  min: z.int(),
  max: z.int(),
})

const forEachLimit = <Schema extends z.ZodType>(schema: Schema) =>
  z.object(Object.fromEntries(directoryLimits.map(name => [name, schema])) as unknown as Record<DirectoryLimit, Schema>)

/** The LDAP server for apps. One for the whole organisation. */
export const directoryServer = z.object({
  enabled: z.boolean(),
  /** `failed`: switched on, but a port could not be opened; `trouble` says why. */
  listening: z.enum(['off', 'listening', 'failed']),
  trouble: z.string().nullable(),
  host: z.string(),
  /** 0: off. Set where the process is configured. */
  ldapPort: z.int(),
  ldapsPort: z.int(),
  /** The address to give to apps on other machines. */
  url: z.string(),
  allowPlaintext: z.boolean(),
  /** People who have or need a second factor may use their password alone in the main trees. */
  allowBarePassword: z.boolean(),
  /** A right password is remembered in memory for a minute, so that apps which bind with every request cost less. */
  rememberPasswords: z.boolean(),
  certificate: z
    .object({
      names: z.array(z.string()),
      validTo: moment,
      /** Made here; apps must be told to trust it. */ selfMade: z.boolean(),
      /** SHA-256, as `openssl x509 -fingerprint -sha256` writes it. */
      fingerprint: z.string(),
    })
    .nullable(),
  views: z.array(
    z.object({
      base: z.string(),
      profile,
      writable: z.boolean(),
      usersSeeAll: z.boolean(),
      bindDn: z.string(),
      peopleBase: z.string(),
      groupsBase: z.string(),
      /** With `%s` for what the person types. */
      filter: z.string(),
      /** An ldapsearch that asks for the secret on the terminal. */
      command: z.string(),
    }),
  ),
  /** As typed, with comments: one address or range a line. */
  allowList: z.string(),
  /** In the same form: proxies that tell by the PROXY protocol from where a connection comes. */
  proxyFrom: z.string(),
  limits: forEachLimit(limitShown),
  /** Who may sign in through the main trees, which are an app of their own. */
  access: accessShown,
  secrets: z.array(secretInfo),
  version,
  managedBy,
})
export type DirectoryServer = z.infer<typeof directoryServer>

/**
 * Absent: untouched. Switching on needs a view, a line in the allow-list and a secret; `newSecret` makes one in the same
 * step. A wrong line of `allowList` is answered with path `allowList.<line from 1>`, one of `proxyFrom` likewise.
 */
export const directoryServerPatch = z.object({
  enabled: z.boolean().optional(),
  allowPlaintext: z.boolean().optional(),
  allowBarePassword: z.boolean().optional(),
  rememberPasswords: z.boolean().optional(),
  views: z.array(z.object(viewFields)).min(1, 'Keep at least one base DN.').max(10).optional(),
  allowList: z.string().max(65_536).optional(),
  proxyFrom: z.string().max(65_536).optional(),
  /** Those not named stay as they are; null is the usual one. */
  limits: forEachLimit(z.int('A whole number, or nothing for the usual one.').nullable()).partial().optional(),
  access: accessRule.optional(),
  newSecret: secretChoice.optional(),
})
export type DirectoryServerPatch = z.input<typeof directoryServerPatch>

/** `newSecret` is the text of the one made in this step. */
export const directoryServerPatched = z.object({ directoryServer, newSecret: z.string().nullable() })
export type DirectoryServerPatched = z.infer<typeof directoryServerPatched>

export const directorySecretAdd = z.object({ secret: secretChoice })
export const directorySecretParams = z.object({ secretId: id })
export const secretRevealed = z.object({ value: z.string() })
