import type { AuditPage, AuditQuery } from '@doorward/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { queries } from '../api/queries.ts'

/** Should nobody tell of what is new. */
const everyMs = 30_000

/** Whether somebody is in the middle of the list, whom rows that move would disturb. */
const isBusy = () => window.scrollY > 40 || document.activeElement?.closest('table.log') != null

/**
 * A page of the log. The first one is asked for again when there is something new, and what is new waits
 * until it is wanted, unless the list is at the top and nobody is in it. `key` tells one list from another.
 */
export function useLivePage(query: AuditQuery, key: string, reading: boolean) {
  const isFirst = query.cursor === undefined
  const latest = useQuery({
    ...queries.audit(query),
    placeholderData: keepPreviousData,
    refetchInterval: isFirst ? everyMs : false,
  })
  const [shown, setShown] = useState<{ key: string; page: AuditPage }>()
  const { data, isPlaceholderData } = latest
  const held = shown?.key === key ? shown.page : undefined
  const newest = held?.items[0]
  const known = data?.items.findIndex(({ id }) => id === newest?.id) ?? -1
  const fresh = held === undefined || data === undefined || !isFirst ? 0 : known === -1 ? data.items.length : known
  useEffect(() => {
    if (data === undefined || isPlaceholderData) return
    if (held === undefined || !isFirst || (fresh > 0 && !reading && !isBusy())) setShown({ key, page: data })
  }, [data, isPlaceholderData, held, isFirst, fresh, reading, key])
  return {
    query: latest,
    page: held ?? data,
    /** How many wait, of which one page is known. */
    fresh,
    show: () => data && setShown({ key, page: data }),
  }
}
