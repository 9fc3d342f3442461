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
import { t } from '../texts/index.ts'
import { staleGroups } from './group-changes.ts'
import { isKeptHere } from './kept-in.tsx'

const words = t.groups.group.managers

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
    onSuccess: (_, manager: Manager) => sayDone(words.removed(manager.name, group.name), () => put(manager)),
  })
  const mayChange = may('addManagers') && isKeptHere(group)
  return (
    <Panel
      title={words.title}
      right={
        mayChange && (
          <PersonPicker
            target={
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconPlus size={15} />}
                loading={add.isPending}
                aria-label={words.add}
              >
                {t.parts.add}
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
          <Failure error={add.error ?? remove.error} what={words.failed} focus />
        </div>
      )}
      {group.managers.length === 0 ? (
        <p className="pad dim">{words.none}</p>
      ) : (
        <ul className="rows">
          {group.managers.map(manager => (
            <li key={manager.id}>
              <Avatar name={manager.name} />
              <span>
                {manager.name}
                <small>{words.does}</small>
              </span>
              {mayChange && (
                <span className="r">
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={words.remove(manager.name)}
                    onClick={() => remove.mutate(manager)}
                  >
                    {t.parts.remove}
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
