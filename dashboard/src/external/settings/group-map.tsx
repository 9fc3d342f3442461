import type { ExternalSettings } from '@doorward/contract'
import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { pageLimitMax } from '@doorward/contract'
import { queries } from '../../api/queries.ts'
import { Panel } from '../../parts/panel.tsx'
import { useDraft } from '../draft/draft.tsx'

type Line = ExternalSettings['groupMap'][number]

const ways = [
  { value: 'code', label: 'Group named' },
  { value: 'dn', label: 'Group with the DN' },
  { value: 'pattern', label: 'Groups like' },
]
const roles = [
  { value: 'user', label: 'Member' },
  { value: 'usermanager', label: 'User manager' },
  { value: 'admin', label: 'Admin' },
]

function MapLine({ index, groups }: { index: number; groups: { value: string; label: string }[] }) {
  const { form } = useDraft()
  const path = `settings.groupMap.${index}`
  const line = form.values.settings.groupMap[index] as Line
  const nth = `of line ${index + 1}`
  return (
    <li className="map-line">
      <Select
        aria-label={`Which groups, ${nth}`}
        data={ways}
        allowDeselect={false}
        {...form.getInputProps(`${path}.by`)}
      />
      <TextInput
        aria-label={`Group there, ${nth}`}
        classNames={{ input: 'mono' }}
        placeholder={line.by === 'pattern' ? 'app-*' : line.by === 'dn' ? 'cn=staff,ou=groups,…' : 'staff'}
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps(`${path}.value`)}
      />
      <Select
        aria-label={`Group here, ${nth}`}
        placeholder="No group here"
        data={groups}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'No group here' }}
        {...form.getInputProps(`${path}.group`)}
      />
      <Select
        aria-label={`Role, ${nth}`}
        placeholder="No role"
        data={roles}
        clearable
        clearButtonProps={{ 'aria-label': 'No role' }}
        {...form.getInputProps(`${path}.role`)}
      />
      <Button
        variant="subtle"
        color="gray"
        aria-label={`Remove line ${index + 1}`}
        onClick={() => form.removeListItem('settings.groupMap', index)}
      >
        Remove
      </Button>
    </li>
  )
}

/** What groups there mean here. */
export function GroupMap() {
  const { form } = useDraft()
  const { data } = useQuery(queries.groups({ limit: pageLimitMax }))
  const groups = (data?.items ?? [])
    .filter(({ source }) => source === 'local')
    .map(({ id, name }) => ({ value: id, label: name }))
  const lines = form.values.settings.groupMap
  return (
    <Panel
      title="What groups there mean here"
      right="Optional"
      footer="A role is given when somebody is created, and never above admin. Later it is yours to change."
    >
      <div className="pad form">
        {lines.length > 0 && (
          <ol className="form">
            {lines.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own
              <MapLine key={index} index={index} groups={groups} />
            ))}
          </ol>
        )}
        <Select
          label="Whoever is in none of them joins"
          placeholder="No group"
          data={groups}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'No group' }}
          {...form.getInputProps('settings.defaultGroup')}
        />
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={15} />}
            onClick={() =>
              form.insertListItem('settings.groupMap', {
                by: 'code',
                value: '',
                group: null,
                role: null,
              } satisfies Line)
            }
          >
            Add a group
          </Button>
        </div>
      </div>
    </Panel>
  )
}
