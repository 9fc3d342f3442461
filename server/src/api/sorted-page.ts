import type { Page } from '@doorward/contract'
import { invalidField } from '#ground'

/**
 * A page of a list that is made whole in memory. Keys are unique, compared part by part, and the cursor is the key of
 * the last item, so that what is added meanwhile shifts nothing.
 */
export function cutSorted<T>(
  items: T[],
  keyOf: (item: T) => string[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Page<T> {
  const sorted = items.map(item => ({ item, key: keyOf(item) })).sort((a, b) => compare(a.key, b.key))
  const after = cursor === undefined ? undefined : parseKey(cursor)
  const rest = after === undefined ? sorted : sorted.filter(({ key }) => compare(key, after) > 0)
  const shown = rest.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ item }) => item),
    nextCursor: last !== undefined && rest.length > limit ? printKey(last.key) : null,
    total: items.length,
  }
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? ''
    if (part !== other) return part < other ? -1 : 1
  }
  return a.length - b.length
}

const printKey = (key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

function parseKey(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(parts) && parts.every(part => typeof part === 'string')) return parts
  } catch {
    // Falls through to the same answer as a well-formed cursor of another shape.
  }
  throw invalidField('cursor', 'This cursor is not one this list gave out. Start again without it.')
}
