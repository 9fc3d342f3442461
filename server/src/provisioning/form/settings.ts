import { languages, limits, Problem } from '#ground'
import {
  type LdapLimit,
  type LdapLimits,
  ldapLimitNames,
  ldapLimits,
  parseAllowList,
  parseBaseDn,
  parsePublicUrl,
  roles,
  usualLdapLimits,
} from '#directory'
import { z } from 'zod'
import { secretSource, type FindSecretText } from '../secret-source.ts'
import { access, line, named, parsedBy } from './parts.ts'

/** What secrets that are typed may be as long as. */
export const typedSecret = { lengthMin: 16, lengthMax: 256 }

export const allow = z.array(z.string()).superRefine((lines, context) => {
  for (const [i, text] of lines.entries())
    try {
      parseAllowList([text])
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      context.addIssue({ code: 'custom', path: [i], message: error.message.replace(/^Line 1 is /, 'This is ') })
    }
})

/** What is not named is the usual. */
const ldapLimitsForm = z
  .strictObject(
    Object.fromEntries(
      ldapLimitNames.map(name => {
        const { min, max } = ldapLimits[name]
        const wrong = `A whole number from ${min} to ${max}, or nothing for the usual one.`
        return [name, z.int(wrong).min(min, wrong).max(max, wrong).nullable().optional()]
      }),
    ) as Record<LdapLimit, z.ZodOptional<z.ZodNullable<z.ZodInt>>>,
  )
  .transform((set): LdapLimits => ({ ...usualLdapLimits, ...set }))

/** One object for each setting of the directory; what may be written in it is what the directory keeps. */
export const settingsForm = (findText: FindSecretText) =>
  z.object({
    organisation: z.object({ name: named(limits.settings.organisationNameLengthMax) }).optional(),
    publicUrl: z.object({ value: parsedBy(parsePublicUrl).nullable() }).optional(),
    policy: z
      .object({
        mandatoryTwoFactor: z.boolean().optional(),
        twoFactorRoles: z.array(z.enum(roles)).optional(),
        /** By name: here already, or made by the file. */
        twoFactorGroups: z.array(z.string()).optional(),
        trustedBrowserDays: z.int().optional(),
        lockProfiles: z.boolean().optional(),
        nameGroupsOnRefusal: z.boolean().optional(),
      })
      .optional(),
    session: z.object({ idleDays: z.int().optional(), absoluteDays: z.int().optional() }).optional(),
    invitation: z.object({ days: z.int().optional() }).optional(),
    audit: z.object({ days: z.int().optional() }).optional(),
    branding: z
      .object({
        accent: z.string().nullable().optional(),
        contact: line(limits.settings.contactLengthMax).optional(),
        language: z.enum(languages).optional(),
      })
      .optional(),
    signIn: z
      .object({
        allowedSources: z
          .array(line(limits.app.nameLengthMax))
          .min(1, 'Keep “local”, through which an owner can always sign in.')
          .optional(),
      })
      .optional(),
    posix: z
      .object({
        enabled: z.boolean().optional(),
        firstNumber: z.int().optional(),
        lastNumber: z.int().optional(),
        loginShell: line(limits.user.pathLengthMax).optional(),
        homeDirectory: line(limits.user.pathLengthMax).optional(),
      })
      .optional(),
    registration: z.object({ enabled: z.boolean().optional() }).optional(),
    simpleAuth: z.object({ alias: z.boolean().optional() }).optional(),
    trash: z.object({ days: z.int().optional() }).optional(),
    backup: z
      .object({
        enabled: z.boolean().optional(),
        at: z.string().optional(),
        keepDays: z.int().optional(),
        keepMonths: z.int().optional(),
        folder: line(4096).nullable().optional(),
      })
      .optional(),
    directoryServer: z
      .object({
        enabled: z.boolean().optional(),
        secret: secretSource(findText, typedSecret, {}).optional(),
        allow: allow.optional(),
        allowPlaintext: z.boolean().optional(),
        allowBarePassword: z.boolean().optional(),
        rememberPasswords: z.boolean().optional(),
        proxyFrom: allow.optional(),
        limits: ldapLimitsForm.optional(),
        access: access.optional(),
        views: z
          .array(
            z.object({
              base: parsedBy(text => parseBaseDn('', text)),
              profile: z.enum(['standard', 'cloudron', 'lldap']).default('standard'),
              writable: z.boolean().default(false),
              usersSeeAll: z.boolean().default(false),
            }),
          )
          .min(1, 'Keep at least one base DN.')
          .optional(),
      })
      .optional(),
  })
