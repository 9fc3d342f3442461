import { z } from 'zod'
import { reference } from './primitive.ts'

/** Rows of one request. A longer table is sent in pieces: what stands here already is kept, so that any may be sent again. */
export const importRowsMax = 500
/** Of one request: so many rows as tables usually have them are a tenth to a half of it. */
export const importBytesMax = 1024 * 1024

const cell = z.string().max(1000, 'Use at most 1,000 characters.')

/** A row as somebody typed it; whatever is wrong with it is said of it alone. */
const importRow = z.object({
  /** In the file, from 1 on, to be told of. */
  line: z.int().min(1),
  username: cell,
  /** The username where it is empty. */
  displayName: cell.default(''),
  email: cell.default(''),
  givenName: cell.default(''),
  familyName: cell.default(''),
  /** By name. */
  groups: z.array(cell).max(100, 'At most 100 groups.').default([]),
})

export const userImport = z.object({
  rows: z.array(importRow).min(1, 'Send at least one row.').max(importRowsMax, `At most ${importRowsMax} rows.`),
  /** Without it nothing is changed. */
  apply: z.boolean().default(false),
  /** Gives each who is added a password, which they have to change when they first sign in. */
  passwords: z.boolean().default(false),
})
export type UserImport = z.input<typeof userImport>
export type ImportRow = z.input<typeof importRow>

const importedRow = z.object({
  line: z.int(),
  /** `added`: here now, or would be. `kept`: somebody has this username, and stays as they are. */
  outcome: z.enum(['added', 'kept', 'refused']),
  /** Who was added, or was here before. */
  user: reference.nullable(),
  /** The one they were given, shown this once. */
  password: z.string().nullable(),
  /** What is wrong, and with which cell. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type ImportedRow = z.infer<typeof importedRow>

export const userImported = z.object({
  rows: z.array(importedRow),
  /** Groups that rows name and nobody has made. */
  unknownGroups: z.array(z.string()),
})
export type UserImported = z.infer<typeof userImported>
