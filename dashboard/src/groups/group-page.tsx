import type { Group } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient, queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { sayDone } from '../parts/saved.tsx'
import { Badge } from '../parts/status.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { count, countPeople } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { GroupMembers } from './group-members.tsx'
import { GroupSettings } from './group-settings.tsx'

const route = getRouteApi('/groups/$groupId')

function DeleteGroup({ group }: { group: Group }) {
  const navigate = useNavigate()
  const [opened, { open, close }] = useDisclosure()
  const loses = group.opens.map(({ name }) => name).join(', ')
  return (
    <>
      <Button className="danger" variant="default" leftSection={<IconTrash size={16} />} onClick={open}>
        Delete group
      </Button>
      <TypedConfirm
        opened={opened}
        onClose={close}
        title={`Delete the group ${group.name}?`}
        name={group.name}
        action="Delete group"
        onConfirm={async () => {
          await api.deleteGroup({ params: { id: group.id } })
          await navigate({ to: '/groups' })
          queryClient.removeQueries({ queryKey: ['group', group.id] })
          await forget('groups', 'users', 'user', 'apps', 'app')
          sayDone(`${group.name} was deleted`)
        }}
      >
        {loses ? `${countPeople(group.peopleCount)} may lose ${loses}. ` : ''}The group disappears from LDAP, and apps
        that know it by name stop matching it. This can’t be undone.
      </TypedConfirm>
    </>
  )
}

export function GroupPage() {
  const { groupId } = route.useParams()
  const may = useMay()
  const query = useQuery(queries.group(groupId))
  return (
    <Loaded query={query} what="group">
      {group => {
        const mayChange = group.source === 'local' && group.managedBy === null
        return (
          <>
            <PageHead
              title={group.name}
              crumbs={[{ to: '/groups', name: 'Groups' }]}
              picture={
                <span className="avatar lg" aria-hidden="true">
                  <IconUsersGroup size={24} stroke={1.5} />
                </span>
              }
              badges={<Badge>{group.managedBy === null ? 'Kept here' : `Kept in ${group.managedBy}`}</Badge>}
              lead={`${countPeople(group.peopleCount)}. ${group.opens.length ? `Opens ${count(group.opens.length, 'app', 'apps')}.` : 'Opens no app yet.'}`}
              actions={mayChange && <DeleteGroup group={group} />}
            />
            <div className="grid g-main">
              <GroupMembers group={group} mayChange={mayChange} />
              <div className="stack">
                <Panel title="Opens">
                  {group.opens.length === 0 ? (
                    <p className="pad dim">
                      No app names this group. Choose it on an app’s page, under “Who can open it”.
                    </p>
                  ) : (
                    <ul className="rows">
                      {group.opens.map(({ id, name }) => (
                        <li key={id}>
                          <AppIcon title={name} />
                          <span>
                            {may('getApp') ? (
                              <Link to="/apps/$appId" params={{ appId: id }}>
                                {name}
                              </Link>
                            ) : (
                              name
                            )}
                          </span>
                        </li>
                      ))}
                    </ul>
                  )}
                </Panel>
                <GroupSettings key={group.version} group={group} mayChange={mayChange} />
              </div>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
