import { IconAlertTriangle, IconDevices } from '@tabler/icons-react'
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
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { factorWords, idleWords, type SessionsSearch, sessionsQueryOf } from './sessions-search.ts'
import { SessionsTable } from './sessions-table.tsx'
import { SignOutEveryone } from './sign-out-everyone.tsx'
import { SignOutPerson } from './sign-out-person.tsx'

const words = t.sessions

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
  const unusual = useQuery(queries.sessions({ unusual: 'true', limit: 1 }))
  const app = useQuery({ ...queries.app(filters.app ?? ''), enabled: filters.app !== undefined && may('getApp') })
  const appName = app.data?.title ?? '…'
  const person = useQuery({ ...queries.user(filters.user ?? ''), enabled: filters.user !== undefined })
  const personName = person.data?.displayName ?? '…'
  const change = (search: SessionsSearch) => void navigate({ search, replace: true })
  const named = [
    filters.search && words.named.search(filters.search),
    filters.user && words.named.person(personName),
    filters.app && words.named.app(appName),
    filters.factor && words.named.factor(factorWords[filters.factor]),
    filters.idle && words.named.idle(idleWords[filters.idle]),
    filters.unusual && words.named.unusual,
  ].filter((part): part is string => Boolean(part))
  return (
    <>
      <PageHead
        title={words.title}
        lead={all.data && words.lead(all.data.total, words.onDevices(all.data.devices))}
        actions={
          person.data === undefined
            ? may('signOutEveryone') && <SignOutEveryone total={all.data?.total} />
            : may('signOutPerson') && <SignOutPerson person={person.data} />
        }
      />
      <section className="panel" aria-label={words.title}>
        <FilterBar
          label={words.search}
          placeholder={words.placeholder}
          filters={filters}
          onChange={change}
          onClear={() => change({})}
          end={
            filters.unusual === undefined &&
            unusual.data !== undefined &&
            unusual.data.total > 0 && (
              <button type="button" className="filter unusual" onClick={() => change({ ...filters, unusual: true })}>
                <IconAlertTriangle size={15} aria-hidden />
                {words.unusual(unusual.data.total)}
              </button>
            )
          }
        >
          {filters.unusual && (
            <ChosenFilter name={words.unusualTitle} onRemove={() => change({ ...filters, unusual: undefined })} />
          )}
          {filters.user !== undefined && (
            <ChosenFilter
              name={words.columns.person}
              value={personName}
              onRemove={() => change({ ...filters, user: undefined })}
            />
          )}
          {may('listApps') &&
            (filters.app === undefined ? (
              <AppPicker
                target={
                  <button type="button" className="filter">
                    {words.filters.app}
                  </button>
                }
                onPick={({ id }) => change({ ...filters, app: id })}
              />
            ) : (
              <ChosenFilter
                name={words.filters.app}
                value={appName}
                onRemove={() => change({ ...filters, app: undefined })}
              />
            ))}
          <Filter
            name={words.filters.factor}
            options={factorWords}
            value={filters.factor}
            onChange={factor => change({ ...filters, factor })}
          />
          <Filter
            name={words.filters.idle}
            options={idleWords}
            value={filters.idle}
            onChange={idle => change({ ...filters, idle })}
          />
        </FilterBar>
        <Loaded query={sessions} what={words.what} rows={8}>
          {page =>
            page.items.length > 0 ? (
              <>
                {filters.unusual && <p className="pad hint">{words.unusualText}</p>}
                <SessionsTable sessions={page.items} showsMore={filters.user === undefined} />
                <ListFooter page={page} limit={pageSize} cursors={cursors} />
              </>
            ) : named.length > 0 ? (
              <FilteredOut title={words.noMatch} named={named} onClear={() => change({})} />
            ) : (
              <Empty icon={IconDevices} title={words.nobody}>
                {words.nobodyText}
              </Empty>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
