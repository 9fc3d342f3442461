import { Button, Input } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useId } from 'react'
import { PersonPicker } from '../people/person-picker.tsx'

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
      label="Contact"
      labelElement="div"
      description="Who looks after it. It goes on when they are disabled, and admins are told."
      error={error}
    >
      <PersonPicker
        target={
          <Button
            variant="default"
            fullWidth
            justify="space-between"
            rightSection={<IconSelector size={16} />}
            aria-label={value === null ? 'Choose a contact' : `Contact: ${value.name}. Choose another`}
            aria-describedby={error === undefined ? undefined : `${id}-error`}
          >
            {value?.name ?? 'Choose a person'}
          </Button>
        }
        without={value === null ? [] : [value.id]}
        onPick={({ id: chosen, displayName }) => onChange({ id: chosen, name: displayName })}
      />
    </Input.Wrapper>
  )
}
