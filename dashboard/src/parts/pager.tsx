import type { Page } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '../texts/index.ts'

const words = t.parts.pager

/**
 * Cursors only lead forward, so the way back is the list of those already used. It starts anew when `key` changes, as
 * a cursor is bound to the filters it was given for.
 */
export const useCursors = (key: string) => {
  const [state, setState] = useState<{ key: string; used: string[] }>({ key, used: [] })
  const used = state.key === key ? state.used : []
  return {
    cursor: used.at(-1),
    pagesBefore: used.length,
    next: (cursor: string) => setState({ key, used: [...used, cursor] }),
    previous: () => setState({ key, used: used.slice(0, -1) }),
  }
}
export type Cursors = ReturnType<typeof useCursors>

interface PagerProps {
  page: Page<unknown>
  limit: number
  cursors: Cursors
}

const number = new Intl.NumberFormat(t.locale)

export function PageRange({ page, limit, cursors }: PagerProps) {
  const first = cursors.pagesBefore * limit + 1
  const last = first + page.items.length - 1
  return (
    <span>
      {page.items.length
        ? words.range(number.format(first), number.format(last), number.format(page.total))
        : words.none}
    </span>
  )
}

/** Also for pages that count nothing. `older`: they go back in time. */
export function Pager({
  page,
  cursors,
  older,
}: {
  page: Pick<Page<unknown>, 'nextCursor'>
  cursors: Cursors
  older?: boolean
}) {
  if (!cursors.pagesBefore && !page.nextCursor) return null
  const { nextCursor } = page
  return (
    <span className="pager">
      <Button variant="default" size="compact-sm" disabled={!cursors.pagesBefore} onClick={cursors.previous}>
        {older ? words.newer : words.previous}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        disabled={!nextCursor}
        onClick={() => nextCursor && cursors.next(nextCursor)}
      >
        {older ? words.older : words.next}
      </Button>
    </span>
  )
}
