import { Select } from '@mantine/core'
import type { SubjectKind } from '@doorward/contract'
import { t } from '../../texts/index.ts'
import { Section } from './section.tsx'
import type { FieldsProps } from './switch-field.tsx'

const words = t.appsConfiguration.naming

const subjects: { value: SubjectKind; label: string }[] = [
  { value: 'username', label: words.subjects.username },
  { value: 'uuid', label: words.subjects.uuid },
  { value: 'pairwise', label: words.subjects.pairwise },
]

export function NamingFields({ form }: FieldsProps) {
  return (
    <Section title={words.title} hint={words.hint} errors={form.errors} paths={['oidc.subject']}>
      <Select
        label={words.subject}
        description={words.subjectHint}
        data={subjects}
        allowDeselect={false}
        {...form.getInputProps('oidc.subject')}
      />
    </Section>
  )
}
