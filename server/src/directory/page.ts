import { invalidField, limits } from '#ground'

/** One page of a list. `nextCursor` is null on the last; `total` counts what the filters let through. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: number
}

export interface PageRequest {
  cursor?: string | undefined
  limit?: number | undefined
}

/** Where a page ends: the sort key and id of its last row, so that rows added meanwhile shift nothing. */
export interface Position {
  key: string
  id: string
}

export const printCursor = (position: Position): string =>
  Buffer.from(JSON.stringify([position.key, position.id])).toString('base64url')

/** Throws Problem `invalid` for anything `printCursor` did not make. */
export function parseCursor(cursor: string): Position {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(parts) && parts.length === 2 && typeof parts[0] === 'string' && typeof parts[1] === 'string')
      return { key: parts[0], id: parts[1] }
  } catch {
    // Falls through to the same answer as a well-formed cursor of another shape.
  }
  throw invalidField('cursor', 'This cursor is not one this list gave out. Start again without it.')
}

/** Undefined for the first page. */
export const positionIn = ({ cursor }: PageRequest): Position | undefined =>
  cursor === undefined ? undefined : parseCursor(cursor)

export const pageSize = ({ limit = limits.page.itemsDefault }: PageRequest): number =>
  Math.min(Math.max(1, limit), limits.page.itemsMax)

/** Cuts `size + 1` fetched rows to a page. */
export function cutPage<Row, T>(
  rows: Row[],
  size: number,
  total: number,
  position: (row: Row) => Position,
  item: (row: Row) => T,
): Page<T> {
  const last = rows.length > size ? rows[size - 1] : undefined
  return {
    items: rows.slice(0, size).map(item),
    nextCursor: last === undefined ? null : printCursor(position(last)),
    total,
  }
}

/**
 * `%text%` for LIKE with `\` as the escape, so that what people type matches only itself. SQLite ends a pattern at a NUL,
 * and nothing that is searched holds one.
 */
export const likePattern = (text: string): string =>
  `%${text
    .toLowerCase()
    .replaceAll('\0', '\uFFFD')
    .replace(/[\\%_]/g, '\\$&')}%`
