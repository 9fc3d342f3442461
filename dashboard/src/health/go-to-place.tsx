import type { EndpointName, HealthFinding } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const { shell, settings } = t

interface Place {
  to: LinkProps['to'] & string
  name: string
  needs: EndpointName
}

/** Where each part is looked after in the dashboard; the others are the machine's. */
const places: Partial<Record<HealthFinding['part'], Place>> = {
  web: { to: '/settings', name: settings.title, needs: 'getSettings' },
  gateway: { to: '/apps', name: shell.places.apps, needs: 'listApps' },
  'directory-server': { to: '/directory-server', name: shell.places.directoryServer, needs: 'getDirectoryServer' },
  backups: { to: '/settings/backups', name: settings.places.backups, needs: 'getBackups' },
  people: { to: '/people', name: shell.places.people, needs: 'listUsers' },
  mail: { to: '/settings/email', name: settings.places.email, needs: 'getMail' },
}

export function GoToPlace({ part }: { part: HealthFinding['part'] }) {
  const may = useMay()
  const place = places[part]
  if (place === undefined || !may(place.needs)) return null
  return (
    <p className="go-to-place">
      <Button
        variant="default"
        size="compact-sm"
        rightSection={<IconArrowRight size={15} stroke={1.75} aria-hidden />}
        renderRoot={props => <Link to={place.to} {...props} />}
      >
        {place.name}
      </Button>
    </p>
  )
}
