import { Button, Pill } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { GroupPicker } from '../groups/group-picker.tsx'
import { t } from '../texts/index.ts'

const words = t.people

export interface Chosen {
  id: string
  name: string
}

/** Groups a person will be in, as pills. */
export function ChosenGroups({
  chosen,
  onChange,
}: {
  chosen: readonly Chosen[]
  onChange: (chosen: Chosen[]) => void
}) {
  return (
    <fieldset className="plain-fieldset">
      <legend>{words.fields.groups}</legend>
      <Pill.Group>
        {chosen.map(group => (
          <Pill
            key={group.id}
            withRemoveButton
            removeButtonProps={{ 'aria-label': words.groups.remove(group.name), tabIndex: 0, 'aria-hidden': false }}
            onRemove={() => onChange(chosen.filter(({ id }) => id !== group.id))}
          >
            {group.name}
          </Pill>
        ))}
        <GroupPicker
          target={
            <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />}>
              {words.groups.add}
            </Button>
          }
          without={chosen.map(({ id }) => id)}
          onPick={({ id, name }) => onChange([...chosen, { id, name }])}
        />
      </Pill.Group>
    </fieldset>
  )
}
