import type { App } from '@doorward/contract'
import { Checkbox, TextInput } from '@mantine/core'
import { api } from '../api/client.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { t } from '../texts/index.ts'
import { AppValues } from './app-values.tsx'
import { AskingFields } from './configuration/asking-fields.tsx'
import { Consequences, findConsequences } from './configuration/consequences.tsx'
import { GatewayPanel } from './configuration/gateway-panel.tsx'
import { NamingFields } from './configuration/naming-fields.tsx'
import { ProofFields } from './configuration/proof-fields.tsx'
import { ToldFields } from './configuration/told-fields.tsx'
import { TokenFields } from './configuration/token-fields.tsx'
import { UsualFields } from './configuration/usual-fields.tsx'
import { check, fieldOf, labels, read, toBody, type Values } from './configuration/values.ts'
import { noSecrets } from './new-secrets.ts'
import { showSaved, useApp } from './use-app.ts'

const words = t.appsConfiguration

function ConfigurationForm({ app }: { app: App }) {
  const params = { id: app.id }
  const entry = useEntryForm<Values, App>({
    entry: app,
    read,
    check,
    load: () => api.getApp({ params }),
    save: (values, edited, version) => api.updateApp({ params, body: toBody(values, edited), version }),
    onSaved: showSaved,
    fieldOf,
  })
  const { form } = entry
  const locked = app.managedBy !== null
  const consequences = app.oidc ? findConsequences(app, form.values) : []
  const changes = Object.keys(labels).filter(path => form.isDirty(path))
  return (
    <form className="stack" noValidate onSubmit={entry.submit}>
      {app.managedBy !== null && <Note title={words.keptIn(app.managedBy)}>{words.changeThere}</Note>}
      <SaveTrouble of={entry} what={app.title} failed={words.failed} />
      <fieldset className="plain-fieldset stack" disabled={locked}>
        <Panel title={words.app}>
          <div className="pad form">
            <TextInput label={words.name} autoComplete="off" {...form.getInputProps('title')} />
            <TextInput label={words.link} type="url" autoComplete="off" {...form.getInputProps('link')} />
            {app.oidc && <UsualFields form={form} />}
            {app.ldap && (
              <Checkbox
                label={words.barePassword.label}
                description={words.barePassword.hint}
                {...form.getInputProps('ldap.allowBarePassword', { type: 'checkbox' })}
              />
            )}
            {app.simpleAuth && (
              <Checkbox
                label={words.requireSecret.label}
                description={words.requireSecret.hint}
                {...form.getInputProps('simpleAuth.requireSecret', { type: 'checkbox' })}
              />
            )}
          </div>
        </Panel>
        {app.gateway && <GatewayPanel form={form} />}
        {app.oidc && (
          <Panel title={words.more}>
            <div className="setting-sections">
              <ProofFields form={form} />
              <NamingFields form={form} />
              <ToldFields form={form} />
              <TokenFields form={form} />
              <AskingFields form={form} />
            </div>
          </Panel>
        )}
      </fieldset>
      <Consequences of={consequences} />
      <SaveBar
        changes={changes.map(path => labels[path] ?? path)}
        warnings={consequences.map(({ title }) => title)}
        saving={entry.saving}
        onUndo={() => form.reset()}
      />
    </form>
  )
}

export function AppConfiguration() {
  const app = useApp()
  return (
    <div className="grid g2">
      <ConfigurationForm app={app} />
      <div className="stack">
        <AppValues app={app} secrets={noSecrets} />
      </div>
    </div>
  )
}
