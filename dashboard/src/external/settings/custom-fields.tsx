import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { useDraft } from '../draft/draft.tsx'

/** Fields of one's own, and which attribute there fills each. */
export function CustomFields() {
  const { form } = useDraft()
  const { data } = useQuery(queries.attributes())
  const [ours, setOurs] = useState<string | null>(null)
  const [theirs, setTheirs] = useState('')
  const { custom } = form.values.settings.attributes
  const put = (next: Record<string, string>) => form.setFieldValue('settings.attributes.custom', next)
  const taken = new Set(Object.keys(custom).map(name => name.toLowerCase()))
  const free = (data?.items ?? []).filter(({ name }) => !taken.has(name.toLowerCase())).map(({ name }) => name)
  const fields = Object.entries(custom)
  if (fields.length === 0 && free.length === 0) return null
  const add = () => {
    if (ours === null || theirs.trim() === '') return
    put({ ...custom, [ours]: theirs.trim() })
    setOurs(null)
    setTheirs('')
  }
  return (
    <fieldset className="plain-fieldset form">
      <legend>Fields of your own</legend>
      {fields.map(([name, attribute]) => (
        <div key={name} className="with-button">
          <TextInput
            label={name}
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
            value={attribute}
            error={form.errors[`settings.attributes.custom.${name}`]}
            onChange={event => put({ ...custom, [name]: event.currentTarget.value })}
          />
          <Button
            variant="subtle"
            color="gray"
            aria-label={`Remove ${name}`}
            onClick={() => put(Object.fromEntries(fields.filter(([other]) => other !== name)))}
          >
            Remove
          </Button>
        </div>
      ))}
      {free.length > 0 && (
        <div className="grid g2">
          <Select label="Field here" placeholder="Choose a field" data={free} value={ours} onChange={setOurs} />
          <div className="with-button">
            <TextInput
              label="Attribute there"
              classNames={{ input: 'mono' }}
              autoComplete="off"
              spellCheck={false}
              value={theirs}
              onChange={event => setTheirs(event.currentTarget.value)}
              onKeyDown={event => {
                if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return
                event.preventDefault()
                add()
              }}
            />
            <Button
              variant="default"
              leftSection={<IconPlus size={15} aria-hidden />}
              disabled={ours === null || theirs.trim() === ''}
              onClick={add}
            >
              Add a field
            </Button>
          </div>
        </div>
      )}
    </fieldset>
  )
}
