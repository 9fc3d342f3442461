import type { Overview } from '@doorward/contract'
import { Loader } from '@mantine/core'
import { IconAlertTriangle, IconLayoutGrid } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { useDirectories } from '../external/use-directories.ts'
import { SearchButton } from '../search/search-button.tsx'
import { t } from '../texts/index.ts'
import { Brand } from './brand.tsx'
import { PersonMenu } from './person-menu.tsx'
import { type Place, useSections } from './places.ts'
import { useMay } from './session.ts'
import { ShortcutsButton } from './shortcuts-button.tsx'

const number = new Intl.NumberFormat(t.locale)

/** What is known of how many there are. */
type Counts = Partial<Pick<Overview, 'people' | 'groups' | 'apps'>> & {
  requests?: number | undefined
  sessions?: number | undefined
}

interface NavItemProps {
  place: Place
  counts: Counts
  trouble?: string | undefined
  underWay?: string | undefined
}

function NavItem({ place, counts, trouble, underWay }: NavItemProps) {
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
      {underWay && (
        <span className="n" title={underWay}>
          <Loader size={13} aria-hidden />
          <span className="visually-hidden">{underWay}</span>
        </span>
      )}
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
  const sections = useSections()
  const { data: overview } = useQuery({ ...queries.overview(), enabled: may('getOverview') })
  const { data: asked } = useQuery({ ...queries.requestCounts(), enabled: may('listAccessRequests') })
  const { data: open } = useQuery({
    ...queries.sessions({ limit: 1 }),
    staleTime: 60_000,
    enabled: may('listSessions'),
  })
  // That nobody waits is said by no number.
  const counts: Counts = { ...overview, requests: asked?.counts.waiting || undefined, sessions: open?.total }
  const directories = useDirectories({ enabled: may('listExternalDirectories') })
  return (
    <aside className={inDrawer ? 'nav in-drawer' : 'nav'}>
      <Brand />
      {!inDrawer && may('listUsers') && <SearchButton />}
      <nav aria-label={t.shell.main}>
        {sections.map(({ title, places }) => (
          <div key={title ?? ''}>
            {title && <h2>{title}</h2>}
            {places.map(place => (
              <NavItem
                key={place.to}
                place={place}
                counts={counts}
                {...(place.to === '/external' ? directories : {})}
              />
            ))}
          </div>
        ))}
      </nav>
      <div className="nav-foot">
        {!inDrawer && <ShortcutsButton />}
        <a className="nav-item" href="/">
          <IconLayoutGrid size={17} stroke={1.75} aria-hidden />
          {t.shell.myApps}
        </a>
        <PersonMenu />
      </div>
    </aside>
  )
}
