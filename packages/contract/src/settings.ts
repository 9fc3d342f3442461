import { z } from 'zod'
import { version } from './primitive.ts'

/** A value, and what keeps the dashboard from changing it: `DOORWARD_PUBLIC_URL`, or the name of a file. */
const lockable = z.object({ value: z.string(), lockedBy: z.string().nullable() })

/** Numbers and defaults for accounts on Unix machines. */
const posix = z.object({
  /** Whether LDAP shows them. */
  enabled: z.boolean(),
  /** The range new numbers come from; numbers once given stay. */
  firstNumber: z.int(),
  lastNumber: z.int(),
  /** For those who have none of their own; `${username}` stands for the username. */
  loginShell: z.string().max(255),
  homeDirectory: z.string().max(255),
})

export const settings = z.object({
  organisationName: lockable,
  publicUrl: lockable,
  /** How long a deleted person can be restored. */
  trashDays: z.int(),
  /** How long the audit trail is kept. */
  auditDays: z.int(),
  posix,
  /** Whether apps that have a token for it may add themselves. */
  registration: z.boolean(),
  /** Whether old apps find Simple Auth at `/api/v1/login` and its neighbours, too. */
  simpleAuthAlias: z.boolean(),
  /** By the name of a setting, what keeps the dashboard from changing it. */
  lockedBy: z.object({
    trashDays: z.string().nullable(),
    auditDays: z.string().nullable(),
    posix: z.string().nullable(),
    registration: z.string().nullable(),
    simpleAuthAlias: z.string().nullable(),
  }),
  version,
})
export type Settings = z.infer<typeof settings>

/** Absent: untouched. Another host in `publicUrl` changes the issuer every app knows. */
export const settingsPatch = z.object({
  organisationName: z
    .string()
    .trim()
    .min(1, 'Give the organisation a name.')
    .max(100, 'Use at most 100 characters.')
    .optional(),
  publicUrl: z
    .string()
    .trim()
    .max(2048)
    .refine(
      text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
      'Give an address that starts with https://.',
    )
    .refine(text => !URL.canParse(text) || new URL(text).pathname === '/', 'Give the address without a path.')
    .optional(),
  trashDays: z.int().min(1, 'At least one day.').max(3650, 'At most ten years.').optional(),
  auditDays: z.int().min(1, 'At least one day.').max(3650, 'At most ten years.').optional(),
  posix: posix.partial().optional(),
  registration: z.boolean().optional(),
  simpleAuthAlias: z.boolean().optional(),
})
export type SettingsPatch = z.input<typeof settingsPatch>

/** What the home page and the navigation count. */
export const overview = z.object({
  people: z.int(),
  activePeople: z.int(),
  groups: z.int(),
  apps: z.int(),
  directoryServerOn: z.boolean(),
  /** Service accounts that go on while their contact is disabled, expired or gone. */
  servicesAlone: z.int(),
})
export type Overview = z.infer<typeof overview>
