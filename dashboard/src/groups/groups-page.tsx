import type { GroupKeeper } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Fill } from '../parts/fill.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Filter } from '../parts/filter.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { GroupGlance } from './group-glance.tsx'
import { GroupsTable } from './groups-table.tsx'
import { keeperWords } from './kept-in.tsx'
import { ManagedGroups } from './managed-groups.tsx'
import { NewGroup } from './new-group.tsx'

const words = t.groups

const route = getRouteApi('/groups')
const pageSize = 25

/** All groups; for somebody who only manages some, those. */
export function GroupsPage() {
  const may = useMay()
  return may('listGroups') ? <AllGroups /> : <ManagedGroups />
}

function AllGroups() {
  const { glance, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  const cursors = useCursors(JSON.stringify(filters))
  const [adding, adder] = useDisclosure()
  const groups = useQuery({
    ...queries.groups({ ...filters, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  const change = (search: typeof filters) => void navigate({ search, replace: true })
  const show = (id: string | undefined) => void navigate({ search: { ...filters, glance: id }, replace: true })
  const named = [
    filters.search && words.named.search(filters.search),
    filters.kept && words.named.source(keeperWords[filters.kept]),
  ].filter((part): part is string => Boolean(part))
  const newGroup = may('createGroup') && (
    <Button leftSection={<IconPlus size={16} />} onClick={adder.open}>
      {words.new}
    </Button>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead} actions={newGroup} />
      <section className="panel beside-glance" aria-label={words.title}>
        <FilterBar
          label={words.find}
          placeholder={words.find}
          filters={filters}
          onChange={change}
          onClear={() => change({})}
        >
          <Filter<GroupKeeper>
            name={words.columns.source}
            options={keeperWords}
            value={filters.kept}
            onChange={kept => change({ ...filters, kept })}
          />
        </FilterBar>
        <Loaded query={groups} what={words.what} rows={6}>
          {page =>
            page.items.length > 0 ? (
              <>
                <GroupsTable groups={page.items} shown={glance} onGlance={({ id }) => show(id)} />
                <ListFooter
                  page={page}
                  limit={pageSize}
                  cursors={cursors}
                  keys={
                    <Fill
                      text={words.keys}
                      j={<kbd>J</kbd>}
                      k={<kbd>K</kbd>}
                      space={<kbd>{words.space}</kbd>}
                      enter={<kbd>Enter</kbd>}
                    />
                  }
                />
              </>
            ) : named.length > 0 ? (
              <FilteredOut title={words.noMatch} named={named} onClear={() => change({})} />
            ) : (
              <Empty icon={IconUsersGroup} title={words.none} action={newGroup}>
                {words.noneText}
              </Empty>
            )
          }
        </Loaded>
      </section>
      {glance !== undefined && <GroupGlance id={glance} onClose={() => show(undefined)} />}
      <NewGroup opened={adding} onClose={adder.close} />
    </>
  )
}
