import type { User } from '@doorward/contract'
import { pageLimitMax } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconRobot } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printMoment } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { Badge } from '../parts/status.tsx'
import { roleWords } from '../parts/words.ts'
import { HandOver } from '../service-accounts/hand-over.tsx'

/** Machines whose contact this person is; most people have none, and nothing is shown. */
export function PersonServices({ user }: { user: User }) {
  const query = useQuery(queries.serviceAccounts({ contact: user.id, limit: pageLimitMax }))
  if (query.data?.total === 0) return null
  const here = query.data?.items.filter(({ managedBy }) => managedBy === null) ?? []
  return (
    <Panel
      title="Service accounts they look after"
      right={here.length > 0 && <HandOver services={here} from={user} />}
      footer={
        user.state === 'active'
          ? 'They go on when this person is disabled or deleted, and admins are told that nobody looks after them.'
          : 'They go on although this person can’t look after them any more. Hand them over.'
      }
    >
      <Loaded query={query} what="service accounts">
        {({ items }) => (
          <ul className="rows">
            {items.map(({ id, name, description, role, disabled, lastUsedAt }) => (
              <li key={id}>
                <IconRobot size={17} stroke={1.75} aria-hidden />
                <span>
                  <b className="b">{name}</b>
                  <small>{description || roleWords[role]}</small>
                </span>
                <span className="r">
                  {disabled && <Badge tone="bad">Disabled</Badge>}
                  <span className="dim hide-phone">
                    {lastUsedAt === null ? 'Not used yet' : `Used ${printMoment(lastUsedAt)}`}
                  </span>
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={`Open ${name}`}
                    renderRoot={props => (
                      <Link to="/settings/service-accounts/$serviceId" params={{ serviceId: id }} {...props} />
                    )}
                  >
                    Open
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}
