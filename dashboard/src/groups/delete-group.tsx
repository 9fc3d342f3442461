import type { Group } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient, queries } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { countPeople, listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'

const words = t.groups.group.delete

/** What goes with the group, by name and number. */
function Losses({ group }: { group: Group }) {
  const { data, error } = useQuery({ ...queries.groupApps(group.id), staleTime: 0 })
  if (error) return <Failure error={error} what={words.unknown} />
  if (!data) return <>{words.looking}</>
  const losing = data.items.filter(({ onlyThisWay }) => onlyThisWay > 0)
  return (
    <>
      {data.losing === 0 ? (
        `${words.noLoss} `
      ) : (
        <>
          {words.losing(data.losing)}
          <span className="losses" role="list">
            {losing.map(({ app, onlyThisWay }) => (
              <span key={app.id} role="listitem" style={{ display: 'list-item' }}>
                {app.name}, {countPeople(onlyThisWay)}
              </span>
            ))}
          </span>
        </>
      )}
      {group.inside.length > 0 && `${words.inside(listNames(group.inside.map(({ name }) => name)))} `}
      {words.text}
    </>
  )
}

/** Says who loses what, and asks for the name. */
export function DeleteGroup({ group, opened, onClose }: { group: Group; opened: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  return (
    <TypedConfirm
      opened={opened}
      onClose={onClose}
      title={words.title(group.name)}
      name={group.name}
      action={t.groups.group.actions.delete}
      onConfirm={async () => {
        await api.deleteGroup({ params: { id: group.id } })
        await navigate({ to: '/groups' })
        queryClient.removeQueries({ queryKey: ['group', group.id] })
        await forget('groups', 'group', 'users', 'user', 'apps', 'app')
        sayDone(words.done(group.name))
      }}
    >
      <Losses group={group} />
    </TypedConfirm>
  )
}
