import { z } from 'zod'
import { pageQuery } from './page.ts'
import { id, moment, reference } from './primitive.ts'
import { auditTopics } from './values.ts'

const party = z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() })

/** One event, as the list, the export and its lines tell it. These names stay; new ones may come. */
export const auditEvent = z.object({
  id: z.string(),
  at: moment,
  /** Who did it: `user`, or a part of the server as `system`. */
  actor: party,
  /** What happened: `user.created`, `sign-in`. */
  kind: z.string(),
  /** To whom or what; names are those of today. */
  subject: party.nullable(),
  app: party.nullable(),
  door: z.string().nullable(),
  address: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  /** Why it was refused, or why something ended. */
  reason: z.string().nullable(),
  reference: z.string().nullable(),
  /** What the change named: fields of its subject, and people and groups that came or went. */
  fields: z.array(z.string()),
  added: z.array(reference),
  removed: z.array(reference),
  /** What decided against somebody, by name. */
  reasons: z.array(z.string()),
  /** How somebody signed in: `pwd`, `otp`, `mfa` (RFC 8176). */
  amr: z.array(z.string()),
  /** Of somebody who left. */
  receipt: z.string().nullable(),
  /** The browser it was done in, as far as that was recorded. `device`: `Firefox on Windows`; null where it is forgotten. */
  session: z.object({ id: z.string(), device: z.string().nullable(), since: moment.nullable() }).nullable(),
})
export type AuditEvent = z.infer<typeof auditEvent>

export const auditTopic = z.enum(auditTopics)
export type AuditTopic = z.infer<typeof auditTopic>

const topicList = z.string().regex(/^[a-z-]+(?:,[a-z-]+)*$/)

const auditFilter = z.object({
  /** A person or service account, as actor or as subject. */
  user: id.optional(),
  actor: id.optional(),
  /** What happened to this person, group or app. */
  subject: id.optional(),
  /** An app's id, or `directory-server`: where it happened, or what it happened to. */
  app: id.or(z.literal('directory-server')).optional(),
  door: z.enum(['dashboard', 'api', 'cli', 'pages', 'oidc', 'ldap', 'gateway', 'simple-auth', 'system']).optional(),
  address: z.string().max(64).optional(),
  reference: z.string().max(20).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  /** Topics with commas between them: `sign-ins,access`. */
  what: topicList
    .refine(text => text.split(',').every(topic => auditTopic.safeParse(topic).success), 'Name topics of the list.')
    .optional(),
  /** At this moment or later. */
  from: moment.optional(),
  /** Before this moment. */
  to: moment.optional(),
  /** Part of a person’s or an app’s name, or a whole address or reference. */
  search: z.string().trim().max(200).optional(),
})

/** Newest first. */
export const auditQuery = auditFilter.extend(pageQuery.shape)
export type AuditQuery = z.input<typeof auditQuery>

/** Without a count of what matches on all pages: counting a million events would take longer than finding fifty. */
export const auditPage = z.object({ items: z.array(auditEvent), nextCursor: z.string().nullable() })
export type AuditPage = z.infer<typeof auditPage>

export const auditExportQuery = auditFilter
export type AuditExportQuery = z.input<typeof auditExportQuery>
