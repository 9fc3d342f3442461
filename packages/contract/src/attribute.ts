import { z } from 'zod'
import { id, managedBy, version } from './primitive.ts'

/** Dates are `YYYY-MM-DD`, numbers whole; every value travels as text. */
export const attributeType = z.enum(['text', 'number', 'boolean', 'date'])
/** `admins`: user managers and above, and admin binds. `self`: also the person. `everyone`: whoever sees the person. */
export const attributeSight = z.enum(['admins', 'self', 'everyone'])
export const attributeEditor = z.enum(['admins', 'self'])

/** A custom attribute of people, declared once. */
export const attribute = z.object({
  id,
  /** The same in the API, in LDAP and among the claims; never changed. */
  name: z.string(),
  title: z.string(),
  type: attributeType,
  multiValued: z.boolean(),
  seenBy: attributeSight,
  editedBy: attributeEditor,
  /** Kept in an index, for LDAP searches. */
  searchable: z.boolean(),
  version,
  managedBy,
})
export type Attribute = z.infer<typeof attribute>

/** All of them, in the order they were declared: there are at most a hundred. */
export const attributeList = z.object({ items: z.array(attribute) })

const title = z.string().trim().min(1, 'Give a title.').max(100, 'Use at most 100 characters.')

export const attributeCreate = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give a name.')
    .max(64, 'Use at most 64 characters.')
    .regex(/^[a-z][a-z0-9-]*$/i, 'Use letters, digits and hyphens, starting with a letter.'),
  title: title.optional(),
  type: attributeType.default('text'),
  multiValued: z.boolean().default(false),
  seenBy: attributeSight.default('admins'),
  editedBy: attributeEditor.default('admins'),
  searchable: z.boolean().default(false),
})
export type AttributeCreate = z.input<typeof attributeCreate>

/** Absent: untouched. An attribute of several values stays one; name and type are for good. */
export const attributePatch = z.object({
  title: title.optional(),
  multiValued: z.boolean().optional(),
  seenBy: attributeSight.optional(),
  editedBy: attributeEditor.optional(),
  searchable: z.boolean().optional(),
})
export type AttributePatch = z.input<typeof attributePatch>
