import { Checkbox, Select, TextInput } from '@mantine/core'
import type { GatewayValues } from './gateway-values.ts'
import { PathRules } from './path-rules.tsx'
import { gatewaySwitches } from './switches.ts'

interface GatewayFieldsProps {
  values: GatewayValues
  onChange: (values: GatewayValues) => void
  /** By path, as `gatewayFieldOf` says it. */
  errors: Record<string, unknown>
}

const wordOf = (error: unknown) => (typeof error === 'string' ? error : undefined)

/** What is asked about an app behind a proxy, when it is added and on its page. The host is asked elsewhere. */
export function GatewayFields({ values, onChange, errors }: GatewayFieldsProps) {
  return (
    <>
      <Select
        label="Who may see its pages"
        description="Where no rule below says otherwise."
        data={[
          { value: 'private', label: 'Only people who are signed in and may open it' },
          { value: 'public', label: 'Anyone; who is signed in is told to the app' },
        ]}
        value={values.visibility}
        allowDeselect={false}
        onChange={visibility => visibility && onChange({ ...values, visibility })}
      />
      <TextInput
        label="Address of the app itself"
        description="Only where Doorward is to be the proxy, like http://127.0.0.1:3000. Empty: your own proxy asks Doorward."
        classNames={{ input: 'mono' }}
        autoComplete="off"
        spellCheck={false}
        data-path="gateway.upstream"
        value={values.upstream}
        error={wordOf(errors['gateway.upstream'])}
        onChange={event => onChange({ ...values, upstream: event.currentTarget.value })}
      />
      {values.upstream.trim().startsWith('https:') && (
        <Checkbox
          label="Check the certificate of the app"
          description="Off only for one that has made its own, on a network you trust."
          checked={values.verifyUpstream}
          onChange={event => onChange({ ...values, verifyUpstream: event.currentTarget.checked })}
        />
      )}
      <PathRules
        rules={values.paths}
        onChange={paths => onChange({ ...values, paths })}
        errorOf={at => wordOf(errors[`gateway.paths.${at}`])}
      />
      {gatewaySwitches.map(({ name, label, hint }) => (
        <Checkbox
          key={name}
          label={label}
          description={hint}
          checked={values[name]}
          onChange={event => onChange({ ...values, [name]: event.currentTarget.checked })}
        />
      ))}
      <Select
        label="The app is told the username"
        data={[
          { value: 'plain', label: 'As it is' },
          { value: 'icap', label: 'As ICAP servers expect it: Base64 of Local://username' },
        ]}
        value={values.usernameForm}
        allowDeselect={false}
        onChange={usernameForm => usernameForm && onChange({ ...values, usernameForm })}
      />
    </>
  )
}
