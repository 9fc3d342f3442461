import { NumberInput, Select } from '@mantine/core'
import { ResourceRows } from './resource-rows.tsx'
import { Section } from './section.tsx'
import { type FieldsProps, SwitchField } from './switch-field.tsx'

const lifetimes = [
  { name: 'accessTokenMinutes', label: 'Access tokens live, in minutes', usual: 15, max: 1440 },
  { name: 'idTokenMinutes', label: 'ID tokens live, in minutes', usual: 15, max: 1440 },
  { name: 'refreshTokenDays', label: 'Refresh tokens live, in days unused', usual: 30, max: 180 },
] as const

const paths = [
  'oidc.signingAlgorithm',
  'oidc.requireDpop',
  'oidc.resources',
  ...lifetimes.map(({ name }) => `oidc.${name}`),
]

export function TokenFields({ form }: FieldsProps) {
  return (
    <Section
      title="Tokens"
      hint="How long they live, how they are signed, for which APIs"
      errors={form.errors}
      paths={paths}
    >
      {lifetimes.map(({ name, label, usual, max }) => (
        <NumberInput
          key={name}
          label={label}
          placeholder={`${usual}, as for every app`}
          min={1}
          max={max}
          clampBehavior="none"
          allowDecimal={false}
          hideControls
          {...form.getInputProps(`oidc.${name}`)}
        />
      ))}
      <Select
        label="ID tokens are signed with"
        data={[
          { value: 'RS256', label: 'RS256 (every app understands it)' },
          { value: 'ES256', label: 'ES256' },
          { value: 'EdDSA', label: 'EdDSA' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('oidc.signingAlgorithm')}
      />
      <SwitchField form={form} name="requireDpop" />
      <ResourceRows form={form} />
    </Section>
  )
}
