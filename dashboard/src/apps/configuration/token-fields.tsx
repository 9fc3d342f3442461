import { NumberInput, Select } from '@mantine/core'
import { t } from '../../texts/index.ts'
import { ResourceRows } from './resource-rows.tsx'
import { Section } from './section.tsx'
import { type FieldsProps, SwitchField } from './switch-field.tsx'

const words = t.appsConfiguration.tokens

const lifetimes = [
  { name: 'accessTokenMinutes', label: words.access, usual: 15, max: 1440 },
  { name: 'idTokenMinutes', label: words.id, usual: 15, max: 1440 },
  { name: 'refreshTokenDays', label: words.refresh, usual: 30, max: 180 },
] as const

const paths = [
  'oidc.signingAlgorithm',
  'oidc.requireDpop',
  'oidc.resources',
  ...lifetimes.map(({ name }) => `oidc.${name}`),
]

export function TokenFields({ form }: FieldsProps) {
  return (
    <Section title={words.title} hint={words.hint} errors={form.errors} paths={paths}>
      {lifetimes.map(({ name, label, usual, max }) => (
        <NumberInput
          key={name}
          label={label}
          placeholder={words.usual(usual)}
          min={1}
          max={max}
          clampBehavior="none"
          allowDecimal={false}
          hideControls
          {...form.getInputProps(`oidc.${name}`)}
        />
      ))}
      <Select
        label={words.signedWith}
        data={[
          { value: 'RS256', label: words.usualAlgorithm },
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
