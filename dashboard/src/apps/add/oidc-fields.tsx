import type { AuthMethod } from '@doorward/contract'
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { t } from '../../texts/index.ts'
import { usualAuthMethods } from '../auth-method.ts'
import { oidcSwitches, switchesWhenAdding } from '../oidc-switches.ts'
import { lineErrors } from '../line-errors.ts'
import { useDraft } from './draft.ts'
import { SecretFields } from './secret-fields.tsx'

const words = t.appsAdd.oidc
const names = t.appsSetup.values

/** What OpenID Connect needs to know of the app. Only the redirect address is always asked for. */
export function OidcFields() {
  const { draft, change, errors } = useDraft()
  return (
    <>
      <Textarea
        label={words.redirects}
        description={words.redirectsHint}
        classNames={{ input: 'mono' }}
        autosize
        minRows={2}
        spellCheck={false}
        placeholder="https://grafana.example.com/login/generic_oauth"
        value={draft.redirectUris}
        error={lineErrors(errors, 'oidc.redirectUris')}
        onChange={event => change({ redirectUris: event.currentTarget.value })}
      />
      <details>
        <summary>{words.more}</summary>
        <div className="form more">
          <TextInput
            label={names.clientId}
            description={words.clientIdHint}
            autoComplete="off"
            value={draft.clientId}
            error={errors['oidc.clientId']}
            onChange={event => change({ clientId: event.currentTarget.value })}
          />
          <Select<AuthMethod>
            label={words.method}
            data={usualAuthMethods}
            value={draft.authMethod}
            onChange={authMethod => authMethod && change({ authMethod })}
          />
          {draft.authMethod !== 'none' && <SecretFields label={names.clientSecret} path="oidc.secret.secret" />}
          <Textarea
            label={words.afterSignOut}
            description={words.afterSignOutHint}
            classNames={{ input: 'mono' }}
            autosize
            spellCheck={false}
            value={draft.postLogoutRedirectUris}
            error={lineErrors(errors, 'oidc.postLogoutRedirectUris')}
            onChange={event => change({ postLogoutRedirectUris: event.currentTarget.value })}
          />
          <TextInput
            label={words.backChannel}
            description={words.backChannelHint}
            autoComplete="off"
            value={draft.backchannelLogoutUri}
            error={errors['oidc.backchannelLogoutUri']}
            onChange={event => change({ backchannelLogoutUri: event.currentTarget.value })}
          />
          {switchesWhenAdding.map(name => (
            <Checkbox
              key={name}
              label={oidcSwitches[name].label}
              description={oidcSwitches[name].hint}
              checked={draft[name]}
              onChange={event => change({ [name]: event.currentTarget.checked })}
            />
          ))}
        </div>
      </details>
    </>
  )
}
