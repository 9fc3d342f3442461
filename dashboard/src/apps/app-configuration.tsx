import type { App } from '@doorward/contract'
import { Checkbox, TextInput } from '@mantine/core'
import { api } from '../api/client.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
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
      {locked && <Note title={`Kept in ${app.managedBy}`}>Change the app there and apply it again.</Note>}
      <SaveTrouble of={entry} what={app.title} failed="The app was not saved." />
      <fieldset className="plain-fieldset stack" disabled={locked}>
        <Panel title="The app">
          <div className="pad form">
            <TextInput label="Name" autoComplete="off" {...form.getInputProps('title')} />
            <TextInput label="Address people open" type="url" autoComplete="off" {...form.getInputProps('link')} />
            {app.oidc && <UsualFields form={form} />}
            {app.ldap && (
              <Checkbox
                label="The password alone is enough, even with a second factor"
                description="Whoever learns a password then opens this app without the second factor. Off: people who have or need one use an app password or add the code to the password."
                {...form.getInputProps('ldap.allowBarePassword', { type: 'checkbox' })}
              />
            )}
            {app.simpleAuth && (
              <Checkbox
                label="The app has to send its secret"
                description="Off is for old apps that cannot: anybody who reaches this server may then try passwords as this app."
                {...form.getInputProps('simpleAuth.requireSecret', { type: 'checkbox' })}
              />
            )}
          </div>
        </Panel>
        {app.gateway && <GatewayPanel form={form} />}
        {app.oidc && (
          <Panel title="More settings">
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
