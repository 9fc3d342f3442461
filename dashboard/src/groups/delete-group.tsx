import type { Group } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient, queries } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { countPeople, listNames } from '../parts/words.ts'

/** What goes with the group, by name and number. */
function Losses({ group }: { group: Group }) {
  const { data, error } = useQuery({ ...queries.groupApps(group.id), staleTime: 0 })
  if (error) return <Failure error={error} what="Couldn’t find out who would lose what." />
  if (!data) return <>Looking at who would lose what…</>
  const losing = data.items.filter(({ onlyThisWay }) => onlyThisWay > 0)
  return (
    <>
      {data.losing === 0 ? (
        'Nobody loses an app by it. '
      ) : (
        <>
          {countPeople(data.losing)} would lose an app, at once:
          <span className="losses" role="list">
            {losing.map(({ app, onlyThisWay }) => (
              <span key={app.id} role="listitem" style={{ display: 'list-item' }}>
                {app.name}, {countPeople(onlyThisWay)}
              </span>
            ))}
          </span>
        </>
      )}
      {group.inside.length > 0 &&
        `Its people are no longer in ${listNames(group.inside.map(({ name }) => name))} through it. `}
      The group disappears from LDAP, and apps that know it by name stop matching it. This can’t be undone.
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
      title={`Delete the group ${group.name}?`}
      name={group.name}
      action="Delete group"
      onConfirm={async () => {
        await api.deleteGroup({ params: { id: group.id } })
        await navigate({ to: '/groups' })
        queryClient.removeQueries({ queryKey: ['group', group.id] })
        await forget('groups', 'group', 'users', 'user', 'apps', 'app')
        sayDone(`${group.name} was deleted`)
      }}
    >
      <Losses group={group} />
    </TypedConfirm>
  )
}
