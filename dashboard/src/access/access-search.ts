import { type UserState, userStates } from '@doorward/contract'
import { oneOf, text } from '../routes/search-values.ts'

export interface ExplainSearch {
  user?: string | undefined
  /** An app's id, or `directory-server`. */
  app?: string | undefined
  address?: string | undefined
  /** Of a refusal, instead of a person and an app. */
  reference?: string | undefined
}

export const readExplainSearch = (search: Record<string, unknown>): ExplainSearch => ({
  user: text(search['user']),
  app: text(search['app']),
  address: text(search['address']),
  reference: text(search['reference']),
})

const states = userStates.filter(state => state !== 'trashed')

export interface MatrixSearch {
  rows?: 'groups' | undefined
  search?: string | undefined
  group?: string | undefined
  state?: Exclude<UserState, 'trashed'> | undefined
  /** Ids of the columns, with commas between; every app where there are none. */
  apps?: string | undefined
}

export const readMatrixSearch = (search: Record<string, unknown>): MatrixSearch => ({
  rows: search['rows'] === 'groups' ? 'groups' : undefined,
  search: text(search['search']),
  group: text(search['group']),
  state: oneOf(states, search['state']),
  apps: text(search['apps']),
})
