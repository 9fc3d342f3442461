import type { AttentionItem } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { useMay } from '../shell/session.ts'

const storageKey = 'doorward-dismissed'
const keptMax = 50

/** What can be put away says by this what it was about: the same address failing again is news. */
const keyOf = (item: AttentionItem): string | undefined =>
  item.kind === 'failed-sign-ins' ? `${item.address} ${item.lastAt}` : undefined

function readDismissed(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(kept) ? kept.filter(key => typeof key === 'string') : []
  } catch {
    return []
  }
}

/** What an admin should see to, without what they put away in this browser. */
export function useAttention() {
  const may = useMay()
  const query = useQuery({ ...queries.attention(), enabled: may('getAttention') })
  const [dismissed, setDismissed] = useState(readDismissed)
  const keep = (keys: string[]) => {
    localStorage.setItem(storageKey, JSON.stringify(keys))
    setDismissed(keys)
  }
  return {
    ...query,
    items: (query.data?.items ?? []).filter(item => !dismissed.includes(keyOf(item) ?? '')),
    dismiss: (item: AttentionItem) => {
      const key = keyOf(item)
      if (key !== undefined) keep([...dismissed, key].slice(-keptMax))
    },
    restore: (item: AttentionItem) => {
      keep(dismissed.filter(key => key !== keyOf(item)))
    },
  }
}
