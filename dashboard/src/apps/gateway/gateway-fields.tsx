import { Checkbox, Select, TextInput } from '@mantine/core'
import { t } from '../../texts/index.ts'
import type { GatewayValues } from './gateway-values.ts'
import { PathRules } from './path-rules.tsx'
import { gatewaySwitches } from './switches.ts'

interface GatewayFieldsProps {
  values: GatewayValues
  onChange: (values: GatewayValues) => void
  /** By path, as `gatewayFieldOf` says it. */
  errors: Record<string, unknown>
}

const words = t.appsGateway

const wordOf = (error: unknown) => (typeof error === 'string' ? error : undefined)

/** What is asked about an app behind a proxy, when it is added and on its page. The host is asked elsewhere. */
export function GatewayFields({ values, onChange, errors }: GatewayFieldsProps) {
  return (
    <>
      <Select
        label={words.visibility.label}
        description={words.visibility.hint}
        data={[
          { value: 'private', label: words.visibility.private },
          { value: 'public', label: words.visibility.public },
        ]}
        value={values.visibility}
        allowDeselect={false}
        onChange={visibility => visibility && onChange({ ...values, visibility })}
      />
      <TextInput
        label={words.upstream.label}
        description={words.upstream.hint}
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
          label={words.verify.label}
          description={words.verify.hint}
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
        label={words.username.label}
        data={[
          { value: 'plain', label: words.username.plain },
          { value: 'icap', label: words.username.icap },
        ]}
        value={values.usernameForm}
        allowDeselect={false}
        onChange={usernameForm => usernameForm && onChange({ ...values, usernameForm })}
      />
    </>
  )
}
