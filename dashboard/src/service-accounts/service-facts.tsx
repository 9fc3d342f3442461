import type { ServiceAccount } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { printDay } from '../parts/dates.ts'
import { Panel } from '../parts/panel.tsx'
import { useShortcut } from '../parts/shortcuts.ts'
import { Badge } from '../parts/status.tsx'
import { roleWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { ContactWord } from './contact-word.tsx'
import { ServiceForm } from './service-form.tsx'

const words = t.serviceAccounts

/** What the machine is and who looks after it; read, or edited in place. */
export function ServiceFacts({ service }: { service: ServiceAccount }) {
  const [editing, setEditing] = useState(false)
  const isKeptHere = service.managedBy === null
  useShortcut('e', () => setEditing(isKeptHere))
  if (editing && isKeptHere)
    return (
      <Panel title={words.about}>
        <ServiceForm service={service} onDone={() => setEditing(false)} />
      </Panel>
    )
  return (
    <Panel
      title={words.about}
      right={
        isKeptHere ? (
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            {t.parts.edit}
          </Button>
        ) : (
          <Badge>{t.parts.readOnly}</Badge>
        )
      }
    >
      <div className="pad">
        <dl className="facts">
          <dt>{words.fields.name}</dt>
          <dd>{service.name}</dd>
          <dt>{words.fields.description}</dt>
          <dd>{service.description || words.fields.none}</dd>
          <dt>{words.fields.contact}</dt>
          <dd>
            <ContactWord contact={service.contact} />
          </dd>
          <dt>{words.fields.role}</dt>
          <dd>{roleWords[service.role]}</dd>
          <dt>{words.fields.added}</dt>
          <dd>{printDay(service.createdAt)}</dd>
          <dt>{words.fields.id}</dt>
          <dd className="mono">{service.id}</dd>
        </dl>
        {service.managedBy !== null && <p className="hint">{t.parts.changeThere(service.managedBy)}</p>}
      </div>
    </Panel>
  )
}
