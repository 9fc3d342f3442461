import type { Overview } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconRobot } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Panel } from '../parts/panel.tsx'
import { count } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'

/** What somebody should see to; nothing is shown while there is nothing. */
export function Attention({ overview: { servicesAlone } }: { overview: Overview }) {
  const may = useMay()
  if (servicesAlone === 0 || !may('listServiceAccounts')) return null
  return (
    <Panel title="Needs attention">
      <ul className="rows">
        <li>
          <IconRobot size={19} stroke={1.75} aria-hidden />
          <span>
            <b className="b">Nobody looks after {count(servicesAlone, 'service account', 'service accounts')}</b>
            <small>
              The contact is disabled, expired or deleted, and the{' '}
              {servicesAlone === 1 ? 'account goes' : 'accounts go'} on. Choose another contact, or disable what is no
              longer needed.
            </small>
          </span>
          <span className="r">
            <Button
              variant="default"
              size="compact-sm"
              renderRoot={props => <Link to="/settings/service-accounts" search={{ show: 'alone' }} {...props} />}
            >
              Show {servicesAlone === 1 ? 'it' : 'them'}
            </Button>
          </span>
        </li>
      </ul>
    </Panel>
  )
}
