import type { Generated } from 'kysely'
import type { Millis } from '#ground'

export interface MetaRow {
  key: string
  value: string
}

/** The change log: what every follower reads. Ids only; never a name, secret, hash or token. */
export interface ChangeRow {
  seq: Generated<number>
  at: Millis
  actor: string
  subject: string
  kind: string
  data: string
}

/** The audit trail: changes, sign-ins and refusals. Append-only. */
export interface AuditRow {
  id: string
  at: Millis
  kind: string
  outcome: string
  actor: string
  subject: string | null
  app: string | null
  door: string
  address: string | null
  reason: string | null
  reference: string | null
  data: string
}
