import type { EndpointName, Overview } from '@doorward/contract'
import {
  IconAlertTriangle,
  IconBinaryTree2,
  IconDevices,
  IconDoor,
  IconHeartbeat,
  IconHome,
  IconLayoutGrid,
  IconLayoutGridAdd,
  IconListSearch,
  IconMessageQuestion,
  IconPlugConnected,
  IconSettings,
  IconTable,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { useTrouble } from '../external/use-trouble.ts'
import { SearchButton } from '../search/search-button.tsx'
import { Brand } from './brand.tsx'
import { PersonMenu } from './person-menu.tsx'
import { useMay, useSession } from './session.ts'
import { Shortcuts } from './shortcuts-dialog.tsx'

interface Place {
  to: LinkProps['to'] & string
  name: string
  icon: Icon
  /** Shown to those who may call it. */
  needs: EndpointName
  count?: 'people' | 'groups' | 'apps' | 'requests'
}

const sections: { title?: string; places: Place[] }[] = [
  { places: [{ to: '/', name: 'Home', icon: IconHome, needs: 'getOverview' }] },
  {
    title: 'Directory',
    places: [
      { to: '/people', name: 'People', icon: IconUsers, needs: 'listUsers', count: 'people' },
      { to: '/groups', name: 'Groups', icon: IconUsersGroup, needs: 'listGroups', count: 'groups' },
      { to: '/external', name: 'External directory', icon: IconPlugConnected, needs: 'listExternalPresets' },
    ],
  },
  {
    title: 'Apps',
    places: [
      { to: '/apps', name: 'Apps', icon: IconLayoutGridAdd, needs: 'listApps', count: 'apps' },
      { to: '/requests', name: 'Requests', icon: IconMessageQuestion, needs: 'listAccessRequests', count: 'requests' },
      { to: '/access/matrix', name: 'Access matrix', icon: IconTable, needs: 'readMatrix' },
      { to: '/access/explain', name: 'Explain access', icon: IconDoor, needs: 'explainAccess' },
    ],
  },
  {
    title: 'Serve',
    places: [
      { to: '/directory-server', name: 'Directory server', icon: IconBinaryTree2, needs: 'getDirectoryServer' },
      { to: '/health', name: 'Health', icon: IconHeartbeat, needs: 'getHealth' },
    ],
  },
  {
    title: 'Activity',
    places: [
      { to: '/audit', name: 'Audit log', icon: IconListSearch, needs: 'listAudit' },
      { to: '/sessions', name: 'Sessions', icon: IconDevices, needs: 'listSessions' },
      { to: '/settings', name: 'Settings', icon: IconSettings, needs: 'getSettings' },
    ],
  },
]

const number = new Intl.NumberFormat('en-GB')

/** Groups are also for those who only manage some; of the settings, user managers have their API tokens. */
function inPart({ count: _count, ...place }: Place, has: { groups: boolean; tokens: boolean }): Place | undefined {
  if (has.groups && place.to === '/groups') return { ...place, name: 'My groups' }
  if (has.tokens && place.to === '/settings') return { ...place, to: '/settings/tokens', name: 'API tokens' }
  return undefined
}

/** What is known of how many there are. */
type Counts = Partial<Pick<Overview, 'people' | 'groups' | 'apps'>> & { requests?: number | undefined }

function NavItem({ place, counts, trouble }: { place: Place; counts: Counts; trouble: string | undefined }) {
  const { to, name, icon: Drawing, count } = place
  const amount = count && counts[count]
  return (
    <Link
      className="nav-item"
      to={to}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Drawing size={17} stroke={1.75} aria-hidden />
      {name}
      {trouble && (
        <span className="n warn-sign" title={trouble}>
          <IconAlertTriangle size={16} aria-hidden />
          <span className="visually-hidden">{trouble}</span>
        </span>
      )}
      {amount !== undefined && <span className="n">{number.format(amount)}</span>}
    </Link>
  )
}

/** The same on every page; only what this person may use. */
export function Navigation({ inDrawer }: { inDrawer?: boolean }) {
  const may = useMay()
  const has = { groups: useSession().manages.length > 0, tokens: may('listUsers') && may('createToken') }
  const { data: overview } = useQuery({ ...queries.overview(), enabled: may('getOverview') })
  const { data: asked } = useQuery({ ...queries.requestCounts(), enabled: may('listAccessRequests') })
  // That nobody waits is said by no number.
  const counts: Counts = { ...overview, requests: asked?.counts.waiting || undefined }
  const trouble = useTrouble({ enabled: may('listExternalDirectories') })
  return (
    <aside className={inDrawer ? 'nav in-drawer' : 'nav'}>
      <Brand />
      {!inDrawer && may('listUsers') && <SearchButton />}
      <nav aria-label="Main">
        {sections.map(({ title, places }) => {
          const shown = places.flatMap(place => (may(place.needs) ? place : (inPart(place, has) ?? [])))
          return (
            shown.length > 0 && (
              <div key={title ?? ''}>
                {title && <h2>{title}</h2>}
                {shown.map(place => (
                  <NavItem
                    key={place.to}
                    place={place}
                    counts={counts}
                    trouble={place.to === '/external' ? trouble : undefined}
                  />
                ))}
              </div>
            )
          )
        })}
      </nav>
      <div className="nav-foot">
        {!inDrawer && <Shortcuts />}
        <a className="nav-item" href="/">
          <IconLayoutGrid size={17} stroke={1.75} aria-hidden />
          My apps
        </a>
        <PersonMenu />
      </div>
    </aside>
  )
}
