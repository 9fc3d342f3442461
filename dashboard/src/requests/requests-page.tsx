import { IconMessageQuestion } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { AppPicker } from '../apps/app-picker.tsx'
import { ChosenFilter } from '../parts/chosen-filter.tsx'
import { Empty } from '../parts/empty.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useCursors } from '../parts/pager.tsx'
import { Panel } from '../parts/panel.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { t } from '../texts/index.ts'
import { AnsweredTable } from './answered-table.tsx'
import { GrantTable } from './grant-table.tsx'
import type { RequestsSearch, Shown } from './requests-search.ts'
import { WaitingTable } from './waiting-table.tsx'

const words = t.requests
const route = getRouteApi('/requests')
const pageSize = 25
const latelyMax = 5
const shownWords: Record<Shown, string> = words.shown

function ShownSwitch({ shown, onChange }: { shown: Shown; onChange: (shown: Shown) => void }) {
  const { data } = useQuery(queries.requestCounts())
  const counts = data && {
    waiting: data.counts.waiting,
    answered: data.counts.answered,
    ending: data.counts.endingSoon,
  }
  return (
    <span className="seg" role="group" aria-label={words.which}>
      {(Object.keys(shownWords) as Shown[]).map(part => (
        <button key={part} type="button" aria-pressed={part === shown} onClick={() => onChange(part)}>
          {shownWords[part]} {counts?.[part]}
        </button>
      ))}
    </span>
  )
}

/** What the app and the person of the filters are called. */
function useNames({ app, contact }: RequestsSearch) {
  const appName = useQuery({ ...queries.app(app ?? ''), enabled: app !== undefined }).data?.title ?? '…'
  const person = useQuery({ ...queries.user(contact ?? ''), enabled: contact !== undefined }).data?.displayName ?? '…'
  return { appName, person }
}

interface PartProps {
  filters: RequestsSearch
  onChange: (filters: RequestsSearch) => void
}

function RequestFilters({ filters, onChange }: PartProps) {
  const { app, contact } = filters
  const { appName, person } = useNames(filters)
  const change = (part: RequestsSearch) => onChange({ ...filters, open: undefined, ...part })
  return (
    <>
      {app === undefined ? (
        <AppPicker
          target={
            <button type="button" className="filter">
              {words.filters.app}
            </button>
          }
          onPick={({ id }) => change({ app: id })}
        />
      ) : (
        <ChosenFilter name={words.filters.app} value={appName} onRemove={() => change({ app: undefined })} />
      )}
      {contact === undefined ? (
        <PersonPicker
          target={
            <button type="button" className="filter">
              {words.filters.contact}
            </button>
          }
          onPick={({ id }) => change({ contact: id })}
        />
      ) : (
        <ChosenFilter name={words.filters.contact} value={person} onRemove={() => change({ contact: undefined })} />
      )}
    </>
  )
}

interface NoneProps extends PartProps {
  title: string
  noMatch?: string
  children: string
}

/** Nothing to show: because of the filters, or because there is nothing. */
function None({ filters, onChange, title, noMatch = words.noMatch, children }: NoneProps) {
  const { app, contact } = filters
  const { appName, person } = useNames(filters)
  const named = [
    app !== undefined && words.named.app(appName),
    contact !== undefined && words.named.contact(person),
  ].filter(part => part !== false)
  if (named.length > 0)
    return (
      <FilteredOut
        title={noMatch}
        named={named}
        onClear={() => onChange({ ...filters, app: undefined, contact: undefined })}
      />
    )
  return (
    <Empty icon={IconMessageQuestion} title={title}>
      {children}
    </Empty>
  )
}

function Waiting({ filters, onChange }: PartProps) {
  const { app, contact, open } = filters
  const cursors = useCursors(JSON.stringify({ app, contact }))
  const query = useQuery({
    ...queries.accessRequests({ shown: 'waiting', app, contact, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
  return (
    <Loaded query={query} what={words.what}>
      {page =>
        page.items.length > 0 ? (
          <>
            <WaitingTable
              requests={page.items}
              open={open ?? page.items[0]?.id}
              onOpen={id => onChange({ ...filters, open: id ?? 'none' })}
            />
            <ListFooter page={page} limit={pageSize} cursors={cursors} />
          </>
        ) : (
          <None filters={filters} onChange={onChange} title={words.waiting.none}>
            {words.waiting.noneText}
          </None>
        )
      }
    </Loaded>
  )
}

function Answered({ filters, onChange }: PartProps) {
  const { app, contact } = filters
  const cursors = useCursors(JSON.stringify({ app, contact }))
  const query = useQuery({
    ...queries.accessRequests({ shown: 'answered', app, contact, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={query} what={words.what}>
      {page =>
        page.items.length > 0 ? (
          <>
            <AnsweredTable requests={page.items} />
            <ListFooter page={page} limit={pageSize} cursors={cursors} />
          </>
        ) : (
          <None filters={filters} onChange={onChange} title={words.answered.none}>
            {words.answered.noneText}
          </None>
        )
      }
    </Loaded>
  )
}

function Ending({ filters, onChange }: PartProps) {
  const { app, contact } = filters
  const query = useQuery(queries.endingGrants({ app, contact }))
  return (
    <Loaded query={query} what={words.whatPeople}>
      {({ items }) =>
        items.length > 0 ? (
          <GrantTable grants={items} withApp />
        ) : (
          <None filters={filters} onChange={onChange} title={words.ending.none} noMatch={words.ending.noMatch}>
            {words.ending.noneText}
          </None>
        )
      }
    </Loaded>
  )
}

function AnsweredLately() {
  const { data } = useQuery(queries.accessRequests({ shown: 'answered', limit: latelyMax }))
  if (data === undefined || data.items.length === 0) return null
  return (
    <Panel
      title={words.answered.lately}
      right={
        data.total > latelyMax && (
          <Link to="/requests" search={{ shown: 'answered' }}>
            {words.answered.all(data.total)}
          </Link>
        )
      }
    >
      <AnsweredTable requests={data.items} />
    </Panel>
  )
}

/** People who ask to be let into apps, and what was answered. */
export function RequestsPage() {
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const change = (search: RequestsSearch) => void navigate({ search, replace: true })
  const { shown = 'waiting' } = filters
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <section className="panel" aria-label={shownWords[shown]}>
        <div className="bar">
          <ShownSwitch
            shown={shown}
            onChange={part => change({ ...filters, open: undefined, shown: part === 'waiting' ? undefined : part })}
          />
          <div className="filters">
            <RequestFilters filters={filters} onChange={change} />
          </div>
        </div>
        {shown === 'waiting' && <Waiting filters={filters} onChange={change} />}
        {shown === 'answered' && <Answered filters={filters} onChange={change} />}
        {shown === 'ending' && <Ending filters={filters} onChange={change} />}
      </section>
      {shown === 'waiting' && <AnsweredLately />}
    </>
  )
}
