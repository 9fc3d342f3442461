import type { Attribute } from '@doorward/contract'
import { Select, TagsInput, TextInput } from '@mantine/core'
import { t } from '../texts/index.ts'

const words = t.people.field

interface FieldInputProps {
  attribute: Attribute
  values: readonly string[]
  onChange: (values: string[]) => void
  error?: string | undefined
  /** Where the form finds it again. */
  'data-path': string
}

const hints: Record<Attribute['type'], string | undefined> = {
  text: undefined,
  number: words.number,
  boolean: undefined,
  date: undefined,
}

/** One of a person's profile fields, by what it may hold. */
export function FieldInput({ attribute: { title, type, multiValued }, values, onChange, ...rest }: FieldInputProps) {
  const common = { ...rest, label: title, description: hints[type] }
  const [value = ''] = values
  if (multiValued)
    return (
      <TagsInput
        {...common}
        description={[hints[type], words.several].filter(Boolean).join('. ')}
        value={[...values]}
        onChange={onChange}
        acceptValueOnBlur
        clearButtonProps={{ 'aria-label': words.clear(title) }}
      />
    )
  if (type === 'boolean')
    return (
      <Select
        {...common}
        data={[
          { value: 'true', label: words.yes },
          { value: 'false', label: words.no },
        ]}
        value={value || null}
        placeholder={words.notSet}
        clearable
        clearButtonProps={{ 'aria-label': words.clear(title) }}
        onChange={chosen => onChange(chosen === null ? [] : [chosen])}
      />
    )
  return (
    <TextInput
      {...common}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'numeric' : undefined}
      autoComplete="off"
      value={value}
      onChange={event => onChange(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
    />
  )
}
