import { Button } from '@mantine/core'
import { IconDevices, IconFilterOff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { AppPicker } from '../apps/app-picker.tsx'
import { ChosenFilter } from '../parts/chosen-filter.tsx'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Filter } from '../parts/filter.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager, PageRange, useCursors } from '../parts/pager.tsx'
import { SearchBox } from '../parts/search-box.tsx'
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
  ].filter(Boolean)
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
        <div className="bar">
          <SearchBox
            label="Search sessions"
            placeholder="Person, address or device"
            value={filters.search ?? ''}
            onSearch={search => change({ ...filters, search: search || undefined })}
          />
          <div className="filters">
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
            {named.length > 0 && (
              <Button variant="subtle" onClick={() => change({})}>
                Clear filters
              </Button>
            )}
          </div>
        </div>
        <Loaded query={sessions} what="sessions" rows={8}>
          {page =>
            page.items.length > 0 ? (
              <>
                <SessionsTable sessions={page.items} />
                <footer>
                  <PageRange page={page} limit={pageSize} cursors={cursors} />
                  <Pager page={page} cursors={cursors} />
                </footer>
              </>
            ) : named.length > 0 ? (
              <Empty
                icon={IconFilterOff}
                title="No session matches these filters"
                action={
                  <Button variant="default" onClick={() => change({})}>
                    Clear filters
                  </Button>
                }
              >
                {`${named.join(', ')}.`.replace(/^./, first => first.toUpperCase())}
              </Empty>
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
