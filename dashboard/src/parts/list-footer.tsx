import type { Page } from '@doorward/contract'
import type { ReactNode } from 'react'
import { type Cursors, PageRange, Pager } from './pager.tsx'

interface ListFooterProps {
  page: Page<unknown>
  limit: number
  cursors: Cursors
  /** Keys that work in the list; no phone has them. */
  keys?: ReactNode
}

/** Below a list: which part of it is shown, and the ways to the others. */
export function ListFooter({ page, limit, cursors, keys }: ListFooterProps) {
  return (
    <footer>
      <span>
        <PageRange page={page} limit={limit} cursors={cursors} />
        {keys && <span className="hide-phone"> {keys}</span>}
      </span>
      <Pager page={page} cursors={cursors} />
    </footer>
  )
}
