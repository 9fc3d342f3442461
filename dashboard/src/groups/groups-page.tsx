import type { GroupKeeper } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFilterOff, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Filter } from '../parts/filter.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager, PageRange, useCursors } from '../parts/pager.tsx'
import { SearchBox } from '../parts/search-box.tsx'
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
  ].filter(Boolean)
  const newGroup = may('createGroup') && (
    <Button leftSection={<IconPlus size={16} />} onClick={adder.open}>
      New group
    </Button>
  )
  return (
    <>
      <PageHead title="Groups" lead="Groups decide who can open which app." actions={newGroup} />
      <section className="panel beside-glance" aria-label="Groups">
        <div className="bar">
          <SearchBox
            label="Find a group"
            placeholder="Find a group"
            value={filters.search ?? ''}
            onSearch={search => change({ ...filters, search: search || undefined })}
          />
          <div className="filters">
            <Filter<GroupKeeper>
              name="Source"
              options={keeperWords}
              value={filters.kept}
              onChange={kept => change({ ...filters, kept })}
            />
            {named.length > 0 && (
              <Button variant="subtle" onClick={() => change({})}>
                Clear filters
              </Button>
            )}
          </div>
        </div>
        <Loaded query={groups} what="groups" rows={6}>
          {page =>
            page.items.length > 0 ? (
              <>
                <GroupsTable groups={page.items} shown={glance} onGlance={({ id }) => show(id)} />
                <footer>
                  <span>
                    <PageRange page={page} limit={pageSize} cursors={cursors} />{' '}
                    <span className="hide-phone">
                      Press <kbd>J</kbd> <kbd>K</kbd> to move, <kbd>Space</kbd> for a glance, <kbd>Enter</kbd> to open
                    </span>
                  </span>
                  <Pager page={page} cursors={cursors} />
                </footer>
              </>
            ) : named.length > 0 ? (
              <Empty
                icon={IconFilterOff}
                title="No group matches these filters"
                action={
                  <Button variant="default" onClick={() => change({})}>
                    Clear filters
                  </Button>
                }
              >
                {`${named.join(', ')}.`.replace(/^./, first => first.toUpperCase())}
              </Empty>
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
