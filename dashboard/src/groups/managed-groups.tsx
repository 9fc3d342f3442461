import { IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { t } from '../texts/index.ts'
import { GroupsTable } from './groups-table.tsx'

const words = t.groups.own

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
      <PageHead title={words.title} lead={words.lead} />
      <section className="panel" aria-label={words.title}>
        <Loaded query={groups} what={t.groups.what} rows={3}>
          {page =>
            page.items.length === 0 ? (
              <Empty icon={IconUsersGroup} title={words.none}>
                {words.noneText}
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
