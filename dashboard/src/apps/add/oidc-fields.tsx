import type { AuthMethod } from '@doorward/contract'
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { usualAuthMethods } from '../auth-method.ts'
import { oidcSwitches, switchesWhenAdding } from '../oidc-switches.ts'
import { lineErrors } from '../line-errors.ts'
import { useDraft } from './draft.ts'
import { SecretFields } from './secret-fields.tsx'

/** What OpenID Connect needs to know of the app. Only the redirect address is always asked for. */
export function OidcFields() {
  const { draft, change, errors } = useDraft()
  return (
    <>
      <Textarea
        label="Redirect addresses"
        description="One a line, exactly as the app shows them. The app may call them callback URLs."
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
        <summary>More settings: client ID, secret, claims, sign-out</summary>
        <div className="form more">
          <TextInput
            label="Client ID"
            description="Made from the name unless you type one."
            autoComplete="off"
            value={draft.clientId}
            error={errors['oidc.clientId']}
            onChange={event => change({ clientId: event.currentTarget.value })}
          />
          <Select<AuthMethod>
            label="How the app proves itself"
            data={usualAuthMethods}
            value={draft.authMethod}
            onChange={authMethod => authMethod && change({ authMethod })}
          />
          {draft.authMethod !== 'none' && <SecretFields label="Client secret" path="oidc.secret.secret" />}
          <Textarea
            label="Addresses after sign-out"
            description="One a line. Where the app may send people after signing them out."
            classNames={{ input: 'mono' }}
            autosize
            spellCheck={false}
            value={draft.postLogoutRedirectUris}
            error={lineErrors(errors, 'oidc.postLogoutRedirectUris')}
            onChange={event => change({ postLogoutRedirectUris: event.currentTarget.value })}
          />
          <TextInput
            label="Back-channel sign-out address"
            description="Doorward tells the app here when somebody signs out."
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
