import { Select } from '@mantine/core'
import type { SubjectKind } from '@doorward/contract'
import { Section } from './section.tsx'
import type { FieldsProps } from './switch-field.tsx'

const subjects: { value: SubjectKind; label: string }[] = [
  { value: 'username', label: 'Their username (the usual way)' },
  { value: 'uuid', label: 'An id that says nothing about them' },
  { value: 'pairwise', label: 'An id no other app knows' },
]

export function NamingFields({ form }: FieldsProps) {
  return (
    <Section
      title="How people are named"
      hint="What the app calls each person by, for ever"
      errors={form.errors}
      paths={['oidc.subject']}
    >
      <Select
        label="What the app calls people by (sub)"
        description="None of them is ever given to somebody else. With an id no other app knows, two apps can’t compare who uses them."
        data={subjects}
        allowDeselect={false}
        {...form.getInputProps('oidc.subject')}
      />
    </Section>
  )
}
