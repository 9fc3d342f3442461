import type { ServiceAccount } from '@doorward/contract'
import { IconRobot } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { printFull, printMoment } from '../parts/dates.ts'
import { Badge, Status } from '../parts/status.tsx'
import { roleWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { ContactWord } from './contact-word.tsx'

const words = t.serviceAccounts

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
                <Badge tone="bad">{words.disabled}</Badge>
              </>
            )}
            <small>{[description, managedBy !== null && words.list.keptIn(managedBy)].filter(Boolean).join(' ')}</small>
          </span>
        </div>
      </td>
      <td>
        <ContactWord contact={service.contact} />
      </td>
      <td>{roleWords[role]}</td>
      <td>{tokens === 0 ? <span className="dim">{words.list.noToken}</span> : words.list.tokens(tokens)}</td>
      <td>
        {lastUsedAt === null ? (
          <Status tone="dim">{words.unused}</Status>
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
            <th>{words.fields.account}</th>
            <th>{words.fields.contact}</th>
            <th>{words.fields.role}</th>
            <th>{words.fields.tokens}</th>
            <th>{words.fields.lastUsed}</th>
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
