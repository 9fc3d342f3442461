import { appStates, doors, openToKinds } from '@doorward/contract'
import { oneOf, text } from '../routes/search-values.ts'

/** What of the list of apps stands in the address. */
export interface AppsSearch {
  search?: string | undefined
  door?: (typeof doors)[number] | undefined
  openTo?: (typeof openToKinds)[number] | undefined
  state?: (typeof appStates)[number] | undefined
}

export const readAppsSearch = (search: Record<string, unknown>): AppsSearch => ({
  search: text(search['search']),
  door: oneOf(doors, search['door']),
  openTo: oneOf(openToKinds, search['openTo']),
  state: oneOf(appStates, search['state']),
})
