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
import { t } from '../texts/index.ts'

const words = t.people.person.services

/** Machines whose contact this person is; most people have none, and nothing is shown. */
export function PersonServices({ user }: { user: User }) {
  const query = useQuery(queries.serviceAccounts({ contact: user.id, limit: pageLimitMax }))
  if (query.data?.total === 0) return null
  const here = query.data?.items.filter(({ managedBy }) => managedBy === null) ?? []
  return (
    <Panel
      title={words.title}
      right={here.length > 0 && <HandOver services={here} from={user} />}
      footer={user.state === 'active' ? words.footer : words.footerAlone}
    >
      <Loaded query={query} what={words.what}>
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
                  {disabled && <Badge tone="bad">{t.serviceAccounts.disabled}</Badge>}
                  <span className="dim hide-phone">
                    {lastUsedAt === null ? t.serviceAccounts.unused : words.used(printMoment(lastUsedAt))}
                  </span>
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={words.openOne(name)}
                    renderRoot={props => (
                      <Link to="/settings/service-accounts/$serviceId" params={{ serviceId: id }} {...props} />
                    )}
                  >
                    {words.open}
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
