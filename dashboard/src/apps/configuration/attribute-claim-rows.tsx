import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { RemovableRow } from './removable-row.tsx'
import type { FieldsProps } from './switch-field.tsx'

const path = 'oidc.attributeClaims'

/** Which fields the app is told, and what it calls each. */
export function AttributeClaimRows({ form }: FieldsProps) {
  const { data } = useQuery(queries.attributes())
  const rows = form.getValues().oidc.attributeClaims
  const known = data?.items ?? []
  const offered = known.map(({ name, title, seenBy }) => ({
    value: name,
    label: seenBy === 'everyone' ? title : `${title} (not told: not everyone may see it)`,
  }))
  const gone = (name: string) =>
    name === '' || known.some(one => one.name === name) ? [] : [{ value: name, label: `${name} (no longer a field)` }]
  return (
    <div className="setting-rows">
      {rows.length === 0 && <p className="dim">None. The app is told no fields of your own.</p>}
      {rows.map(({ attribute }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may hold the same while one of them is changed
        <RemovableRow
          key={at}
          name={`Field ${at + 1}`}
          label={`field ${at + 1}`}
          onRemove={() => form.removeListItem(path, at)}
        >
          <Select
            label="Field"
            data={[...offered, ...gone(attribute)]}
            allowDeselect={false}
            searchable
            {...form.getInputProps(`${path}.${at}.attribute`)}
          />
          <TextInput
            label="Claim in the app"
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: 'mono' }}
            {...form.getInputProps(`${path}.${at}.claim`)}
          />
        </RemovableRow>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          disabled={known.length === 0}
          onClick={() => {
            const next = known.find(({ name }) => !rows.some(({ attribute }) => attribute === name)) ?? known[0]
            form.insertListItem(path, { attribute: next?.name ?? '', claim: next?.name ?? '' })
          }}
        >
          Add a field
        </Button>
        {data?.items.length === 0 && <span className="dim"> Declare fields in the settings first.</span>}
      </div>
    </div>
  )
}
