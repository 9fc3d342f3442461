import type { Kysely, Tables } from '#store'
import { appFromRow, type App } from './app.ts'

/** Apps as they are kept, with who is let in beside their rules: all of them, or those of some ids (at most some hundred). */
export async function readApps(db: Kysely<Tables>, ids?: readonly string[]): Promise<App[]> {
  const rows = await db
    .selectFrom('app')
    .selectAll()
    .$if(ids !== undefined, query => query.where('id', 'in', ids ?? []))
    .execute()
  if (rows.length === 0) return []
  const grants = await db
    .selectFrom('appGrant')
    .selectAll()
    .$if(ids !== undefined, query => query.where('appId', 'in', ids ?? []))
    .orderBy('userId')
    .execute()
  const byApp = Map.groupBy(grants, ({ appId }) => appId)
  return rows.map(row => appFromRow(row, byApp.get(row.id) ?? []))
}
