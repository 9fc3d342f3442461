import { z } from 'zod'
import { page, pageQuery } from './page.ts'
import { id, moment, reference } from './primitive.ts'

const party = z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() })

export const auditEvent = z.object({
  id: z.string(),
  at: moment,
  actor: party,
  /** What happened: `user.created`, `sign-in.refused`. */
  kind: z.string(),
  subject: party.nullable(),
  app: z.string().nullable(),
  door: z.string().nullable(),
  address: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  reason: z.string().nullable(),
  reference: z.string().nullable(),
  /** What the change named: fields of its subject, and people and groups that came or went. */
  fields: z.array(z.string()),
  added: z.array(reference),
  removed: z.array(reference),
})
export type AuditEvent = z.infer<typeof auditEvent>

/** Newest first. `user`: a person or service account, as actor or as subject. `subject`: what happened to this person, group or app. */
export const auditQuery = pageQuery.extend({
  user: id.optional(),
  subject: id.optional(),
  reference: z.string().max(20).optional(),
})
export type AuditQuery = z.input<typeof auditQuery>
export const auditPage = page(auditEvent)
