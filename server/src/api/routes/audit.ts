import type { z } from 'zod'
import type { auditExportQuery } from '@doorward/contract'
import type { UserId } from '#ground'
import type { AuditFilter, AuditTopic } from '#directory'
import { createAuditTelling } from '../answers/audit-event.ts'
import { printLine } from '../answers/json-line.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

/** Events read at once for the export: enough to be quick, few enough to be nothing in memory. */
const sliceSize = 500

function filterOf(query: z.output<typeof auditExportQuery>): AuditFilter {
  const { user, actor, what, from, to, subject, app, door, address, reference, outcome, search } = query
  return {
    user: user as UserId | undefined,
    actor: actor as UserId | undefined,
    topics: what?.split(',') as AuditTopic[] | undefined,
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
    subject,
    app,
    door,
    address,
    reference,
    outcome,
    search,
  }
}

export function auditRoutes({ clock, directory, signIn }: ApiParts) {
  const tell = createAuditTelling(directory.memory, ids => signIn.describeSessions(ids))
  return {
    async listAudit({ as, query, language }) {
      const { cursor, limit, ...filter } = query
      const page = await as.audit.list({ ...filterOf(filter), cursor, limit })
      return { ...page, items: await tell(page.items, language) }
    },

    async exportAudit({ as, actor, origin, query, language }) {
      const filter = filterOf(query)
      // Before the first line leaves, and durable: an export that is broken off was one too.
      await as.audit.noteExport(filter)
      async function* read(): AsyncGenerator<string> {
        let cursor: string | undefined
        do {
          // Asked anew for each piece: who is no admin any more gets no further.
          const slice = await directory.as(actor, origin).audit.slice(filter, cursor, sliceSize)
          const events = await tell(slice.items, language)
          if (events.length > 0) yield events.map(printLine).join('')
          cursor = slice.nextCursor ?? undefined
        } while (cursor !== undefined)
      }
      const day = new Date(clock.now()).toISOString().slice(0, 10)
      return { name: `audit-${day}.jsonl`, pieces: read() }
    },
  } satisfies Handlers<'listAudit' | 'exportAudit'>
}
