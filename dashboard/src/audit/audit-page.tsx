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
import { AuditFilters } from './audit-filters.tsx'
import { type AuditSearch, queryOf, topicsOf } from './audit-search.ts'
import { AuditTable } from './audit-table.tsx'
import { doorNames, resultWords, topicWords } from './audit-words.ts'
import { SavedViews } from './saved-views.tsx'
import { useLivePage } from './use-live-page.ts'
import { printDays } from './when-filter.tsx'
import { Fill } from '../parts/fill.tsx'
import { t } from '../texts/index.ts'

const words = t.audit

const route = getRouteApi('/audit')
const pageSize = 50

/** `what is Access, result is Refused`: what an empty list is empty for. */
function nameFilters(filters: AuditSearch, names: { who: string; app: string }): string[] {
  const days = printDays(filters)
  return [
    filters.search && words.named.text(filters.search),
    days !== undefined && words.named.when(days),
    filters.what &&
      words.named.what(
        topicsOf(filters.what)
          .map(topic => topicWords[topic])
          .reduce((one, other) => words.named.or(one, other)),
      ),
    filters.result && words.named.result(resultWords[filters.result]),
    filters.who && words.named.who(names.who),
    filters.app && words.named.app(names.app),
    filters.door && words.named.door(doorNames[filters.door] ?? filters.door),
    filters.address && words.named.from(filters.address),
    filters.reference && words.named.reference(filters.reference),
  ].filter((part): part is string => Boolean(part))
}

function useNames({ who, app }: AuditSearch): { who: string; app: string } {
  const person = useQuery({ ...queries.user(who ?? ''), enabled: who !== undefined })
  const isApp = app !== undefined && app !== 'directory-server'
  const found = useQuery({ ...queries.app(app ?? ''), enabled: isApp })
  return {
    who: person.data?.displayName ?? (person.error ? words.deletedPerson : '…'),
    app: isApp ? (found.data?.title ?? (found.error ? words.deletedApp : '…')) : words.directoryServer,
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
        title={words.title}
        lead={settings === undefined ? words.lead : words.leadKept(settings.auditDays)}
        actions={
          <>
            <Button
              component="a"
              variant="default"
              leftSection={<IconDownload size={16} />}
              href={addressOf('exportAudit', { query: asked })}
              download
            >
              {words.export}
            </Button>
            <SavedViews filters={filters} />
          </>
        }
      />
      <section className="panel" aria-label={words.title}>
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
                  {live.fresh >= pageSize ? words.freshOrMore(pageSize) : words.fresh(live.fresh)}
                </Button>
              ) : (
                cursors.pagesBefore === 0 &&
                live.page !== undefined &&
                !live.query.error && <Status tone="ok">{words.live}</Status>
              )}
            </span>
          }
        />
        <Loaded query={live.query} what={words.what} rows={8}>
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
                    {words.times(timeZone())}{' '}
                    <span className="hide-phone">
                      <Fill text={words.keys} j={<kbd>J</kbd>} k={<kbd>K</kbd>} enter={<kbd>Enter</kbd>} />
                    </span>
                  </span>
                  <Pager page={live.page} cursors={cursors} older />
                </footer>
              </>
            ) : named.length > 0 ? (
              <FilteredOut title={words.noMatch} named={named} onClear={() => change({})} />
            ) : (
              <Empty icon={IconListSearch} title={words.none}>
                {words.noneText}
              </Empty>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
