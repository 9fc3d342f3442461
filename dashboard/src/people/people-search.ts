import { type Role, roles, type UserState, userStates } from '@doorward/contract'
import { oneOf, text } from '../routes/search-values.ts'

/** What of the list of people stands in the address. */
export interface PeopleSearch {
  search?: string | undefined
  state?: UserState | undefined
  role?: Role | undefined
  group?: string | undefined
  secondFactor?: 'yes' | 'no' | undefined
  /** `local`, or the id of an external directory. */
  source?: string | undefined
  /** The drawer for a new person is open. */
  add?: true | undefined
  /** The drawer for an invitation is open. */
  invite?: true | undefined
}

export const readPeopleSearch = (search: Record<string, unknown>): PeopleSearch => ({
  search: text(search['search']),
  state: oneOf(userStates, search['state']),
  role: oneOf(roles, search['role']),
  group: text(search['group']),
  secondFactor: oneOf(['yes', 'no'], search['secondFactor']),
  source: text(search['source']),
  add: search['add'] === true ? true : undefined,
  invite: search['invite'] === true ? true : undefined,
})
