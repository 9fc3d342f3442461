import { z } from 'zod'
import { pageLimitMax } from './values.ts'

/** `cursor` is the `nextCursor` of the page before; opaque, and bound to the other parameters. */
export const pageQuery = z.object({
  cursor: z.string().max(1024).optional(),
  limit: z.coerce.number<number>().int().min(1).max(pageLimitMax).default(50),
})

/** One page in a stable order. `total` counts what matches on all pages. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().nonnegative() })

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
  total: number
}
