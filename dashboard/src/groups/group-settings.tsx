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
import { t } from '../texts/index.ts'
import { DeleteGroup } from './delete-group.tsx'
import { GroupManagers } from './group-managers.tsx'
import { isKeptHere } from './kept-in.tsx'
import { useGroup } from './use-group.ts'

const words = t.groups.group.settings

const read = ({ name, code, description }: Group) => ({ name, code, description })

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
        <Panel title={t.groups.group.delete.panel}>
          <div className="pad form">
            <p className="ink2">{t.groups.group.delete.panelText(group.peopleCount)}</p>
            <div>
              <Button className="danger" variant="default" leftSection={<IconTrash size={16} />} onClick={open}>
                {t.groups.group.actions.delete}
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
      sayDone(t.groups.group.saved(saved.name))
      await forget('groups', 'group', 'user', 'users', 'audit')
    },
  })
  const { form } = entry
  const changes = Object.entries(words.changed).flatMap(([field, word]) => (form.isDirty(field) ? [word] : []))
  return (
    <form noValidate onSubmit={entry.submit} className="stack">
      <Panel title={words.title}>
        <div className="pad form">
          <SaveTrouble of={entry} what={group.name} failed={words.failed} />
          <TextInput
            label={words.name}
            description={words.nameHint}
            autoComplete="off"
            readOnly={!mayChange}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={words.code}
            description={words.codeHint}
            autoComplete="off"
            readOnly={!mayChange}
            {...form.getInputProps('code')}
          />
          <TextInput
            label={words.description}
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
