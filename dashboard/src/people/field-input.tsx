import type { Attribute } from '@doorward/contract'
import { Select, TagsInput, TextInput } from '@mantine/core'

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
  number: 'A whole number',
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
        description={[hints[type], 'Press Enter after each'].filter(Boolean).join('. ')}
        value={[...values]}
        onChange={onChange}
        acceptValueOnBlur
        clearButtonProps={{ 'aria-label': `Clear ${title}` }}
      />
    )
  if (type === 'boolean')
    return (
      <Select
        {...common}
        data={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
        value={value || null}
        placeholder="Not set"
        clearable
        clearButtonProps={{ 'aria-label': `Clear ${title}` }}
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
