import { useState } from 'react'
import { type AuditSearch, readAuditSearch } from './audit-search.ts'

/** Filters of the log under a name. */
export interface AuditView {
  name: string
  filters: AuditSearch
}

const storageKey = 'doorward-audit-views'
const viewsMax = 30
export const viewNameMax = 60

/** The same for the same filters, in whichever order they were set. */
export const keyOfFilters = (filters: AuditSearch): string =>
  JSON.stringify(
    Object.entries(filters)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

/** What was kept, as far as it is understood; nothing else is believed. */
export function readViews(kept: string | null): AuditView[] {
  try {
    const read: unknown = JSON.parse(kept ?? '[]')
    if (!Array.isArray(read)) return []
    return read
      .flatMap((view: unknown) => {
        const { name, filters } = (view ?? {}) as { name?: unknown; filters?: unknown }
        if (typeof name !== 'string' || name === '' || typeof filters !== 'object' || filters === null) return []
        return [{ name: name.slice(0, viewNameMax), filters: readAuditSearch(filters as Record<string, unknown>) }]
      })
      .slice(0, viewsMax)
  } catch {
    return []
  }
}

const read = () => readViews(localStorage.getItem(storageKey))

/** Views somebody saved; kept in this browser, by name. */
export function useViews() {
  const [views, setViews] = useState(read)
  const keep = (next: AuditView[]) => {
    localStorage.setItem(storageKey, JSON.stringify(next))
    setViews(next)
  }
  // Read anew: another tab may have saved one.
  const without = (name: string) => read().filter(view => view.name !== name)
  return {
    views,
    /** One of the same name is replaced; of too many the last in the alphabet goes. */
    save: (view: AuditView) =>
      keep([...without(view.name), view].toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, viewsMax)),
    forget: (name: string) => keep(without(name)),
  }
}
