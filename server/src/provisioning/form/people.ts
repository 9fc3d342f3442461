import { limits, parsePasswordHash, Problem, Secret } from '#ground'
import {
  attributeSights,
  attributeTypes,
  foldName,
  parseEmail,
  parseSshKey,
  parseUsername,
  posixNumberMax,
  posixNumberMin,
  roles,
} from '#directory'
import { z } from 'zod'
import { secretSource, type FindSecretText } from '../secret-source.ts'
import { ending, groupName, line, named, parsedBy, username } from './parts.ts'

/** A custom attribute of people. Its name and type are for good. */
export const attributeForm = z.object({
  name: named(limits.attribute.nameLengthMax),
  title: named(limits.attribute.titleLengthMax).optional(),
  type: z.enum(attributeTypes).optional(),
  multiValued: z.boolean().optional(),
  seenBy: z.enum(attributeSights).optional(),
  editedBy: z.enum(['admins', 'self']).optional(),
  searchable: z.boolean().optional(),
})

/** A group somebody is in: `staff`, or `{ name: staff, until: 2027-01-31 }`. */
const membership = z
  .union([groupName, z.object({ name: groupName, until: ending.nullable().optional() })], {
    error: 'Expected the name of a group, or { name: staff, until: 2027-01-31 }.',
  })
  .transform(given =>
    typeof given === 'string' ? { name: given, until: null } : { name: given.name, until: given.until ?? null },
  )

/** For those who are made; numbers once given are for good. */
const posixNumber = z.int().min(posixNumberMin).max(posixNumberMax)

export const groupForm = z.object({
  name: groupName,
  code: line(limits.group.nameLengthMax).transform(foldName).optional(),
  description: line(limits.group.descriptionLengthMax).optional(),
  gidNumber: posixNumber.optional(),
  /** Groups inside it. */
  groups: z.array(membership).optional(),
  managers: z.array(username).optional(),
})

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String)
/** One value, a list of them, or none. */
const values = z.union([value, z.array(value), z.null()]).transform(given => (given === null ? [] : [given].flat()))

const unixPath = z
  .string()
  .max(limits.user.pathLengthMax)
  .regex(/^\/[!-9;-~]*$/, 'Give an absolute path, such as /bin/bash, without spaces.')
  .nullable()
  .optional()

const password = (findText: FindSecretText) =>
  secretSource(
    findText,
    { lengthMin: limits.password.lengthMin, lengthMax: limits.password.lengthMax },
    {
      /** Kept from being printed: it may be a password in plain text. */
      hash: parsedBy(text => (parsePasswordHash(text), text))
        .transform(text => new Secret(text))
        .optional(),
      mustChange: z.boolean().optional(),
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

export const userForm = (findText: FindSecretText) =>
  z
    .object({
      username,
      /** Takes a username that is kept for the system. */
      allowReserved: z.boolean().optional(),
      email: parsedBy(parseEmail).nullable().optional(),
      emailVerified: z.boolean().optional(),
      recoveryEmail: parsedBy(text => parseEmail(text, 'recoveryEmail'))
        .nullable()
        .optional(),
      displayName: named(limits.user.displayNameLengthMax).optional(),
      givenName: line(limits.user.displayNameLengthMax).optional(),
      familyName: line(limits.user.displayNameLengthMax).optional(),
      locale: line(35).nullable().optional(),
      zoneinfo: line(64).nullable().optional(),
      phone: line(limits.user.phoneLengthMax).nullable().optional(),
      role: z.enum(roles).optional(),
      disabled: z.boolean().optional(),
      expiresAt: ending.nullable().optional(),
      groups: z.array(membership).optional(),
      attributes: z.record(z.string(), values).optional(),
      sshKeys: z.array(parsedBy(text => parseSshKey('', text))).optional(),
      uidNumber: posixNumber.optional(),
      loginShell: unixPath,
      homeDirectory: unixPath,
      password: password(findText).optional(),
    })
    .superRefine((user, context) => {
      try {
        parseUsername(user.username, { allowReserved: user.allowReserved ?? false })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        context.addIssue({ code: 'custom', path: ['username'], message: error.message })
      }
    })
