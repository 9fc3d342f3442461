import { Button } from '@mantine/core'
import { IconDownload, IconListSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { timeZone } from '../parts/dates.ts'
import { Empty } from '../parts/empty.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager, useCursors } from '../parts/pager.tsx'
import { Status } from '../parts/status.tsx'
import { count } from '../parts/words.ts'
import { AuditFilters } from './audit-filters.tsx'
import { type AuditSearch, queryOf, topicsOf } from './audit-search.ts'
import { AuditTable } from './audit-table.tsx'
import { doorNames, resultWords, topicWords } from './audit-words.ts'
import { useLivePage } from './use-live-page.ts'
import { printDays } from './when-filter.tsx'

const route = getRouteApi('/audit')
const pageSize = 50

/** `what is Access, result is Refused`: what an empty list is empty for. */
const nameFilters = (filters: AuditSearch, names: { who: string; app: string }): string[] =>
  [
    filters.search && `text is “${filters.search}”`,
    printDays(filters) && `when is ${printDays(filters)}`,
    filters.what &&
      `what is ${topicsOf(filters.what)
        .map(topic => topicWords[topic])
        .join(' or ')}`,
    filters.result && `result is ${resultWords[filters.result]}`,
    filters.who && `who is ${names.who}`,
    filters.app && `app is ${names.app}`,
    filters.door && `door is ${doorNames[filters.door]}`,
    filters.address && `from is ${filters.address}`,
    filters.reference && `reference is ${filters.reference}`,
  ].filter((part): part is string => Boolean(part))

function useNames({ who, app }: AuditSearch): { who: string; app: string } {
  const person = useQuery({ ...queries.user(who ?? ''), enabled: who !== undefined })
  const isApp = app !== undefined && app !== 'directory-server'
  const found = useQuery({ ...queries.app(app ?? ''), enabled: isApp })
  return {
    who: person.data?.displayName ?? (person.error ? 'Deleted person' : '…'),
    app: isApp ? (found.data?.title ?? (found.error ? 'Deleted app' : '…')) : 'Directory server',
  }
}

export function AuditPage() {
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const key = JSON.stringify(filters)
  const cursors = useCursors(key)
  const [opened, setOpened] = useState<string>()
  const names = useNames(filters)
  const { data: settings } = useQuery(queries.settings())
  const asked = queryOf(filters)
  const live = useLivePage(
    { ...asked, cursor: cursors.cursor, limit: pageSize },
    `${key} ${cursors.cursor ?? ''}`,
    opened !== undefined,
  )
  const change = (search: AuditSearch) => {
    setOpened(undefined)
    void navigate({ search, replace: true })
  }
  const named = nameFilters(filters, names)
  return (
    <>
      <PageHead
        title="Audit log"
        lead={`Every sign-in, refusal and change. ${settings === undefined ? '' : `Kept for ${count(settings.auditDays, 'day', 'days')}, can’t be edited.`}`}
        actions={
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={16} />}
            href={addressOf('exportAudit', { query: asked })}
            download
          >
            Export
          </Button>
        }
      />
      <section className="panel" aria-label="Audit log">
        <AuditFilters
          filters={filters}
          names={names}
          onChange={change}
          end={
            <span className="end" role="status">
              {live.fresh > 0 ? (
                <Button
                  variant="light"
                  size="compact-sm"
                  onClick={() => {
                    setOpened(undefined)
                    live.show()
                    window.scrollTo({ top: 0 })
                  }}
                >
                  {live.fresh >= pageSize ? `${pageSize} or more new` : `${live.fresh} new`}
                </Button>
              ) : (
                cursors.pagesBefore === 0 &&
                live.page !== undefined &&
                !live.query.error && <Status tone="ok">Live</Status>
              )}
            </span>
          }
        />
        <Loaded query={live.query} what="log" rows={8}>
          {() =>
            live.page === undefined ? null : live.page.items.length > 0 ? (
              <>
                <AuditTable
                  events={live.page.items}
                  opened={opened}
                  onOpen={setOpened}
                  onNarrow={part => change({ ...filters, ...part })}
                />
                <footer>
                  <span>
                    Times in {timeZone()}.{' '}
                    <span className="hide-phone">
                      <kbd>J</kbd> <kbd>K</kbd> to move, <kbd>Enter</kbd> for details
                    </span>
                  </span>
                  <Pager page={live.page} cursors={cursors} older />
                </footer>
              </>
            ) : named.length > 0 ? (
              <FilteredOut title="Nothing matches these filters" named={named} onClear={() => change({})} />
            ) : (
              <Empty icon={IconListSearch} title="Nothing has happened yet">
                Sign-ins, refusals and changes are listed here as they happen.
              </Empty>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
