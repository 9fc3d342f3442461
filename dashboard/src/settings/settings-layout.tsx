import type { EndpointName } from '@doorward/contract'
import {
  IconAppWindow,
  IconBuilding,
  IconCertificate,
  IconDatabaseExport,
  IconForms,
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

interface Place {
  to: LinkProps['to'] & string
  name: string
  icon: Icon
  /** Shown to those who may call it. */
  needs: EndpointName
}

const places: Place[] = [
  { to: '/settings', name: 'General', icon: IconBuilding, needs: 'getSettings' },
  { to: '/settings/sign-in-rules', name: 'Sign-in rules', icon: IconShieldLock, needs: 'getSignInRules' },
  { to: '/settings/fields', name: 'Profile fields', icon: IconForms, needs: 'declareAttribute' },
  { to: '/settings/branding', name: 'Branding', icon: IconPalette, needs: 'getBranding' },
  { to: '/settings/tokens', name: 'API tokens', icon: IconKey, needs: 'createToken' },
  { to: '/settings/service-accounts', name: 'Service accounts', icon: IconRobot, needs: 'listServiceAccounts' },
  {
    to: '/settings/registration',
    name: 'App registration',
    icon: IconAppWindow,
    needs: 'listRegistrationTokens',
  },
  { to: '/settings/email', name: 'Email', icon: IconMail, needs: 'getMail' },
  { to: '/settings/keys', name: 'Keys', icon: IconCertificate, needs: 'listSigningKeys' },
  { to: '/settings/backups', name: 'Backups', icon: IconDatabaseExport, needs: 'getBackups' },
]

/** Head and list of the pages of the settings. */
export function SettingsLayout() {
  const may = useMay()
  const { version } = useSession()
  return (
    <>
      <PageHead title="Settings" lead={`Doorward ${version}`} />
      <div className="with-side">
        <nav className="side" aria-label="Settings">
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
