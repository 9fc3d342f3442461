import type { EndpointName } from '@doorward/contract'
import {
  IconAppWindow,
  IconBuilding,
  IconCertificate,
  IconDatabaseExport,
  IconForms,
  IconInfoCircle,
  IconKey,
  IconMail,
  IconPalette,
  IconRobot,
  IconShieldLock,
  type Icon,
} from '@tabler/icons-react'
import { Link, type LinkProps, Outlet } from '@tanstack/react-router'
import { PageHead } from '../parts/page-head.tsx'
import { useMay, useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.settings

interface Place {
  to: LinkProps['to'] & string
  name: string
  icon: Icon
  /** Shown to those who may call it. */
  needs: EndpointName
}

const places: Place[] = [
  { to: '/settings', name: words.places.general, icon: IconBuilding, needs: 'getSettings' },
  { to: '/settings/sign-in-rules', name: words.places.rules, icon: IconShieldLock, needs: 'getSignInRules' },
  { to: '/settings/fields', name: words.places.fields, icon: IconForms, needs: 'declareAttribute' },
  { to: '/settings/branding', name: words.places.branding, icon: IconPalette, needs: 'getBranding' },
  { to: '/settings/tokens', name: words.places.tokens, icon: IconKey, needs: 'createToken' },
  { to: '/settings/service-accounts', name: words.places.services, icon: IconRobot, needs: 'listServiceAccounts' },
  {
    to: '/settings/registration',
    name: words.places.registration,
    icon: IconAppWindow,
    needs: 'listRegistrationTokens',
  },
  { to: '/settings/email', name: words.places.email, icon: IconMail, needs: 'getMail' },
  { to: '/settings/keys', name: words.places.keys, icon: IconCertificate, needs: 'listSigningKeys' },
  { to: '/settings/backups', name: words.places.backups, icon: IconDatabaseExport, needs: 'getBackups' },
  { to: '/settings/about', name: words.places.about, icon: IconInfoCircle, needs: 'getAbout' },
]

/** Head and list of the pages of the settings. */
export function SettingsLayout() {
  const may = useMay()
  const { version } = useSession()
  return (
    <>
      <PageHead title={words.title} lead={`Doorward ${version}`} />
      <div className="with-side">
        <nav className="side" aria-label={words.title}>
          {places
            .filter(({ needs }) => may(needs))
            .map(({ to, name, icon: Drawing }) => (
              <Link
                key={to}
                className="nav-item"
                to={to}
                activeOptions={{ exact: true, includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
              >
                <Drawing size={17} stroke={1.75} aria-hidden />
                {name}
              </Link>
            ))}
        </nav>
        <div className="stack">
          <Outlet />
        </div>
      </div>
    </>
  )
}
