import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Panel } from '../../parts/panel.tsx'
import { GatewayFields } from '../gateway/gateway-fields.tsx'
import { hostOfAddress } from '../gateway/gateway-values.ts'
import { useDraft } from './draft.ts'
import { OidcFields } from './oidc-fields.tsx'
import { SecretFields } from './secret-fields.tsx'

function GatewaySettings() {
  const { draft, change, errors, setErrors } = useDraft()
  const host = hostOfAddress(draft.link)
  const [open, setOpen] = useState(false)
  const isWrong = Object.keys(errors).some(at => at.startsWith('gateway.paths'))
  useEffect(() => {
    if (isWrong) setOpen(true)
  }, [isWrong])
  return (
    <>
      {host && (
        <p className="hint">
          Your proxy asks about each request to <span className="mono">{host}</span>.
        </p>
      )}
      <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>More settings: open paths, programs, what the app is told</summary>
        <div className="form more">
          <GatewayFields
            values={draft.gateway}
            errors={errors}
            onChange={gateway => {
              change({ gateway })
              setErrors({})
            }}
          />
        </div>
      </details>
    </>
  )
}

/** Name and address, and what the chosen way asks beside them. */
export function AppFields() {
  const { draft, change, errors } = useDraft()
  const isProtected = draft.door === 'gateway'
  return (
    <Panel title="The app">
      <div className="pad form">
        <TextInput
          label="Name"
          description="As people know it, for example Grafana."
          autoComplete="off"
          value={draft.title}
          error={errors['title']}
          onChange={event => change({ title: event.currentTarget.value })}
        />
        <TextInput
          label={isProtected ? 'Address to protect' : 'Address people open'}
          description={
            isProtected
              ? 'As people type it, for example https://status.example.com.'
              : 'Where “My apps” leads, for example https://grafana.example.com.'
          }
          type="url"
          autoComplete="off"
          value={draft.link}
          error={errors['link'] ?? errors['gateway.host']}
          onChange={event => change({ link: event.currentTarget.value })}
        />
        {draft.door === 'oidc' && <OidcFields />}
        {draft.door === 'ldap' && <SecretFields label="Bind secret" path="ldap.secret.secret" />}
        {draft.door === 'simpleAuth' && <SecretFields label="Client secret" path="simpleAuth.secret.secret" />}
        {isProtected && <GatewaySettings />}
      </div>
    </Panel>
  )
}
