import { appOpenTo, appState, door } from '@doorward/contract'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** What of the list of apps stands in the address. */
export interface AppsSearch {
  search?: string | undefined
  door?: (typeof door)['options'][number] | undefined
  openTo?: (typeof appOpenTo)['options'][number] | undefined
  state?: (typeof appState)['options'][number] | undefined
}

export const readAppsSearch = (search: Record<string, unknown>): AppsSearch => ({
  search: text(search['search']),
  door: door.safeParse(search['door']).data,
  openTo: appOpenTo.safeParse(search['openTo']).data,
  state: appState.safeParse(search['state']).data,
})
