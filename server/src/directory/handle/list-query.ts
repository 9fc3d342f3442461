import { sql, type RawBuilder } from 'kysely'
import { likePattern, parseCursor } from '../page.ts'

const everything = sql<boolean>`1 = 1`

/** Rows in which one of the columns holds what was typed, ignoring case; all rows when nothing was. */
export function containsText(columns: readonly string[], typed: string | undefined): RawBuilder<boolean> {
  const text = typed?.trim() ?? ''
  if (text === '') return everything
  const pattern = likePattern(text)
  const matches = columns.map(column => sql`lower(${sql.ref(column)}) like ${pattern} escape '\\'`)
  return sql<boolean>`(${sql.join(matches, sql` or `)})`
}

/** Rows that come after where a page ended, ordered by key and id; all rows on the first page. */
export function isAfter(key: RawBuilder<string>, id: string, cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return everything
  const after = parseCursor(cursor)
  return sql<boolean>`(${key}, ${sql.ref(id)}) > (${after.key}, ${after.id})`
}
