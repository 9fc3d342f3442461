import { TextInput } from '@mantine/core'
import { parseDateField, printDateField } from '../parts/last-moment.ts'
import { t } from '../texts/index.ts'

const words = t.groups.group.end

interface UntilFieldProps {
  value: string | null
  onChange: (value: string | null) => void
  error?: string | undefined
}

/** A day with which a membership ends. */
export function UntilField({ value, onChange, error }: UntilFieldProps) {
  return (
    <TextInput
      type="date"
      label={words.until}
      description={words.hint}
      min={printDateField(new Date().toISOString())}
      value={printDateField(value)}
      error={error}
      onChange={event => onChange(parseDateField(event.currentTarget.value))}
    />
  )
}

/** Undefined for an end that is still to come. */
export const flawOfEnd = (end: string | null): string | undefined =>
  end !== null && Date.parse(end) <= Date.now() ? words.flaw : undefined
