import type { DirectoryQueryPage, DirectoryQueryQuery } from '@doorward/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

const everyMs = 1000

/** Rows shown at most: what is older has scrolled by. */
const shownMax = 200

export type QueryFilters = Pick<DirectoryQueryQuery, 'kind' | 'only' | 'address' | 'user' | 'search'>

/**
 * What the directory server is asked, the newest first, once a second while somebody looks. Each time only what is new
 * is asked for.
 */
export function useLiveQueries(filters: QueryFilters, paused: boolean) {
  const client = useQueryClient()
  const queryKey = ['directory-queries', filters]
  return useQuery({
    queryKey,
    queryFn: async (): Promise<DirectoryQueryPage> => {
      const before = client.getQueryData<DirectoryQueryPage>(queryKey)
      const page = await api.listDirectoryQueries({ query: { ...filters, after: before?.cursor, limit: shownMax } })
      // Two nodes behind one address answer in turns: each tells all it has whenever the other was asked before.
      const known = new Set(page.items.map(({ id }) => id))
      const items = [...page.items, ...(before?.items ?? []).filter(({ id }) => !known.has(id))]
      if (page.anew) items.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
      return { ...page, items: items.slice(0, shownMax) }
    },
    refetchInterval: paused ? false : everyMs,
    staleTime: 0,
    gcTime: 0,
  })
}
