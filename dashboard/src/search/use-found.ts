import type { AppSummary, GroupSummary, UserSummary } from '@doorward/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { useMay } from '../shell/session.ts'
import type { First } from './first-actions.ts'

/** Of each kind at most. */
const shownMax = 5

export interface Found {
  people: UserSummary[]
  apps: AppSummary[]
  groups: GroupSummary[]
  first: First | undefined
  /** All were asked, and have answered. */
  complete: boolean
  /** At least one could not be asked. */
  failed: boolean
}

/** Always the same, so that nothing looks changed. */
const none: never[] = []

/** Who and what is called so; nothing for an empty text. */
export function useFound(search: string): Found {
  const may = useMay()
  const asked = { search, limit: shownMax }
  const found = { enabled: search !== '', placeholderData: keepPreviousData }
  const people = useQuery({ ...queries.users(asked), ...found })
  const groups = useQuery({ ...queries.groups(asked), ...found })
  const apps = useQuery({ ...queries.apps(asked), ...found, enabled: search !== '' && may('listApps') })
  const of = <Item>(page: { items: Item[] } | undefined): Item[] => (search === '' ? none : (page?.items ?? none))
  const items = { people: of(people.data), apps: of(apps.data), groups: of(groups.data) }
  const [person] = items.people
  const [app] = items.apps
  const [group] = items.groups
  return {
    ...items,
    first: person ? { person } : app ? { app } : group ? { group } : undefined,
    complete: ![people, groups, apps].some(query => query.isFetching),
    failed: search !== '' && [people, groups, apps].some(query => query.isError),
  }
}
