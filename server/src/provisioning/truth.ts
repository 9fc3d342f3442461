import { checkShape, limits, parseYamlFile, Problem, refuseFile, type YamlFile } from '#ground'
import {
  foldName,
  parseAllowList,
  parseAppName,
  parseBaseDn,
  parseEmail,
  parseGroupName,
  parseRedirectUri,
  parseUsername,
  roles,
} from '#directory'
import { z } from 'zod'
import { findContradictions } from './contradictions.ts'
import { secretSource, type FindSecretText } from './secret-source.ts'

const later = (what: string) => z.undefined(`Not in this version: ${what}. Leave it out.`).optional()

/** Text that one of the directory's own parsers accepts, in the form it is kept in. */
const parsedBy = (parse: (text: string) => string) =>
  z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  })

const line = (lengthMax: number) =>
  z
    .string()
    .trim()
    .max(lengthMax)
    .regex(/^\P{Cc}*$/u, 'No line breaks or control characters.')
const named = (lengthMax: number) => line(lengthMax).min(1)
const username = parsedBy(parseUsername)
const groupName = parsedBy(parseGroupName)
const uri = parsedBy(text => parseRedirectUri('', text))
const link = z
  .string()
  .max(limits.app.uriLengthMax)
  .refine(
    text => /^https?:$/.test(URL.parse(text)?.protocol ?? ''),
    'Give an address that starts with https:// or http://.',
  )

const access = z
  .object({
    nobody: z.literal(true).optional(),
    everyone: z.literal(true).optional(),
    groups: z.array(groupName).optional(),
    users: z.array(username).optional(),
    singleUser: username.optional(),
  })
  .refine(({ groups, users, ...one }) => {
    const kinds = Object.values(one).filter(value => value !== undefined).length
    return kinds + (groups === undefined && users === undefined ? 0 : 1) === 1
  }, 'Give one of: nobody: true, everyone: true, groups and users, singleUser.')

const allow = z.array(z.string()).superRefine((lines, context) => {
  for (const [i, text] of lines.entries())
    try {
      parseAllowList([text])
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      context.addIssue({ code: 'custom', path: [i], message: error.message.replace(/^Line 1 is /, 'This is ') })
    }
})

const typedSecret = { lengthMin: 16, lengthMax: 256 }

