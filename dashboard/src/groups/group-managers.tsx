import type { Group, Manager } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { sayDone } from '../parts/saved.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { useMay } from '../shell/session.ts'
import { staleGroups } from './group-changes.ts'
import { isKeptHere } from './kept-in.tsx'

/** People who edit the membership, whatever their role. */
export function GroupManagers({ group }: { group: Group }) {
  const may = useMay()
  const params = { id: group.id }
  const stale = () => Promise.all([staleGroups(), forget('session')])
  const put = async ({ id }: { id: string }) => {
    await api.addManagers({ params, body: { users: [id] } })
    await stale()
  }
  const take = async ({ id }: { id: string }) => {
    await api.removeManager({ params: { ...params, userId: id } })
    await stale()
  }
  const add = useMutation({ mutationFn: put })
  const remove = useMutation({
    mutationFn: take,
    onSuccess: (_, manager: Manager) => sayDone(`${manager.name} manages ${group.name} no longer`, () => put(manager)),
  })
  const mayChange = may('addManagers') && isKeptHere(group)
  return (
    <Panel
      title="Managers"
      right={
        mayChange && (
          <PersonPicker
            target={
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconPlus size={15} />}
                loading={add.isPending}
                aria-label="Add a manager"
              >
                Add
              </Button>
            }
            without={group.managers.map(({ id }) => id)}
            onPick={person => add.mutate(person)}
          />
        )
      }
    >
      {(add.error ?? remove.error) && (
        <div className="pad">
          <Failure error={add.error ?? remove.error} what="The managers were not changed." focus />
        </div>
      )}
      {group.managers.length === 0 ? (
        <p className="pad dim">Nobody yet. A manager adds and removes people and sets end dates, and nothing else.</p>
      ) : (
        <ul className="rows">
          {group.managers.map(manager => (
            <li key={manager.id}>
              <Avatar name={manager.name} />
              <span>
                {manager.name}
                <small>Adds and removes people, sets end dates. Nothing else.</small>
              </span>
              {mayChange && (
                <span className="r">
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={`Remove ${manager.name} as a manager`}
                    onClick={() => remove.mutate(manager)}
                  >
                    Remove
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
