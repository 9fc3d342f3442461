import { IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { GroupsTable } from './groups-table.tsx'

const pageSize = 25

/** The groups whose membership somebody edits who manages nothing else. */
export function ManagedGroups() {
  const cursors = useCursors('managed')
  const groups = useQuery({
    ...queries.managedGroups({ cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHead title="My groups" lead="You add and remove people here, and set until when they stay." />
      <section className="panel" aria-label="My groups">
        <Loaded query={groups} what="groups" rows={3}>
          {page =>
            page.items.length === 0 ? (
              <Empty icon={IconUsersGroup} title="You manage no group any more">
                Ask an admin if you should.
              </Empty>
            ) : (
              <>
                <GroupsTable groups={page.items} />
                <ListFooter page={page} limit={pageSize} cursors={cursors} />
              </>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
