import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { RemovableRow } from './removable-row.tsx'
import type { FieldsProps } from './switch-field.tsx'

const path = 'oidc.resources'

/** APIs the app may ask tokens for by their address (RFC 8707). */
export function ResourceRows({ form }: FieldsProps) {
  const rows = form.getValues().oidc.resources
  return (
    <fieldset className="plain-fieldset setting-rows">
      <legend>APIs the app may ask tokens for</legend>
      <p className="dim">Each token is for one API alone, which can check it by itself. Most apps need none.</p>
      {rows.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing of their own that stays while they are typed
        <RemovableRow
          key={at}
          name={`API ${at + 1}`}
          label={`API ${at + 1}`}
          onRemove={() => form.removeListItem(path, at)}
        >
          <TextInput
            label="Address"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://api.example.com"
            classNames={{ input: 'mono' }}
            {...form.getInputProps(`${path}.${at}.uri`)}
          />
          <TextInput
            label="Scopes"
            autoComplete="off"
            spellCheck={false}
            placeholder="read write"
            classNames={{ input: 'mono' }}
            {...form.getInputProps(`${path}.${at}.scopes`)}
          />
        </RemovableRow>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => form.insertListItem(path, { uri: '', scopes: '' })}
        >
          Add an API
        </Button>
      </div>
    </fieldset>
  )
}
