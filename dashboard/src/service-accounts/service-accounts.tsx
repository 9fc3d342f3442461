import type { servicesShown } from '@doorward/contract'
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
import { t } from '../texts/index.ts'
import { AddService } from './add-service.tsx'
import { ServiceTable } from './service-table.tsx'

const words = t.serviceAccounts

type Shown = (typeof servicesShown)[number]

const route = getRouteApi('/settings/service-accounts')
const limit = 50
const shownWords: Record<Shown, string> = { alone: words.list.alone }

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
      {words.add.open}
    </Button>
  )
  return (
    <Panel title={words.title} right={(isFiltered || query.data?.total !== 0) && add}>
      {(isFiltered || query.data?.total !== 0) && (
        <FilterBar
          label={words.list.find}
          placeholder={words.list.find}
          filters={filters}
          onChange={change}
          onClear={() => change({})}
        >
          <Filter<Shown>
            name={words.fields.contact}
            options={shownWords}
            value={filters.show}
            onChange={show => change({ ...filters, show })}
          />
        </FilterBar>
      )}
      <Loaded query={query} what={words.what}>
        {page =>
          page.items.length > 0 ? (
            <>
              <ServiceTable services={page.items} />
              <ListFooter page={page} limit={limit} cursors={cursors} />
            </>
          ) : isFiltered ? (
            <FilteredOut
              title={filters.search === undefined ? words.list.noneAlone : words.list.noMatch}
              named={[filters.search === undefined ? words.list.everyHasContact : words.list.contains(filters.search)]}
              onClear={() => change({})}
            />
          ) : (
            <Empty icon={IconRobot} title={words.list.none} action={add}>
              {words.list.noneText}
            </Empty>
          )
        }
      </Loaded>
      <AddService opened={adding} onClose={close} />
    </Panel>
  )
}
