import type { AppId, Millis } from '#ground'
import { requireRole } from '../who-may.ts'
import { daysUntil } from './calendar-days.ts'
import { askerOf, type Handle } from './context.ts'

export interface AppUse {
  /** The oldest first, today last. */
  days: { day: string; opened: number; refused: number }[]
  /** How many different people opened it in all these days. */
  people: number
}

/** An app that nobody opened for long. */
export interface UnusedApp {
  id: AppId
  /** Null: never, as far as the audit trail reaches. */
  lastOpenedAt: Millis | null
}

/** How single apps are used, counted from the audit trail along its index of apps. */
export function appUseOf(handle: Handle) {
  const { list, clock, memory } = handle

  const openings = (app: AppId, from: Millis, to: Millis) =>
    list
      .selectFrom('audit')
      .where('app', '=', app)
      .where('at', '>=', from)
      .where('at', '<', to)
      .where('kind', '=', 'app.opened')

  async function lastOpened(app: AppId): Promise<Millis | null> {
    const row = await openings(app, 0, clock.now() + 1)
      .select('at')
      .where('outcome', '=', 'done')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.at ?? null
  }

  return {
    /** Today and the days before it, as `zone` has them. Throws Problem `missing`. */
    async count(id: AppId, { days, zone }: { days: number; zone: string }): Promise<AppUse> {
      requireRole(askerOf(handle), 'admin')
      const shown = daysUntil(clock.now(), days, zone)
      const counted: AppUse['days'] = []
      for (const { day, from, to } of shown) {
        const rows = await openings(id, from, to)
          .select(({ fn }) => ['outcome', fn.countAll<number | string>().as('count')])
          .groupBy('outcome')
          .execute()
        const of = (outcome: string) => Number(rows.find(row => row.outcome === outcome)?.count ?? 0)
        counted.push({ day, opened: of('done'), refused: of('refused') })
      }
      const people = await openings(id, shown[0]?.from ?? 0, shown.at(-1)?.to ?? 0)
        .select(({ fn }) => fn.count<number | string>('subject').distinct().as('count'))
        .where('outcome', '=', 'done')
        .executeTakeFirst()
      return { days: counted, people: Number(people?.count ?? 0) }
    },

    /**
     * Apps that are switched on, were there at `since` and were not opened from then on, the longest unused first. Only
     * those whose door tells when it opens them: at the directory server one connection serves many people.
     */
    async listUnused(since: Millis): Promise<UnusedApp[]> {
      requireRole(askerOf(handle), 'admin')
      const unused: UnusedApp[] = []
      for (const { id, enabled, oidc, gateway, createdAt } of memory.apps.all()) {
        if (!enabled || createdAt > since || (oidc === null && gateway === null)) continue
        const lastOpenedAt = await lastOpened(id)
        if (lastOpenedAt === null || lastOpenedAt < since) unused.push({ id, lastOpenedAt })
      }
      return unused.toSorted((a, b) => (a.lastOpenedAt ?? 0) - (b.lastOpenedAt ?? 0))
    },
  }
}
