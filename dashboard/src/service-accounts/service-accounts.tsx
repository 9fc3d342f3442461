import { type serviceShown } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconRobot } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Filter } from '../parts/filter.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { Panel } from '../parts/panel.tsx'
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
        <FilterBar
          label="Find a service account"
          placeholder="Find a service account"
          filters={filters}
          onChange={change}
          onClear={() => change({})}
        >
          <Filter<Shown>
            name="Contact"
            options={shownWords}
            value={filters.show}
            onChange={show => change({ ...filters, show })}
          />
        </FilterBar>
      )}
      <Loaded query={query} what="service accounts">
        {page =>
          page.items.length > 0 ? (
            <>
              <ServiceTable services={page.items} />
              <ListFooter page={page} limit={limit} cursors={cursors} />
            </>
          ) : isFiltered ? (
            <FilteredOut
              title={filters.search === undefined ? 'All are looked after' : 'No service account matches these filters'}
              named={[
                filters.search === undefined
                  ? 'every service account that works has a contact who can sign in'
                  : `name or description contains “${filters.search}”`,
              ]}
              onClear={() => change({})}
            />
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
