import type { User } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Avatar } from '../parts/picture.tsx'
import { Badge } from '../parts/status.tsx'
import { printDay } from '../parts/dates.ts'
import { stateWords } from '../parts/words.ts'
import { useMay, useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { PersonActions } from './person-actions.tsx'
import { mayActOn } from './roles-to-give.ts'

const words = t.people.person

const route = getRouteApi('/people/$userId')

/** Head and tabs of one person; the tabs are pages. */
export function PersonPage() {
  const { userId } = route.useParams()
  const may = useMay()
  const { user: me } = useSession()
  // What apps hold of somebody is for those who could take it away.
  const isSeen = ({ id, role }: User) => id === me.id || mayActOn(me.role, role)
  const query = useQuery(queries.user(userId))
  const tab = { params: { userId }, activeProps: { 'aria-current': 'page' as const } }
  return (
    <Loaded query={query} what={words.what} page={{ to: '/people', name: t.people.title }}>
      {user => (
        <>
          <PageHead
            title={user.displayName}
            crumbs={[{ to: '/people', name: t.people.title }]}
            picture={<Avatar name={user.displayName} picture={user.picture} large />}
            badges={
              <>
                <Badge tone={user.state === 'active' ? 'ok' : user.state === 'invited' ? 'accent' : 'bad'}>
                  {stateWords[user.state]}
                </Badge>
                {user.managedBy !== null && <Badge>{t.parts.keptIn(user.managedBy)}</Badge>}
              </>
            }
            lead={[user.username, user.email, words.added(printDay(user.createdAt))].filter(Boolean).join(' · ')}
            actions={<PersonActions user={user} />}
          />
          {(isSeen(user) || may('listAudit')) && (
            <nav className="tabs" aria-label={user.displayName}>
              <Link to="/people/$userId" activeOptions={{ exact: true, includeSearch: false }} {...tab}>
                {words.tabs.overview}
              </Link>
              {isSeen(user) && (
                <>
                  <Link to="/people/$userId/second-factor" {...tab}>
                    {t.people.fields.factor}
                  </Link>
                  <Link to="/people/$userId/connections" {...tab}>
                    {words.tabs.connections}
                  </Link>
                </>
              )}
              {may('listAudit') && (
                <Link to="/people/$userId/activity" {...tab}>
                  {words.tabs.activity}
                </Link>
              )}
            </nav>
          )}
          <Outlet />
        </>
      )}
    </Loaded>
  )
}
