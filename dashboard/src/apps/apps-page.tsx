import { Button } from '@mantine/core'
import { IconBook2, IconLayoutGridAdd } from '@tabler/icons-react'
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
import { doorWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import type { AppsSearch } from './apps-search.ts'
import { AddAppLink } from './add-app-link.tsx'
import { AppsTable } from './apps-table.tsx'

const words = t.apps
const route = getRouteApi('/apps')
const pageSize = 25

const openToWords: Record<NonNullable<AppsSearch['openTo']>, string> = words.openTo
const stateWords: Record<NonNullable<AppsSearch['state']>, string> = words.state

/** What hides everything, in words. */
const nameFilters = ({ search, door, openTo, state }: AppsSearch): string[] =>
  [
    search && words.named.search(search),
    door && words.named.protocol(doorWords[door]),
    openTo && words.named.access(openToWords[openTo]),
    state && words.named.state(stateWords[state]),
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
  useRowKeys()
  return (
    <>
      <PageHead
        title={words.title}
        lead={all ? words.leadWith(all) : words.lead}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconBook2 size={16} stroke={1.75} aria-hidden />}
              renderRoot={props => <Link to="/apps/add" {...props} />}
            >
              {words.recipes}
            </Button>
            <AddAppLink />
          </>
        }
      />
      <section className="panel" aria-label={words.title}>
        <FilterBar
          label={words.find}
          placeholder={words.find}
          filters={filters}
          onChange={change}
          onClear={() => change({})}
        >
          <Filter
            name={words.filters.protocol}
            options={doorWords}
            value={filters.door}
            onChange={door => change({ ...filters, door })}
          />
          <Filter
            name={words.filters.access}
            options={openToWords}
            value={filters.openTo}
            onChange={openTo => change({ ...filters, openTo })}
          />
          <Filter
            name={words.filters.state}
            options={stateWords}
            value={filters.state}
            onChange={state => change({ ...filters, state })}
          />
        </FilterBar>
        <Loaded query={apps} what={words.what} rows={6}>
          {page =>
            page.items.length > 0 ? (
              <>
                <AppsTable apps={page.items} />
                <ListFooter page={page} limit={pageSize} cursors={cursors} />
              </>
            ) : named.length > 0 ? (
              <FilteredOut title={words.noMatch} named={named} onClear={() => change({})} />
            ) : (
              <Empty icon={IconLayoutGridAdd} title={words.none} action={<AddAppLink />}>
                {words.noneText}
              </Empty>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
