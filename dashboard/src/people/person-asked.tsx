import type { User } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Failure } from '../parts/failure.tsx'
import { signOutPerson } from '../sessions/ending.ts'
import { useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { ResetFactor } from './reset-factor.tsx'
import { mayActOn } from './roles-to-give.ts'

const words = t.people.person

const route = getRouteApi('/people/$userId/')

function SignOut({ user, onClose }: { user: User; onClose: () => void }) {
  const signOut = useMutation({ mutationFn: signOutPerson, onSuccess: onClose })
  return (
    <Modal opened onClose={onClose} title={words.asked.title(user.displayName)}>
      <div className="form">
        <Failure error={signOut.error} what={words.nothingEnded} focus />
        <p className="ink2">{words.asked.text}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.parts.cancel}
          </Button>
          <Button color="red" loading={signOut.isPending} onClick={() => signOut.mutate(user)}>
            {words.actions.everywhere}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

/** What the address asks for, which is how the search leads here; nothing is done before somebody says so. */
export function PersonAsked({ user }: { user: User }) {
  const { ask } = route.useSearch()
  const navigate = route.useNavigate()
  const { user: me } = useSession()
  const close = () => void navigate({ search: {}, replace: true })
  if (user.id === me.id || user.state === 'trashed' || !mayActOn(me.role, user.role)) return null
  if (ask === 'sign-out') return <SignOut user={user} onClose={close} />
  if (ask === 'reset-factor' && user.secondFactor) return <ResetFactor user={user} onClose={close} />
  return null
}
