import { z } from 'zod'
import { version } from './primitive.ts'

/** A value, and what keeps the dashboard from changing it: `DOORWARD_PUBLIC_URL`, or the name of a file. */
const lockable = z.object({ value: z.string(), lockedBy: z.string().nullable() })

export const settings = z.object({ organisationName: lockable, publicUrl: lockable, version })
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
})
export type SettingsPatch = z.input<typeof settingsPatch>

/** What the home page and the navigation count. */
export const overview = z.object({
  people: z.int(),
  activePeople: z.int(),
  groups: z.int(),
  apps: z.int(),
  directoryServerOn: z.boolean(),
})
export type Overview = z.infer<typeof overview>
