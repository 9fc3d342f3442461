import { Radio, Select, Stack } from '@mantine/core'
import { AttributeClaimRows } from './attribute-claim-rows.tsx'
import { Section } from './section.tsx'
import { type FieldsProps, SwitchField } from './switch-field.tsx'

const paths = ['oidc.groupsAs', 'oidc.onlyItsGroups', 'oidc.attributeClaims']

export function ToldFields({ form }: FieldsProps) {
  const { allAttributes } = form.getValues().oidc
  return (
    <Section title="What the app is told" hint="Groups, and fields of your own" errors={form.errors} paths={paths}>
      <Select
        label="Groups are told by"
        data={[
          { value: 'names', label: 'Their names' },
          { value: 'codes', label: 'Their codes, which stay when a group is renamed' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('oidc.groupsAs')}
      />
      <SwitchField form={form} name="onlyItsGroups" />
      <Radio.Group
        label="Fields of your own"
        value={allAttributes ? 'all' : 'chosen'}
        onChange={choice => form.setFieldValue('oidc.allAttributes', choice === 'all')}
      >
        <Stack gap={8} mt={6}>
          <Radio value="all" label="All that everyone may see, each under its own name" />
          <Radio value="chosen" label="Only these, under the names the app expects" />
        </Stack>
      </Radio.Group>
      {!allAttributes && <AttributeClaimRows form={form} />}
    </Section>
  )
}
