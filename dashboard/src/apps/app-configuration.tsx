import { type App, type AppPatch, appPatch, type AuthMethod } from '@doorward/contract'
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { api } from '../api/client.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { lines } from './add/draft.ts'
import { AppValues } from './app-values.tsx'
import { authMethodOptions } from './auth-method.ts'
import { type OidcSwitch, oidcSwitches } from './oidc-switches.ts'
import { lineErrors } from './line-errors.ts'
import { showSaved, useApp } from './use-app.ts'

interface Values {
  title: string
  link: string
  oidc: Record<OidcSwitch, boolean> & {
    redirectUris: string
    postLogoutRedirectUris: string
    backchannelLogoutUri: string
    authMethod: AuthMethod
  }
  ldap: { allowBarePassword: boolean }
}

const labels: Record<string, string> = {
  title: 'Name',
  link: 'Address people open',
  'oidc.redirectUris': 'Redirect addresses',
  'oidc.postLogoutRedirectUris': 'Addresses after sign-out',
  'oidc.backchannelLogoutUri': 'Back-channel sign-out address',
  'oidc.authMethod': 'How the app proves itself',
  'oidc.claimsInIdToken': 'ID token',
  'oidc.requirePkce': 'PKCE',
  'oidc.askConsent': 'Asking people',
  'ldap.allowBarePassword': 'Password alone',
}

const read = ({ title, link, oidc, ldap }: App): Values => ({
  title,
  link: link ?? '',
  oidc: {
    redirectUris: oidc?.redirectUris.join('\n') ?? '',
    postLogoutRedirectUris: oidc?.postLogoutRedirectUris.join('\n') ?? '',
    backchannelLogoutUri: oidc?.backchannelLogoutUri ?? '',
    authMethod: oidc?.authMethod ?? 'client_secret_basic',
    claimsInIdToken: oidc?.claimsInIdToken ?? false,
    requirePkce: oidc?.requirePkce ?? false,
    askConsent: oidc?.askConsent ?? false,
  },
  ldap: { allowBarePassword: ldap?.allowBarePassword ?? false },
})

const toBody = ({ title, link, oidc, ldap }: Values, app: App): AppPatch => ({
  title,
  link: link.trim() || null,
  ...(app.oidc && {
    oidc: {
      ...oidc,
      redirectUris: lines(oidc.redirectUris),
      postLogoutRedirectUris: lines(oidc.postLogoutRedirectUris),
      backchannelLogoutUri: oidc.backchannelLogoutUri.trim() || null,
    },
  }),
  ...(app.ldap && { ldap }),
})

function ConfigurationForm({ app }: { app: App }) {
  const params = { id: app.id }
  const entry = useEntryForm<Values, App>({
    entry: app,
    read,
    check: (values, edited) => checkedBy(appPatch, (typed: Values) => toBody(typed, edited))(values),
    load: () => api.getApp({ params }),
    save: (values, edited, version) => api.updateApp({ params, body: toBody(values, edited), version }),
    onSaved: showSaved,
  })
  const { form } = entry
  const locked = app.managedBy !== null
  const changes = Object.keys(labels).filter(path => form.isDirty(path))
  return (
    <form className="stack" noValidate onSubmit={entry.submit}>
      {locked && <Note title={`Kept in ${app.managedBy}`}>Change the app there and apply it again.</Note>}
      <SaveTrouble of={entry} what={app.title} failed="The app was not saved." />
      <Panel title="The app">
        <fieldset className="plain-fieldset" disabled={locked}>
          <div className="pad form">
            <TextInput label="Name" autoComplete="off" {...form.getInputProps('title')} />
            <TextInput label="Address people open" type="url" autoComplete="off" {...form.getInputProps('link')} />
            {app.oidc && (
              <>
                <Textarea
                  label="Redirect addresses"
                  description="One a line, compared exactly."
                  classNames={{ input: 'mono' }}
                  autosize
                  minRows={2}
                  spellCheck={false}
                  {...form.getInputProps('oidc.redirectUris')}
                  error={lineErrors(form.errors, 'oidc.redirectUris')}
                />
                <Textarea
                  label="Addresses after sign-out"
                  description="One a line. Where the app may send people after signing them out."
                  classNames={{ input: 'mono' }}
                  autosize
                  spellCheck={false}
                  {...form.getInputProps('oidc.postLogoutRedirectUris')}
                  error={lineErrors(form.errors, 'oidc.postLogoutRedirectUris')}
                />
                <TextInput
                  label="Back-channel sign-out address"
                  description="Doorward tells the app here when somebody signs out."
                  autoComplete="off"
                  {...form.getInputProps('oidc.backchannelLogoutUri')}
                />
                <Select
                  label="How the app proves itself"
                  data={authMethodOptions}
                  {...form.getInputProps('oidc.authMethod')}
                />
                {oidcSwitches.map(({ name, label, hint }) => (
                  <Checkbox
                    key={name}
                    label={label}
                    description={hint}
                    {...form.getInputProps(`oidc.${name}`, { type: 'checkbox' })}
                  />
                ))}
              </>
            )}
            {app.ldap && (
              <Checkbox
                label="The password alone is enough, even with a second factor"
                description="Whoever learns a password then opens this app without the second factor. Off: people who have or need one use an app password or add the code to the password."
                {...form.getInputProps('ldap.allowBarePassword', { type: 'checkbox' })}
              />
            )}
          </div>
        </fieldset>
      </Panel>
      <SaveBar changes={changes.map(path => labels[path] ?? path)} saving={entry.saving} onUndo={() => form.reset()} />
    </form>
  )
}

export function AppConfiguration() {
  const app = useApp()
  return (
    <div className="grid g2">
      <ConfigurationForm app={app} />
      <div className="stack">
        <AppValues app={app} secrets={{ oidc: null, ldap: null }} />
      </div>
    </div>
  )
}
