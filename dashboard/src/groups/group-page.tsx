import type { Group } from '@doorward/contract'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconPencil, IconPlus, IconTrash, IconUserPlus, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet, useNavigate } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useShortcut } from '../parts/shortcuts.ts'
import { listNames } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { AddGroup } from './add-group.tsx'
import { AddPeople } from './add-people.tsx'
import { DeleteGroup } from './delete-group.tsx'
import { isKeptHere, KeptBadge, whyReadOnly } from './kept-in.tsx'

const words = t.groups.group

const route = getRouteApi('/groups/$groupId')
const names = (list: readonly { name: string }[]) => listNames(list.map(({ name }) => name))

/** `12 people: 3 added here, 9 through BI-Analysts. Opens Grafana and Gitea.` */
const printLead = (group: Group): string => {
  const { peopleCount, directCount, nestedCount, includes, inside, opens, opensThrough, description } = group
  const people =
    nestedCount === 0
      ? words.lead.people(peopleCount)
      : words.lead.nested(peopleCount, directCount, nestedCount, names(includes))
  const apps =
    opens.length + opensThrough.length === 0
      ? words.lead.opensNone
      : opens.length === 0
        ? words.lead.opensThrough(names(opensThrough), names(inside))
        : words.lead.opens(names(opens))
  return [description && description.replace(/[.!?]?$/, '.'), people, apps].filter(Boolean).join(' ')
}

function GroupActions({ group }: { group: Group }) {
  const may = useMay()
  const navigate = useNavigate()
  const [addingPeople, people] = useDisclosure()
  const [addingGroup, inner] = useDisclosure()
  const [deleting, deletion] = useDisclosure()
  return (
    <>
      {may('updateGroup') && (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={inner.open}>
          {words.actions.addGroup}
        </Button>
      )}
      <Button leftSection={<IconUserPlus size={16} />} onClick={people.open}>
        {words.actions.addPeople}
      </Button>
      {may('deleteGroup') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size="var(--control)" aria-label={words.actions.more}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={16} />}
              onClick={() => void navigate({ to: '/groups/$groupId/settings', params: { groupId: group.id } })}
            >
              {words.actions.rename}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={deletion.open}>
              {words.actions.delete}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <AddPeople group={group} opened={addingPeople} onClose={people.close} />
      <AddGroup group={group} opened={addingGroup} onClose={inner.close} />
      <DeleteGroup group={group} opened={deleting} onClose={deletion.close} />
    </>
  )
}

/** Head and tabs of one group; the tabs are pages. Its managers have but one. */
export function GroupPage() {
  const { groupId } = route.useParams()
  const may = useMay()
  const query = useQuery(queries.group(groupId))
  const navigate = route.useNavigate()
  useShortcut('e', () => may('listGroupApps') && void navigate({ to: '/groups/$groupId/settings' }))
  const tab = { params: { groupId }, activeProps: { 'aria-current': 'page' as const } }
  return (
    <Loaded
      query={query}
      what={words.what}
      page={{ to: '/groups', name: may('listGroups') ? t.groups.title : t.groups.own.title }}
    >
      {group => (
        <>
          <PageHead
            title={group.name}
            crumbs={[{ to: '/groups', name: may('listGroups') ? t.groups.title : t.groups.own.title }]}
            picture={
              <span className="avatar lg" aria-hidden="true">
                <IconUsersGroup size={24} stroke={1.5} />
              </span>
            }
            badges={<KeptBadge group={group} />}
            lead={printLead(group)}
            actions={isKeptHere(group) && <GroupActions group={group} />}
          />
          {!isKeptHere(group) && (
            <div className="group-note">
              <Note title={words.readOnly}>{whyReadOnly(group)}</Note>
            </div>
          )}
          {may('listGroupApps') && (
            <nav className="tabs" aria-label={group.name}>
              <Link to="/groups/$groupId" activeOptions={{ exact: true, includeSearch: false }} {...tab}>
                {words.tabs.members} <span className="n">{group.peopleCount}</span>
              </Link>
              <Link to="/groups/$groupId/opens" {...tab}>
                {words.tabs.opens} <span className="n">{group.opens.length + group.opensThrough.length}</span>
              </Link>
              <Link to="/groups/$groupId/settings" {...tab}>
                {words.tabs.settings}
              </Link>
              {may('listAudit') && (
                <Link to="/groups/$groupId/activity" {...tab}>
                  {words.tabs.activity}
                </Link>
              )}
            </nav>
          )}
          <Outlet />
        </>
      )}
    </Loaded>
  )
}
