import { sql, type RawBuilder } from 'kysely'
import { likePattern, type Position } from '../page.ts'

const everything = sql<boolean>`1 = 1`

/** Rows in which one of the columns holds what was typed, ignoring case; all rows when nothing was. */
export function containsText(columns: readonly string[], typed: string | undefined): RawBuilder<boolean> {
  const text = typed?.trim() ?? ''
  if (text === '') return everything
  const pattern = likePattern(text)
  const matches = columns.map(column => sql`lower(${sql.ref(column)}) like ${pattern} escape '\\'`)
  return sql<boolean>`(${sql.join(matches, sql` or `)})`
}

/**
 * Rows that come after where a page ended, ordered by key and id; all rows on the first page. The key is compared alone as
 * well: along an index of an expression SQLite does not find where two values together begin, and would read every page
 * before this one again.
 */
export const isAfter = (key: RawBuilder<string>, id: string, after: Position | undefined): RawBuilder<boolean> =>
  after === undefined
    ? everything
    : sql<boolean>`(${key} >= ${after.key} and (${key}, ${sql.ref(id)}) > (${after.key}, ${after.id}))`

/**
 * An order for the few rows that filters let through. By the plain key SQLite would go through everybody in the order of
 * an index, to spare itself the sorting.
 */
export const sortedAlone = (key: RawBuilder<string>): RawBuilder<string> => sql<string>`${key} || ''`
