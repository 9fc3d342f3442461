import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { useDraft } from '../draft/draft.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSettings.custom

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
      <legend>{words.legend}</legend>
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
            aria-label={words.removeOne(name)}
            onClick={() => put(Object.fromEntries(fields.filter(([other]) => other !== name)))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      {free.length > 0 && (
        <div className="grid g2">
          <Select label={words.here} placeholder={words.choose} data={free} value={ours} onChange={setOurs} />
          <div className="with-button">
            <TextInput
              label={words.there}
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
              {words.add}
            </Button>
          </div>
        </div>
      )}
    </fieldset>
  )
}
