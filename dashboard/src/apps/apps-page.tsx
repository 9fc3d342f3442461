import { Button } from '@mantine/core'
import { IconLayoutGridAdd, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useRowKeys } from '../parts/shortcuts.ts'
import { Badge, Status } from '../parts/status.tsx'
import { doorWords, printAccess, seesPasswords } from '../parts/words.ts'

const route = getRouteApi('/apps')
const pageSize = 25
const number = new Intl.NumberFormat('en-GB')

const hostOf = (link: string | null) => (link !== null && URL.canParse(link) ? new URL(link).host : '')

export function AppsPage() {
  const { search } = route.useSearch()
  const navigate = useNavigate()
  const cursors = useCursors(search ?? '')
  const apps = useQuery({
    ...queries.apps({ search, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  const find = (text: string) => void navigate({ to: '/apps', search: { search: text || undefined }, replace: true })
  const addApp = (
    <Button leftSection={<IconPlus size={16} />} renderRoot={props => <Link to="/apps/add" {...props} />}>
      Add app
    </Button>
  )
  useRowKeys()
  return (
    <>
      <PageHead title="Apps" lead="People only see the ones they can open." actions={addApp} />
      <section className="panel" aria-label="Apps">
        <div className="bar">
          <SearchBox label="Find an app" placeholder="Find an app" value={search ?? ''} onSearch={find} />
        </div>
        <Loaded query={apps} what="apps" rows={6}>
          {page =>
            page.items.length > 0 ? (
              <>
                <table className="list">
                  <thead>
                    <tr>
                      <th>App</th>
                      <th>Signs in with</th>
                      <th>Who can open it</th>
                      <th>State</th>
                    </tr>
                  </thead>
                  <tbody>
                    {page.items.map(app => (
                      <tr key={app.id}>
                        <td className="main-cell">
                          <div className="cell">
                            <AppIcon title={app.title} />
                            <span>
                              <Link to="/apps/$appId" params={{ appId: app.id }} data-row>
                                {app.title}
                              </Link>
                              <small>{hostOf(app.link)}</small>
                            </span>
                          </div>
                        </td>
                        <td className="wide-only">
                          <span className="cell">
                            {app.doors.map(door => (
                              <Badge key={door}>{doorWords[door]}</Badge>
                            ))}
                            {seesPasswords(app.doors) && <Badge tone="warn">Sees the password</Badge>}
                            {app.registered && <Badge>Added itself</Badge>}
                          </span>
                        </td>
                        <td className="wide-only">
                          {printAccess(app.access, app.adminsIncluded)}{' '}
                          <span className="dim">{number.format(app.peopleCount)}</span>
                        </td>
                        <td className="at-end">
                          {app.enabled ? <Status tone="ok">On</Status> : <Status tone="dim">Switched off</Status>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <ListFooter page={page} limit={pageSize} cursors={cursors} />
              </>
            ) : search ? (
              <FilteredOut
                title="No app matches"
                named={[`no app’s name contains “${search}”`]}
                clear="Clear search"
                onClear={() => find('')}
              />
            ) : (
              <Empty icon={IconLayoutGridAdd} title="No apps yet" action={addApp}>
                Connect one and people sign in to it with their Doorward account. Most take five minutes.
              </Empty>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
