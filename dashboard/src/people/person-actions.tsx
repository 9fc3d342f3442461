import type { User } from '@doorward/contract'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDoor, IconDoorExit, IconDots, IconLogout, IconPower, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { signOutPerson } from '../sessions/ending.ts'
import { useMay, useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { OffboardPerson } from './person-offboard.tsx'
import { mayActOn } from './roles-to-give.ts'

const words = t.people.person

type Act = 'disableUser' | 'enableUser'

const act = async (name: Act, id: string) => {
  queryClient.setQueryData(['user', id], await api[name]({ params: { id } }))
  await forget('users', 'user', 'groups')
}

/** Disable and enable, and delete: somebody in the trash is told what to do there. Each can be undone, so none asks first. */
export function PersonActions({ user }: { user: User }) {
  const { user: me } = useSession()
  const navigate = useNavigate()
  const { id, displayName } = user
  const run = useMutation({
    mutationFn: (name: Act) => act(name, id),
    onSuccess: (_, name) => {
      if (name === 'disableUser') sayDone(words.actions.disabled(displayName), () => act('enableUser', id))
      else sayDone(words.actions.enabled(displayName))
    },
  })
  const remove = useMutation({
    mutationFn: () => api.deleteUser({ params: { id } }),
    onSuccess: async () => {
      await navigate({ to: '/people' })
      queryClient.removeQueries({ queryKey: ['user', id] })
      await forget('users', 'groups')
      sayDone(words.actions.deleted(displayName), async () => {
        queryClient.setQueryData(['user', id], await api.restoreUser({ params: { id }, body: {} }))
        await forget('users', 'user', 'groups')
      })
    },
  })
  const may = useMay()
  const [offboarding, offboard] = useDisclosure()
  const signOut = useMutation({ mutationFn: signOutPerson })
  const isOwn = id === me.id
  if (user.state === 'trashed' || (!isOwn && !mayActOn(me.role, user.role))) return null
  const mayEnd = user.managedBy === null && !isOwn
  return (
    <>
      <Failure error={run.error ?? remove.error ?? signOut.error} what={words.nothingChanged} focus />
      {may('explainAccess') && (
        <Button
          variant="default"
          leftSection={<IconDoor size={16} />}
          renderRoot={props => <Link to="/access/explain" search={{ user: id }} {...props} />}
        >
          {words.actions.explain}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconLogout size={16} />}
        loading={signOut.isPending}
        onClick={() => signOut.mutate(user)}
      >
        {isOwn ? words.actions.everywhereElse : words.actions.everywhere}
      </Button>
      {mayEnd && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="default"
              size="var(--control)"
              aria-label={words.actions.more}
              loading={run.isPending || remove.isPending}
            >
              <IconDots size={17} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPower size={16} stroke={1.75} />}
              onClick={() => run.mutate(user.disabledByAdmin ? 'enableUser' : 'disableUser')}
            >
              {user.disabledByAdmin ? t.parts.enable : t.parts.disable}
            </Menu.Item>
            <Menu.Item leftSection={<IconDoorExit size={16} stroke={1.75} />} onClick={offboard.open}>
              {words.offboard.action}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => remove.mutate()}>
              {t.parts.delete}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {offboarding && <OffboardPerson user={user} onClose={offboard.close} />}
    </>
  )
}
