import type { GroupKeeper } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
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
import { GroupGlance } from './group-glance.tsx'
import { GroupsTable } from './groups-table.tsx'
import { keeperWords } from './kept-in.tsx'
import { ManagedGroups } from './managed-groups.tsx'
import { NewGroup } from './new-group.tsx'

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
    filters.search && `name or description contains “${filters.search}”`,
    filters.kept && `source is ${keeperWords[filters.kept].toLowerCase()}`,
  ].filter((part): part is string => Boolean(part))
  const newGroup = may('createGroup') && (
    <Button leftSection={<IconPlus size={16} />} onClick={adder.open}>
      New group
    </Button>
  )
  return (
    <>
      <PageHead title="Groups" lead="Groups decide who can open which app." actions={newGroup} />
      <section className="panel beside-glance" aria-label="Groups">
        <FilterBar
          label="Find a group"
          placeholder="Find a group"
          filters={filters}
          onChange={change}
          onClear={() => change({})}
        >
          <Filter<GroupKeeper>
            name="Source"
            options={keeperWords}
            value={filters.kept}
            onChange={kept => change({ ...filters, kept })}
          />
        </FilterBar>
        <Loaded query={groups} what="groups" rows={6}>
          {page =>
            page.items.length > 0 ? (
              <>
                <GroupsTable groups={page.items} shown={glance} onGlance={({ id }) => show(id)} />
                <ListFooter
                  page={page}
                  limit={pageSize}
                  cursors={cursors}
                  keys={
                    <>
                      Press <kbd>J</kbd> <kbd>K</kbd> to move, <kbd>Space</kbd> for a glance, <kbd>Enter</kbd> to open
                    </>
                  }
                />
              </>
            ) : named.length > 0 ? (
              <FilteredOut title="No group matches these filters" named={named} onClear={() => change({})} />
            ) : (
              <Empty icon={IconUsersGroup} title="No groups yet" action={newGroup}>
                Open an app to a group once, and whoever joins the group later can open it too.
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
