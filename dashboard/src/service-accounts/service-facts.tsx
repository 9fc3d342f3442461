import type { ServiceAccount } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { printDay } from '../parts/dates.ts'
import { Panel } from '../parts/panel.tsx'
import { Badge } from '../parts/status.tsx'
import { roleWords } from '../parts/words.ts'
import { ContactWord } from './contact-word.tsx'
import { ServiceForm } from './service-form.tsx'

/** What the machine is and who looks after it; read, or edited in place. */
export function ServiceFacts({ service }: { service: ServiceAccount }) {
  const [editing, setEditing] = useState(false)
  const isKeptHere = service.managedBy === null
  if (editing && isKeptHere)
    return (
      <Panel title="About it">
        <ServiceForm service={service} onDone={() => setEditing(false)} />
      </Panel>
    )
  return (
    <Panel
      title="About it"
      right={
        isKeptHere ? (
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            Edit
          </Button>
        ) : (
          <Badge>Read-only</Badge>
        )
      }
    >
      <div className="pad">
        <dl className="facts">
          <dt>Name</dt>
          <dd>{service.name}</dd>
          <dt>Description</dt>
          <dd>{service.description || 'None'}</dd>
          <dt>Contact</dt>
          <dd>
            <ContactWord contact={service.contact} />
          </dd>
          <dt>Role</dt>
          <dd>{roleWords[service.role]}</dd>
          <dt>Added</dt>
          <dd>{printDay(service.createdAt)}</dd>
          <dt>Id</dt>
          <dd className="mono">{service.id}</dd>
        </dl>
        {!isKeptHere && <p className="hint">Kept in {service.managedBy}. Change it there and apply it again.</p>}
      </div>
    </Panel>
  )
}
