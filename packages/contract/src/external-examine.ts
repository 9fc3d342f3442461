import { z } from 'zod'
import { externalProvider, externalSettings } from './external-directory.ts'
import { id, moment } from './primitive.ts'

/** A secret as typed; it is never told again. */
const typedSecret = z.string().min(1).max(1024)

/** Settings to be tried, saved or not. A secret that is absent is the stored one of `id`, as long as that may be used. */
const question = z.object({
  settings: externalSettings,
  /** The directory these are the settings of; absent: a new one. */
  id: id.optional(),
  bindPassword: typedSecret.optional(),
  /** PEM. */
  clientKey: z.string().min(1).max(20_000).optional(),
})

export const externalExamination = question
export type ExternalExamination = z.input<typeof externalExamination>

/** SHA-256, in pairs of hexadecimal digits with colons between. */
const fingerprint = z.string()

export const seenCertificate = z.object({
  subject: z.string(),
  /** Host names and addresses it is for. */
  names: z.array(z.string()),
  issuer: z.string(),
  validFrom: moment,
  validTo: moment,
  fingerprint,
  pem: z.string(),
  protocol: z.string(),
  /** Null: it is believed. */
  trouble: z.enum(['unknown-authority', 'wrong-name', 'expired', 'not-yet-valid', 'other']).nullable(),
  /** OpenSSL's name of it. */
  code: z.string().nullable(),
  /** To be kept as `tls.ca` once the fingerprint was compared; null where the server does not send it. */
  authority: z.object({ name: z.string(), fingerprint, validTo: moment, pem: z.string() }).nullable(),
})
export type SeenCertificate = z.infer<typeof seenCertificate>

export const examineStepNames = ['name', 'port', 'certificate', 'bind', 'server', 'base', 'people', 'groups'] as const

/** One thing that was looked at. Told as it ends, so that somebody who waits sees where it stands. */
export const examineStep = z.object({
  name: z.enum(examineStepNames),
  /** Of which address; null: of the directory. */
  url: z.string().nullable(),
  result: z.enum(['passed', 'attention', 'failed', 'not-run']),
  title: z.string(),
  detail: z.array(z.string()),
  /** Milliseconds; null: it did not run. */
  ms: z.int().nullable(),
  certificate: seenCertificate.optional(),
  server: z
    .object({
      vendor: z.string(),
      /** Whose settings fit. */
      provider: externalProvider.nullable(),
      namingContexts: z.array(z.string()),
    })
    .optional(),
  people: z
    .object({
      count: z.int(),
      /** There are more. */
      capped: z.boolean(),
      first: z.array(z.object({ username: z.string(), displayName: z.string(), dn: z.string() })),
      /** Who would not come over, by the reason. */
      skipped: z.array(z.object({ reason: z.string(), count: z.int(), first: z.array(z.string()) })),
      /** Who has no address there, and a filter that leaves them out; null: it does. */
      withoutEmail: z.object({ count: z.int(), first: z.array(z.string()), filter: z.string().nullable() }),
    })
    .optional(),
  groups: z
    .object({
      count: z.int(),
      capped: z.boolean(),
      nested: z.int(),
      largest: z.object({ code: z.string(), members: z.int() }).nullable(),
    })
    .optional(),
})
export type ExamineStep = z.infer<typeof examineStep>

/** Attributes as they are there. Values that are no text are hexadecimal; passwords and keys are never among them. */
const shownAttribute = z.object({ name: z.string(), values: z.array(z.string()), count: z.int() })
export type ShownAttribute = z.infer<typeof shownAttribute>

const username = z.string().trim().min(1, 'Type a username.').max(255)

export const externalLookUp = question.extend({ username })
export type ExternalLookUp = z.input<typeof externalLookUp>

/** What would come of somebody, without anything being done. */
export const arrivingPerson = z.object({
  /** As it was sent. */
  filter: z.string(),
  /** Null: nobody, or more than one. */
  dn: z.string().nullable(),
  /** Why nobody would come in; null: they would. */
  trouble: z.string().nullable(),
  attributes: z.array(shownAttribute),
  /** Side by side: what it is here, from which attribute, and what it would be. Empty text: nothing. */
  fields: z.array(z.object({ field: z.string(), from: z.string(), value: z.string() })),
  state: z.enum(['active', 'disabled', 'expired', 'locked']).nullable(),
  groups: z.array(
    z.object({
      code: z.string(),
      dn: z.string(),
      /** What it means here; null: nothing. */
      here: z.string().nullable(),
    }),
  ),
  /** What they would meet here. */
  conflicts: z.array(z.string()),
})
export type ArrivingPerson = z.infer<typeof arrivingPerson>

export const externalSignInTry = externalLookUp.extend({ password: typedSecret })
export type ExternalSignInTry = z.input<typeof externalSignInTry>
export const externalSignInTried = z.object({
  taken: z.boolean(),
  /** For the admin: the person is told less. */
  said: z.string(),
})

export const externalBrowse = question.extend({
  /** Null: the top. */
  dn: z.string().max(2000).nullable(),
})
export const treeEntry = z.object({
  dn: z.string(),
  attributes: z.array(shownAttribute),
  children: z.array(z.object({ dn: z.string(), rdn: z.string(), objectClasses: z.array(z.string()) })),
  /** There are more below than are listed. */
  capped: z.boolean(),
  /** Why it cannot be shown; null: it is. */
  trouble: z.string().nullable(),
})
export type TreeEntry = z.infer<typeof treeEntry>

export const externalPreset = z.object({
  provider: externalProvider,
  title: z.string(),
  /** Complete but for the base DN: searches begin at what comes before it. */
  settings: externalSettings.extend({ urls: z.array(z.string()) }),
  /** What to know before it surprises. */
  notes: z.array(z.string()),
})
export type ExternalPreset = z.infer<typeof externalPreset>
export const externalPresets = z.object({ items: z.array(externalPreset) })
