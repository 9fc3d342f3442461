import { type Group, groupPatch } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { Panel } from '../parts/panel.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { sayDone } from '../parts/saved.tsx'
import { countPeople } from '../parts/words.ts'
import { DeleteGroup } from './delete-group.tsx'
import { GroupManagers } from './group-managers.tsx'
import { isKeptHere } from './kept-in.tsx'
import { useGroup } from './use-group.ts'

const read = ({ name, code, description }: Group) => ({ name, code, description })
const words = { name: 'name', code: 'code', description: 'description' }

/** What the group is called, who keeps its list of people, and its end. */
export function GroupSettings() {
  const group = useGroup()
  const mayChange = isKeptHere(group)
  const [deleting, { open, close }] = useDisclosure()
  return (
    <div className="stack settings">
      <GroupNames key={group.id} group={group} mayChange={mayChange} />
      <GroupManagers group={group} />
      {mayChange && (
        <Panel title="Delete this group">
          <div className="pad form">
            <p className="ink2">
              {countPeople(group.peopleCount)} would be in it no longer, and lose what only it opens. What that is, is
              listed before you confirm.
            </p>
            <div>
              <Button className="danger" variant="default" leftSection={<IconTrash size={16} />} onClick={open}>
                Delete group
              </Button>
            </div>
          </div>
        </Panel>
      )}
      <DeleteGroup group={group} opened={deleting} onClose={close} />
    </div>
  )
}

function GroupNames({ group, mayChange }: { group: Group; mayChange: boolean }) {
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
      await forget('groups', 'group', 'user', 'users', 'audit')
    },
  })
  const { form } = entry
  const changes = Object.entries(words).flatMap(([field, word]) => (form.isDirty(field) ? [word] : []))
  return (
    <form noValidate onSubmit={entry.submit} className="stack">
      <Panel title="What it is called">
        <div className="pad form">
          <SaveTrouble of={entry} what={group.name} failed="The group was not saved." />
          <TextInput
            label="Name"
            description="Apps see this name. One that knows the group by its old name no longer finds it."
            autoComplete="off"
            readOnly={!mayChange}
            {...form.getInputProps('name')}
          />
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
      </Panel>
      <SaveBar changes={changes} saving={entry.saving} onUndo={() => form.reset()} />
    </form>
  )
}
