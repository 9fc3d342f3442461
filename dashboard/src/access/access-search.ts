import { userState } from '@doorward/contract'

export interface ExplainSearch {
  user?: string | undefined
  /** An app's id, or `directory-server`. */
  app?: string | undefined
  address?: string | undefined
  /** Of a refusal, instead of a person and an app. */
  reference?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const readExplainSearch = (search: Record<string, unknown>): ExplainSearch => ({
  user: text(search['user']),
  app: text(search['app']),
  address: text(search['address']),
  reference: text(search['reference']),
})

const states = userState.exclude(['trashed'])

export interface MatrixSearch {
  rows?: 'groups' | undefined
  search?: string | undefined
  group?: string | undefined
  state?: (typeof states)['options'][number] | undefined
}

export const readMatrixSearch = (search: Record<string, unknown>): MatrixSearch => ({
  rows: search['rows'] === 'groups' ? 'groups' : undefined,
  search: text(search['search']),
  group: text(search['group']),
  state: states.safeParse(search['state']).data,
})
