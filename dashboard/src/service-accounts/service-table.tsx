import type { ServiceAccount } from '@doorward/contract'
import { IconRobot } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { printFull, printMoment } from '../parts/dates.ts'
import { Badge, Status } from '../parts/status.tsx'
import { count, roleWords } from '../parts/words.ts'
import { ContactWord } from './contact-word.tsx'

function ServiceRow({ service }: { service: ServiceAccount }) {
  const { id, name, description, role, disabled, tokens, lastUsedAt, managedBy } = service
  return (
    <tr>
      <td>
        <div className="cell">
          <IconRobot size={19} stroke={1.75} aria-hidden />
          <span>
            <Link to="/settings/service-accounts/$serviceId" params={{ serviceId: id }}>
              {name}
            </Link>
            {disabled && (
              <>
                {' '}
                <Badge tone="bad">Disabled</Badge>
              </>
            )}
            <small>{[description, managedBy !== null && `Kept in ${managedBy}.`].filter(Boolean).join(' ')}</small>
          </span>
        </div>
      </td>
      <td>
        <ContactWord contact={service.contact} />
      </td>
      <td>{roleWords[role]}</td>
      <td>{tokens === 0 ? <span className="dim">No token</span> : count(tokens, 'token', 'tokens')}</td>
      <td>
        {lastUsedAt === null ? (
          <Status tone="dim">Not used yet</Status>
        ) : (
          <span title={printFull(lastUsedAt)}>{printMoment(lastUsedAt)}</span>
        )}
      </td>
    </tr>
  )
}

export function ServiceTable({ services }: { services: readonly ServiceAccount[] }) {
  return (
    <div className="scroll-x">
      <table className="list stacked">
        <thead>
          <tr>
            <th>Service account</th>
            <th>Contact</th>
            <th>Role</th>
            <th>Tokens</th>
            <th>Last used</th>
          </tr>
        </thead>
        <tbody>
          {services.map(service => (
            <ServiceRow key={service.id} service={service} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
