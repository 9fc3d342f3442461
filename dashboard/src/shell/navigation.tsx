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
import { t } from '../texts/index.ts'
import { Brand } from './brand.tsx'
import { PersonMenu } from './person-menu.tsx'
import { useMay, useSession } from './session.ts'
import { Shortcuts } from './shortcuts.tsx'

interface Place {
  to: LinkProps['to'] & string
  name: string
  icon: Icon
  /** Shown to those who may call it. */
  needs: EndpointName
  count?: 'people' | 'groups' | 'apps' | 'requests'
}

const { places } = t.shell

const sections: { title?: string; places: Place[] }[] = [
  { places: [{ to: '/', name: places.home, icon: IconHome, needs: 'getOverview' }] },
  {
    title: t.shell.sections.directory,
    places: [
      { to: '/people', name: places.people, icon: IconUsers, needs: 'listUsers', count: 'people' },
      { to: '/groups', name: places.groups, icon: IconUsersGroup, needs: 'listGroups', count: 'groups' },
      { to: '/external', name: places.external, icon: IconPlugConnected, needs: 'listExternalPresets' },
    ],
  },
  {
    title: t.shell.sections.apps,
    places: [
      { to: '/apps', name: places.apps, icon: IconLayoutGridAdd, needs: 'listApps', count: 'apps' },
      {
        to: '/requests',
        name: places.requests,
        icon: IconMessageQuestion,
        needs: 'listAccessRequests',
        count: 'requests',
      },
      { to: '/access/matrix', name: places.matrix, icon: IconTable, needs: 'readMatrix' },
      { to: '/access/explain', name: places.explain, icon: IconDoor, needs: 'explainAccess' },
    ],
  },
  {
    title: t.shell.sections.serve,
    places: [
      { to: '/directory-server', name: places.directoryServer, icon: IconBinaryTree2, needs: 'getDirectoryServer' },
      { to: '/health', name: places.health, icon: IconHeartbeat, needs: 'getHealth' },
    ],
  },
  {
    title: t.shell.sections.activity,
    places: [
      { to: '/audit', name: places.audit, icon: IconListSearch, needs: 'listAudit' },
      { to: '/sessions', name: places.sessions, icon: IconDevices, needs: 'listSessions' },
      { to: '/settings', name: places.settings, icon: IconSettings, needs: 'getSettings' },
    ],
  },
]

const number = new Intl.NumberFormat(t.locale)

/** Groups are also for those who only manage some; of the settings, user managers have their API tokens. */
function inPart({ count: _count, ...place }: Place, has: { groups: boolean; tokens: boolean }): Place | undefined {
  if (has.groups && place.to === '/groups') return { ...place, name: places.myGroups }
  if (has.tokens && place.to === '/settings') return { ...place, to: '/settings/tokens', name: places.tokens }
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
      <nav aria-label={t.shell.main}>
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
          {t.shell.myApps}
        </a>
        <PersonMenu />
      </div>
    </aside>
  )
}
