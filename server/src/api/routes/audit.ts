import type { UserId } from '#ground'
import { tellAuditEvent } from '../answers/audit-event.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export const auditRoutes = ({ directory: { memory } }: ApiParts) =>
  ({
    async listAudit({ as, query }) {
      const page = await as.audit.list({ ...query, user: query.user as UserId | undefined })
      return { ...page, items: page.items.map(row => tellAuditEvent(memory, row)) }
    },
  }) satisfies Handlers<'listAudit'>