/** The file of truth, with secrets from wherever they stand. An absent key is left as it is, an empty list emptied. */
const truthShape = (findText: FindSecretText) => {
  const secret = secretSource(findText, typedSecret, {})
  return z.object({
    version: z.literal(1, 'Expected 1, the version of this form of file.'),
    settings: z
      .object({
        organisation: z.object({ name: named(limits.settings.organisationNameLengthMax) }).optional(),
        policy: z
          .object({
            mandatoryTwoFactor: z.literal(false, 'Not in this version: second factors. Leave it out.').optional(),
            lockProfiles: z.boolean().optional(),
          })
          .optional(),
        signIn: z
          .object({
            allowedSources: z
              .array(z.literal('local', 'Not in this version: external directories. Only “local” is a source.'))
              .min(1, 'Keep “local”, through which an owner can always sign in.')
              .optional(),
          })
          .optional(),
        directoryServer: z
          .object({
            enabled: z.boolean().optional(),
            secret: secret.optional(),
            allow: allow.optional(),
            allowPlaintext: z.boolean().optional(),
            access: access.optional(),
            views: z
              .array(
                z.object({
                  base: parsedBy(text => parseBaseDn('', text)),
                  profile: z.enum(['standard', 'cloudron']).default('standard'),
                  writable: z.boolean().default(false),
                  usersSeeAll: z.boolean().default(false),
                }),
              )
              .min(1, 'Keep at least one base DN.')
              .optional(),
          })
          .optional(),
      })
      .optional(),
    groups: z
      .array(
        z.object({
          name: groupName,
          code: line(limits.group.nameLengthMax).transform(foldName).optional(),
          description: line(limits.group.descriptionLengthMax).optional(),
        }),
      )
      .optional(),
    users: z
      .array(
        z.object({
          username,
          email: parsedBy(parseEmail).nullable().optional(),
          displayName: named(limits.user.displayNameLengthMax).optional(),
          givenName: line(limits.user.displayNameLengthMax).optional(),
          familyName: line(limits.user.displayNameLengthMax).optional(),
          locale: line(35).nullable().optional(),
          zoneinfo: line(64).nullable().optional(),
          phone: line(limits.user.phoneLengthMax).nullable().optional(),
          role: z.enum(roles).optional(),
          groups: z.array(groupName).optional(),
          password: secretSource(
            findText,
            { lengthMin: limits.password.lengthMin, lengthMax: limits.password.lengthMax },
            {
              hash: z
                .string()
                .regex(/^\$argon2/, 'Not in this version: hashes other than argon2.')
                .optional(),
              enforce: z.boolean().optional(),
            },
          )
            .refine(
              ({ secret, hash }) => (secret === undefined) !== (hash === undefined),
              'Give one of value, env, file and hash.',
            )
            .refine(
              ({ hash, enforce }) => hash === undefined || enforce !== true,
              'Only a password itself can be enforced, not its hash.',
            )
            .optional(),
        }),
      )
      .optional(),
    apps: z
      .array(
        z.object({
          name: parsedBy(parseAppName),
          title: named(limits.app.titleLengthMax).optional(),
          icon: line(100).nullable().optional(),
          link: link.nullable().optional(),
          signInUrl: link.nullable().optional(),
          enabled: z.boolean().optional(),
          access: access.optional(),
          adminsIncluded: z.boolean().optional(),
          requireTwoFactor: z.boolean().optional(),
          sensitive: z.boolean().optional(),
          contact: username.nullable().optional(),
          oidc: z
            .object({
              clientId: z
                .string()
                .regex(/^[\x21-\x7e]{1,100}$/, '1 to 100 plain characters without spaces.')
                .optional(),
              clientSecret: secret.optional(),
              redirectUris: z
                .array(uri)
                .min(1, 'Give at least one redirect address.')
                .max(limits.app.redirectUrisMax)
                .optional(),
              postLogoutRedirectUris: z.array(uri).max(limits.app.redirectUrisMax).optional(),
              backchannelLogoutUri: uri.nullable().optional(),
              authMethod: z.enum(['client_secret_basic', 'client_secret_post', 'none']).optional(),
              requirePkce: z.boolean().optional(),
              askConsent: z.boolean().optional(),
              claimsInIdToken: z.boolean().optional(),
            })
            .nullable()
            .optional(),
          ldap: z
            .object({ secret: secret.optional(), allowBarePassword: z.boolean().optional() })
            .nullable()
            .optional(),
          simpleAuth: later('Simple Auth'),
          gateway: later('the gateway'),
        }),
      )
      .optional(),
    externalDirectories: z.array(z.never('Not in this version: external directories. Leave them out.')).optional(),
  })
}

type TruthShape = z.output<ReturnType<typeof truthShape>>

/** What a file says, checked by itself: well formed, nothing named twice. */
export interface Truth extends TruthShape {
  file: YamlFile
}

export type TruthUser = NonNullable<Truth['users']>[number]
export type TruthApp = NonNullable<Truth['apps']>[number]
export type TruthGroup = NonNullable<Truth['groups']>[number]
export type TruthAccess = NonNullable<TruthApp['access']>

/** Throws Problem `invalid` with file, line and what is allowed, for everything that is wrong at once. */
export async function readTruth(name: string, text: string, findText: FindSecretText): Promise<Truth> {
  const file = await parseYamlFile(name, text)
  const checked = checkShape(truthShape(findText), file.value ?? {})
  if ('flaws' in checked) throw refuseFile(file, checked.flaws)
  const truth: Truth = { ...checked.value, file }
  const contradictions = [...findContradictions(truth)]
  if (contradictions.length > 0) throw refuseFile(file, contradictions)
  return truth
}
