import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFilterOff, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager, PageRange, useCursors } from '../parts/pager.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useRowKeys } from '../parts/shortcuts.ts'
import { useMay } from '../shell/session.ts'
import { NewGroup } from './new-group.tsx'

const route = getRouteApi('/groups')
const pageSize = 25
const number = new Intl.NumberFormat('en-GB')

export function GroupsPage() {
  const { search } = route.useSearch()
  const navigate = useNavigate()
  const may = useMay()
  const cursors = useCursors(search ?? '')
  const [adding, adder] = useDisclosure()
  const groups = useQuery({
    ...queries.groups({ search, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  const find = (text: string) => void navigate({ to: '/groups', search: { search: text || undefined }, replace: true })
  const newGroup = may('createGroup') && (
    <Button leftSection={<IconPlus size={16} />} onClick={adder.open}>
      New group
    </Button>
  )
  useRowKeys()
  return (
    <>
      <PageHead title="Groups" lead="Groups decide who can open which app." actions={newGroup} />
      <section className="panel" aria-label="Groups">
        <div className="bar">
          <SearchBox label="Find a group" placeholder="Find a group" value={search ?? ''} onSearch={find} />
        </div>
        <Loaded query={groups} what="groups" rows={6}>
          {page =>
            page.items.length > 0 ? (
              <>
                <table className="list">
                  <thead>
                    <tr>
                      <th>Group</th>
                      <th className="num">People</th>
                      <th>Opens</th>
                    </tr>
                  </thead>
                  <tbody>
                    {page.items.map(group => (
                      <tr key={group.id}>
                        <td className="main-cell">
                          <div className="cell">
                            <span>
                              <Link to="/groups/$groupId" params={{ groupId: group.id }} data-row>
                                {group.name}
                              </Link>
                              <small>
                                {group.description || (group.managedBy === null ? '' : `Kept in ${group.managedBy}`)}
                              </small>
                            </span>
                          </div>
                        </td>
                        <td className="num at-end">{number.format(group.peopleCount)}</td>
                        <td className="wide-only ink2">
                          {group.opens.map(({ name }) => name).join(', ') || <span className="dim">None</span>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <footer>
                  <PageRange page={page} limit={pageSize} cursors={cursors} />
                  <Pager page={page} cursors={cursors} />
                </footer>
              </>
            ) : search ? (
              <Empty
                icon={IconFilterOff}
                title="No group matches"
                action={
                  <Button variant="default" onClick={() => find('')}>
                    Clear search
                  </Button>
                }
              >
                No group’s name contains “{search}”.
              </Empty>
            ) : (
              <Empty icon={IconUsersGroup} title="No groups yet" action={newGroup}>
                Open an app to a group once, and whoever joins the group later can open it too.
              </Empty>
            )
          }
        </Loaded>
      </section>
      <NewGroup opened={adding} onClose={adder.close} />
    </>
  )
}
