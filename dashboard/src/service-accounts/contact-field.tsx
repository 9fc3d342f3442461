import { Button, Input } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useId } from 'react'
import { PersonPicker } from '../people/person-picker.tsx'
import { t } from '../texts/index.ts'

const words = t.serviceAccounts

export interface ChosenContact {
  id: string
  name: string
}

interface ContactFieldProps {
  value: ChosenContact | null
  error?: string | undefined
  onChange: (contact: ChosenContact) => void
}

/** The person who is asked when something about a machine has to be decided. */
export function ContactField({ value, error, onChange }: ContactFieldProps) {
  const id = useId()
  return (
    <Input.Wrapper
      id={id}
      label={words.fields.contact}
      labelElement="div"
      description={words.fields.contactHint}
      error={error}
    >
      <PersonPicker
        target={
          <Button
            variant="default"
            fullWidth
            justify="space-between"
            rightSection={<IconSelector size={16} />}
            aria-label={value === null ? words.contact.choose : words.contact.another(value.name)}
            aria-describedby={error === undefined ? undefined : `${id}-error`}
          >
            {value?.name ?? words.contact.person}
          </Button>
        }
        without={value === null ? [] : [value.id]}
        onPick={({ id: chosen, displayName }) => onChange({ id: chosen, name: displayName })}
      />
    </Input.Wrapper>
  )
}
