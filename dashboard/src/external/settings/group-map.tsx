import type { ExternalSettings } from '@doorward/contract'
import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { pageLimitMax } from '@doorward/contract'
import { queries } from '../../api/queries.ts'
import { Panel } from '../../parts/panel.tsx'
import { useDraft } from '../draft/draft.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSettings.groupMap

type Line = ExternalSettings['groupMap'][number]

const ways = [
  { value: 'code', label: words.code },
  { value: 'dn', label: words.dn },
  { value: 'pattern', label: words.pattern },
]
const roles = [
  { value: 'user', label: words.user },
  { value: 'usermanager', label: words.usermanager },
  { value: 'admin', label: words.admin },
]

function MapLine({ index, groups }: { index: number; groups: { value: string; label: string }[] }) {
  const { form } = useDraft()
  const path = `settings.groupMap.${index}`
  const line = form.values.settings.groupMap[index] as Line
  return (
    <li className="map-line">
      <Select
        aria-label={words.which(index + 1)}
        data={ways}
        allowDeselect={false}
        {...form.getInputProps(`${path}.by`)}
      />
      <TextInput
        aria-label={words.there(index + 1)}
        classNames={{ input: 'mono' }}
        placeholder={line.by === 'pattern' ? 'app-*' : line.by === 'dn' ? 'cn=staff,ou=groups,…' : 'staff'}
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps(`${path}.value`)}
      />
      <Select
        aria-label={words.here(index + 1)}
        placeholder={words.noneHere}
        data={groups}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': words.noneHere }}
        {...form.getInputProps(`${path}.group`)}
      />
      <Select
        aria-label={words.role(index + 1)}
        placeholder={words.noRole}
        data={roles}
        clearable
        clearButtonProps={{ 'aria-label': words.noRole }}
        {...form.getInputProps(`${path}.role`)}
      />
      <Button
        variant="subtle"
        color="gray"
        aria-label={words.removeLine(index + 1)}
        onClick={() => form.removeListItem('settings.groupMap', index)}
      >
        {words.remove}
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
    <Panel title={words.panel} right={words.optional} footer={words.footer}>
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
          label={words.default}
          placeholder={words.none}
          data={groups}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': words.none }}
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
            {words.add}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
