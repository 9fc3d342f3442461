import { type Group, groupPatch } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'

const read = ({ name, code, description }: Group) => ({ name, code, description })

/** Name, code and description: what apps and directories see. */
export function GroupSettings({ group, mayChange }: { group: Group; mayChange: boolean }) {
  const params = { id: group.id }
  const entry = useEntryForm({
    entry: group,
    read,
    check: checkedBy(groupPatch, (values: ReturnType<typeof read>) => values),
    load: () => api.getGroup({ params }),
    save: (body, _, version) => api.updateGroup({ params, body, version }),
    onSaved: async saved => {
      queryClient.setQueryData(['group', saved.id], saved)
      sayDone(`${saved.name} is saved`)
      await forget('groups', 'user', 'users')
    },
  })
  const { form } = entry
  return (
    <Panel title="What apps see">
      <form noValidate onSubmit={entry.submit}>
        <LeaveGuard when={entry.dirty} />
        <div className="pad form">
          <SaveTrouble of={entry} what={group.name} failed="The group was not saved." />
          <TextInput label="Name" autoComplete="off" readOnly={!mayChange} {...form.getInputProps('name')} />
          <TextInput
            label="Code"
            description="External directories are matched by it."
            autoComplete="off"
            readOnly={!mayChange}
            {...form.getInputProps('code')}
          />
          <TextInput
            label="Description"
            autoComplete="off"
            readOnly={!mayChange}
            {...form.getInputProps('description')}
          />
        </div>
        {entry.dirty && (
          <footer>
            <Button type="submit" loading={entry.saving}>
              Save
            </Button>
            <Button variant="subtle" onClick={() => form.reset()}>
              Undo
            </Button>
          </footer>
        )}
      </form>
    </Panel>
  )
}
