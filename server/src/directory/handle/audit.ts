import { sql } from 'kysely'
import type { UserId } from '#ground'
import type { AuditRow } from '#store'
import { cutPage, pageSize, parseCursor, type Page, type PageRequest } from '../page.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, type Handle } from './context.ts'

export interface AuditFilter extends PageRequest {
  /** A person or service account, as actor or as subject. */
  user?: UserId | undefined
  /** What happened to this person, group or app. */
  subject?: string | undefined
  reference?: string | undefined
}

/** The audit trail, newest first. */
export const auditOf = (handle: Handle) => ({
  async list(filter: AuditFilter): Promise<Page<AuditRow>> {
    requireRole(askerOf(handle), 'admin')
    let query = handle.list.selectFrom('audit')
    const { user, subject, reference } = filter
    if (user !== undefined)
      query = query.where(where =>
        where.or([where('subject', '=', user), where('actor', 'in', [`user:${user}`, `service:${user}`])]),
      )
    if (subject !== undefined) query = query.where('subject', '=', subject)
    if (reference !== undefined) query = query.where('reference', '=', reference.trim().toUpperCase())
    const { total } = await query
      .select(({ fn }) => fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    if (filter.cursor !== undefined) {
      const after = parseCursor(filter.cursor)
      query = query.where(sql<boolean>`("at", "id") < (${Number(after.key)}, ${after.id})`)
    }
    const size = pageSize(filter)
    const rows = await query
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(size + 1)
      .execute()
    return cutPage(
      rows,
      size,
      Number(total),
      row => ({ key: String(row.at), id: row.id }),
      row => row,
    )
  },
})
