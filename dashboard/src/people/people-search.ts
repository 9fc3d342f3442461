import { role, userState } from '@doorward/contract'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** What of the list of people stands in the address. */
export interface PeopleSearch {
  search?: string | undefined
  state?: (typeof userState)['options'][number] | undefined
  role?: (typeof role)['options'][number] | undefined
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
  state: userState.safeParse(search['state']).data,
  role: role.safeParse(search['role']).data,
  group: text(search['group']),
  secondFactor:
    search['secondFactor'] === 'yes' || search['secondFactor'] === 'no' ? search['secondFactor'] : undefined,
  source: text(search['source']),
  add: search['add'] === true ? true : undefined,
  invite: search['invite'] === true ? true : undefined,
})
