import { Radio, Select, Stack } from '@mantine/core'
import { t } from '../../texts/index.ts'
import { AttributeClaimRows } from './attribute-claim-rows.tsx'
import { Section } from './section.tsx'
import { type FieldsProps, SwitchField } from './switch-field.tsx'

const words = t.appsConfiguration.told

const paths = ['oidc.groupsAs', 'oidc.onlyItsGroups', 'oidc.attributeClaims']

export function ToldFields({ form }: FieldsProps) {
  const { allAttributes } = form.getValues().oidc
  return (
    <Section title={words.title} hint={words.hint} errors={form.errors} paths={paths}>
      <Select
        label={words.groupsAs}
        data={[
          { value: 'names', label: words.groups.names },
          { value: 'codes', label: words.groups.codes },
        ]}
        allowDeselect={false}
        {...form.getInputProps('oidc.groupsAs')}
      />
      <SwitchField form={form} name="onlyItsGroups" />
      <Radio.Group
        label={words.fields}
        value={allAttributes ? 'all' : 'chosen'}
        onChange={choice => form.setFieldValue('oidc.allAttributes', choice === 'all')}
      >
        <Stack gap={8} mt={6}>
          <Radio value="all" label={words.all} />
          <Radio value="chosen" label={words.chosen} />
        </Stack>
      </Radio.Group>
      {!allAttributes && <AttributeClaimRows form={form} />}
    </Section>
  )
}
