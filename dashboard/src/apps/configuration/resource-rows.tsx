import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { t } from '../../texts/index.ts'
import { RemovableRow } from './removable-row.tsx'
import type { FieldsProps } from './switch-field.tsx'

const words = t.appsConfiguration.tokens

const path = 'oidc.resources'

/** APIs the app may ask tokens for by their address (RFC 8707). */
export function ResourceRows({ form }: FieldsProps) {
  const rows = form.getValues().oidc.resources
  return (
    <fieldset className="plain-fieldset setting-rows">
      <legend>{words.apis}</legend>
      <p className="dim">{words.apisHint}</p>
      {rows.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing of their own that stays while they are typed
        <RemovableRow
          key={at}
          name={words.apiNth(at + 1)}
          removeLabel={words.removeApi(at + 1)}
          onRemove={() => form.removeListItem(path, at)}
        >
          <TextInput
            label={words.address}
            autoComplete="off"
            spellCheck={false}
            placeholder="https://api.example.com"
            classNames={{ input: 'mono' }}
            {...form.getInputProps(`${path}.${at}.uri`)}
          />
          <TextInput
            label={words.scopes}
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
          {words.addApi}
        </Button>
      </div>
    </fieldset>
  )
}
