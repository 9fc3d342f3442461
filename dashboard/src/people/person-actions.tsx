import type { User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconLogout, IconPower, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { signOutPerson } from '../sessions/ending.ts'
import { useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { PersonOffboard } from './person-offboard.tsx'
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
  const signOut = useMutation({ mutationFn: signOutPerson })
  const isOwn = id === me.id
  if (user.state === 'trashed' || (!isOwn && !mayActOn(me.role, user.role))) return null
  const everywhere = (
    <Button
      variant="default"
      leftSection={<IconLogout size={16} />}
      loading={signOut.isPending}
      onClick={() => signOut.mutate(user)}
    >
      {isOwn ? words.actions.everywhereElse : words.actions.everywhere}
    </Button>
  )
  if (user.managedBy !== null || isOwn)
    return (
      <>
        <Failure error={signOut.error} what={words.nothingEnded} focus />
        {everywhere}
      </>
    )
  return (
    <>
      <Failure error={run.error ?? remove.error ?? signOut.error} what={words.nothingChanged} focus />
      {everywhere}
      <PersonOffboard user={user} />
      <Button
        variant="default"
        leftSection={<IconPower size={16} />}
        loading={run.isPending}
        onClick={() => run.mutate(user.disabledByAdmin ? 'enableUser' : 'disableUser')}
      >
        {user.disabledByAdmin ? t.parts.enable : t.parts.disable}
      </Button>
      <Button
        className="danger"
        variant="default"
        leftSection={<IconTrash size={16} />}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t.parts.delete}
      </Button>
    </>
  )
}
