import { z } from 'zod'
import { externalSettings } from './external-directory.ts'
import { id, managedBy, moment, version } from './primitive.ts'

/** A directory people come from. What is secret about it is never answered, only whether there is some. */
export const externalDirectory = z.object({
  id,
  /** As in the list of allowed sources and in commands; never changed. */
  name: z.string(),
  title: z.string(),
  /** Off: its people are local, and their links wait for its return. */
  enabled: z.boolean(),
  settings: externalSettings,
  hasBindPassword: z.boolean(),
  hasClientKey: z.boolean(),
  createdAt: moment,
  updatedAt: moment,
  version,
  managedBy,
})
export type ExternalDirectory = z.infer<typeof externalDirectory>

/** All of them, in the order they were made. */
export const externalDirectoryList = z.object({ items: z.array(externalDirectory) })

const { shape } = externalSettings
/** Some of the settings. What is absent is left as it is, or as is usual at the provider's servers. */
const someSettings = externalSettings.partial().extend({
  tls: shape.tls.partial().optional(),
  userSearch: shape.userSearch.partial().optional(),
  attributes: shape.attributes.partial().optional(),
  timeouts: shape.timeouts.partial().optional(),
  removalGuard: shape.removalGuard.partial().optional(),
})

const title = z.string().trim().min(1, 'Give the directory a name people know it by.').max(100)
/** Write-only; `null` takes it away. */
const secrets = {
  bindPassword: z.string().max(1000).nullable().optional(),
  /** PEM, without a passphrase. */
  clientKey: z.string().max(100_000).nullable().optional(),
}

/** It is off until it is turned on. */
export const externalDirectoryCreate = z.object({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .max(63, 'Use at most 63 characters.')
    .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'Use a to z, 0 to 9 and hyphen.'),
  title: title.optional(),
  settings: someSettings,
  ...secrets,
})
export type ExternalDirectoryCreate = z.input<typeof externalDirectoryCreate>

/** Other servers, or another way to reach them, need the bind password to be sent along again. */
export const externalDirectoryPatch = z.object({
  title: title.optional(),
  settings: someSettings.optional(),
  ...secrets,
})
export type ExternalDirectoryPatch = z.input<typeof externalDirectoryPatch>

/** The text of a properties file of a CloverDX server. */
export const cloverdxFile = z.object({ properties: z.string().max(200_000) })

/** What such a file says; nothing of it is kept. */
export const cloverdxDraft = z.object({
  /** Complete, but for what its notes ask for. */
  settings: externalSettings.extend({ urls: z.array(z.string()) }),
  /** As it stands in the file. */
  bindPassword: z.string().nullable(),
  /** The code of the default group there, where no group here has it. */
  missingGroup: z.string().nullable(),
  /** Who may sign in by it: people without a directory, and people of this one; `null`: it does not say. */
  allowed: z.object({ local: z.boolean(), directory: z.boolean() }).nullable(),
  /** What was not taken over as it stands, and why. */
  notes: z.array(z.object({ key: z.string(), message: z.string() })),
})
export type CloverdxDraft = z.infer<typeof cloverdxDraft>

/** `local`, or the id of a directory. */
export const userSource = z.object({ source: z.union([z.literal('local'), id]) })
