import { Button } from '@mantine/core'
import { IconBook2, IconLayoutGridAdd, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Filter } from '../parts/filter.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useCursors } from '../parts/pager.tsx'
import { useRowKeys } from '../parts/shortcuts.ts'
import { count, doorWords } from '../parts/words.ts'
import type { AppsSearch } from './apps-search.ts'
import { AppsTable } from './apps-table.tsx'

const route = getRouteApi('/apps')
const pageSize = 25

const openToWords: Record<NonNullable<AppsSearch['openTo']>, string> = {
  everyone: 'Everyone',
  chosen: 'Some groups and people',
  'single-user': 'One person',
  nobody: 'Nobody, or admins only',
}
const stateWords: Record<NonNullable<AppsSearch['state']>, string> = { on: 'On', off: 'Switched off' }

/** What hides everything, in words. */
const nameFilters = ({ search, door, openTo, state }: AppsSearch): string[] =>
  [
    search && `no app’s name contains “${search}”`,
    door && `protocol is ${doorWords[door]}`,
    openTo && `access is ${openToWords[openTo].toLowerCase()}`,
    state && `state is ${stateWords[state].toLowerCase()}`,
  ].filter((part): part is string => Boolean(part))

export function AppsPage() {
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const cursors = useCursors(JSON.stringify(filters))
  const apps = useQuery({
    ...queries.apps({ ...filters, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  const change = (search: AppsSearch) => void navigate({ search, replace: true })
  const named = nameFilters(filters)
  const all = named.length === 0 ? apps.data?.total : undefined
  const addApp = (
    <Button leftSection={<IconPlus size={16} />} renderRoot={props => <Link to="/apps/add" {...props} />}>
      Add app
    </Button>
  )
  useRowKeys()
  return (
    <>
      <PageHead
        title="Apps"
        lead={`${all ? `${count(all, 'app', 'apps')}. ` : ''}People only see the ones they can open.`}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconBook2 size={16} stroke={1.75} aria-hidden />}
              renderRoot={props => <Link to="/apps/add" {...props} />}
            >
              Recipes
            </Button>
            {addApp}
          </>
        }
      />
      <section className="panel" aria-label="Apps">
        <FilterBar
          label="Find an app"
          placeholder="Find an app"
          filters={filters}
          onChange={change}
          onClear={() => change({})}
        >
          <Filter
            name="Protocol"
            options={doorWords}
            value={filters.door}
            onChange={door => change({ ...filters, door })}
          />
          <Filter
            name="Access"
            options={openToWords}
            value={filters.openTo}
            onChange={openTo => change({ ...filters, openTo })}
          />
          <Filter
            name="State"
            options={stateWords}
            value={filters.state}
            onChange={state => change({ ...filters, state })}
          />
        </FilterBar>
        <Loaded query={apps} what="apps" rows={6}>
          {page =>
            page.items.length > 0 ? (
              <>
                <AppsTable apps={page.items} />
                <ListFooter page={page} limit={pageSize} cursors={cursors} />
              </>
            ) : named.length > 0 ? (
              <FilteredOut title="No app matches these filters" named={named} onClear={() => change({})} />
            ) : (
              <Empty icon={IconLayoutGridAdd} title="No apps yet" action={addApp}>
                Connect one and people sign in to it with their Doorward account. Most take five minutes.
              </Empty>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
