import { IconDevices } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { AppPicker } from '../apps/app-picker.tsx'
import { ChosenFilter } from '../parts/chosen-filter.tsx'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Filter } from '../parts/filter.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { count } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { factorWords, idleWords, type SessionsSearch, sessionsQueryOf } from './sessions-search.ts'
import { SessionsTable } from './sessions-table.tsx'
import { SignOutEveryone } from './sign-out-everyone.tsx'

const route = getRouteApi('/sessions')
const pageSize = 25

export function SessionsPage() {
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  const cursors = useCursors(JSON.stringify(filters))
  const sessions = useQuery({
    ...queries.sessions({ ...sessionsQueryOf(filters), cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
  const all = useQuery(queries.sessions({ limit: 1 }))
  const app = useQuery({ ...queries.app(filters.app ?? ''), enabled: filters.app !== undefined && may('getApp') })
  const appName = app.data?.title ?? '…'
  const change = (search: SessionsSearch) => void navigate({ search, replace: true })
  const named = [
    filters.search && `text is “${filters.search}”`,
    filters.app && `app is ${appName}`,
    filters.factor && `second factor is ${factorWords[filters.factor]}`,
    filters.idle && `idle for ${idleWords[filters.idle]}`,
  ].filter((part): part is string => Boolean(part))
  return (
    <>
      <PageHead
        title="Sessions"
        lead={
          all.data &&
          `${count(all.data.total, 'open session', 'open sessions')}. Signing someone out ends what they opened in it, too.`
        }
        actions={may('signOutEveryone') && <SignOutEveryone total={all.data?.total} />}
      />
      <section className="panel" aria-label="Sessions">
        <FilterBar
          label="Search sessions"
          placeholder="Person, address or device"
          filters={filters}
          onChange={change}
          onClear={() => change({})}
        >
          {may('listApps') &&
            (filters.app === undefined ? (
              <AppPicker
                target={
                  <button type="button" className="filter">
                    App
                  </button>
                }
                onPick={({ id }) => change({ ...filters, app: id })}
              />
            ) : (
              <ChosenFilter name="App" value={appName} onRemove={() => change({ ...filters, app: undefined })} />
            ))}
          <Filter
            name="Second factor"
            options={factorWords}
            value={filters.factor}
            onChange={factor => change({ ...filters, factor })}
          />
          <Filter
            name="Idle for"
            options={idleWords}
            value={filters.idle}
            onChange={idle => change({ ...filters, idle })}
          />
        </FilterBar>
        <Loaded query={sessions} what="sessions" rows={8}>
          {page =>
            page.items.length > 0 ? (
              <>
                <SessionsTable sessions={page.items} />
                <ListFooter page={page} limit={pageSize} cursors={cursors} />
              </>
            ) : named.length > 0 ? (
              <FilteredOut title="No session matches these filters" named={named} onClear={() => change({})} />
            ) : (
              <Empty icon={IconDevices} title="Nobody is signed in">
                Browsers people are signed in with are listed here, and can be signed out.
              </Empty>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
