import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Fill } from '../../parts/fill.tsx'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'
import { GatewayFields } from '../gateway/gateway-fields.tsx'
import { hostOfAddress } from '../gateway/gateway-values.ts'
import { useDraft } from './draft.ts'
import { OidcFields } from './oidc-fields.tsx'
import { SecretFields } from './secret-fields.tsx'

const words = t.appsAdd.fields
const secrets = t.appsSetup.values

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
          <Fill text={words.proxyAsks} host={<span className="mono">{host}</span>} />
        </p>
      )}
      <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{words.moreGateway}</summary>
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
    <Panel title={words.title}>
      <div className="pad form">
        <TextInput
          label={words.name}
          description={words.nameExample}
          autoComplete="off"
          value={draft.title}
          error={errors['title']}
          onChange={event => change({ title: event.currentTarget.value })}
        />
        <TextInput
          label={isProtected ? words.protect : words.open}
          description={isProtected ? words.linkHint('https://status.example.com') : words.openHint}
          type="url"
          autoComplete="off"
          value={draft.link}
          error={errors['link'] ?? errors['gateway.host']}
          onChange={event => change({ link: event.currentTarget.value })}
        />
        {draft.door === 'oidc' && <OidcFields />}
        {draft.door === 'ldap' && <SecretFields label={secrets.bindSecret} path="ldap.secret.secret" />}
        {draft.door === 'simpleAuth' && <SecretFields label={secrets.clientSecret} path="simpleAuth.secret.secret" />}
        {isProtected && <GatewaySettings />}
      </div>
    </Panel>
  )
}
