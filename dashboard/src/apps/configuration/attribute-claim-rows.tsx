import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { t } from '../../texts/index.ts'
import { RemovableRow } from './removable-row.tsx'
import type { FieldsProps } from './switch-field.tsx'

const words = t.appsConfiguration.told

const path = 'oidc.attributeClaims'

/** Which fields the app is told, and what it calls each. */
export function AttributeClaimRows({ form }: FieldsProps) {
  const { data } = useQuery(queries.attributes())
  const rows = form.getValues().oidc.attributeClaims
  const known = data?.items ?? []
  const offered = known.map(({ name, title, seenBy }) => ({
    value: name,
    label: seenBy === 'everyone' ? title : words.notTold(title),
  }))
  const gone = (name: string) =>
    name === '' || known.some(one => one.name === name) ? [] : [{ value: name, label: words.gone(name) }]
  return (
    <div className="setting-rows">
      {rows.length === 0 && <p className="dim">{words.noFields}</p>}
      {rows.map(({ attribute }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may hold the same while one of them is changed
        <RemovableRow
          key={at}
          name={words.fieldNth(at + 1)}
          removeLabel={words.removeField(at + 1)}
          onRemove={() => form.removeListItem(path, at)}
        >
          <Select
            label={words.field}
            data={[...offered, ...gone(attribute)]}
            allowDeselect={false}
            searchable
            {...form.getInputProps(`${path}.${at}.attribute`)}
          />
          <TextInput
            label={words.claim}
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
          {words.addField}
        </Button>
        {data?.items.length === 0 && <span className="dim"> {words.declareFirst}</span>}
      </div>
    </div>
  )
}
