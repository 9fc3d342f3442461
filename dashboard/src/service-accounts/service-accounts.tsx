import { type serviceShown } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFilterOff, IconPlus, IconRobot } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Filter } from '../parts/filter.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageRange, Pager, useCursors } from '../parts/pager.tsx'
import { Panel } from '../parts/panel.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { AddService } from './add-service.tsx'
import { ServiceTable } from './service-table.tsx'

type Shown = (typeof serviceShown)['options'][number]

const route = getRouteApi('/settings/service-accounts')
const limit = 50
const shownWords: Record<Shown, string> = { alone: 'Nobody looks after them' }

/** Accounts of machines, apart from people. */
export function ServiceAccounts() {
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const cursors = useCursors(JSON.stringify(filters))
  const [adding, { open, close }] = useDisclosure()
  const query = useQuery({
    ...queries.serviceAccounts({ ...filters, cursor: cursors.cursor, limit }),
    placeholderData: keepPreviousData,
  })
  const change = (search: typeof filters) => void navigate({ search, replace: true })
  const isFiltered = filters.search !== undefined || filters.show !== undefined
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      Add a service account
    </Button>
  )
  return (
    <Panel title="Service accounts" right={(isFiltered || query.data?.total !== 0) && add}>
      {(isFiltered || query.data?.total !== 0) && (
        <div className="bar">
          <SearchBox
            label="Find a service account"
            placeholder="Find a service account"
            value={filters.search ?? ''}
            onSearch={search => change({ ...filters, search: search || undefined })}
          />
          <div className="filters">
            <Filter<Shown>
              name="Contact"
              options={shownWords}
              value={filters.show}
              onChange={show => change({ ...filters, show })}
            />
            {isFiltered && (
              <Button variant="subtle" onClick={() => change({})}>
                Clear filters
              </Button>
            )}
          </div>
        </div>
      )}
      <Loaded query={query} what="service accounts">
        {page =>
          page.items.length > 0 ? (
            <>
              <ServiceTable services={page.items} />
              <footer>
                <PageRange page={page} limit={limit} cursors={cursors} />
                <Pager page={page} cursors={cursors} />
              </footer>
            </>
          ) : isFiltered ? (
            <Empty
              icon={IconFilterOff}
              title={filters.search === undefined ? 'All are looked after' : 'No service account matches these filters'}
              action={
                <Button variant="default" onClick={() => change({})}>
                  Clear filters
                </Button>
              }
            >
              {filters.search === undefined
                ? 'Every service account that works has a contact who can sign in.'
                : `Name or description contains “${filters.search}”.`}
            </Empty>
          ) : (
            <Empty icon={IconRobot} title="No service accounts yet" action={add}>
              A machine that uses the API gets an account of its own, with tokens and without a password. It stays when
              the person who set it up leaves.
            </Empty>
          )
        }
      </Loaded>
      <AddService opened={adding} onClose={close} />
    </Panel>
  )
}
