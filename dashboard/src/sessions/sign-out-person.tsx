import type { User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { mayActOn } from '../people/roles-to-give.ts'
import { useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { signOutPerson } from './ending.ts'

/** All of one person at once, where the list shows them alone. */
export function SignOutPerson({ person }: { person: User }) {
  const { user: me } = useSession()
  const ending = useMutation({ mutationFn: signOutPerson })
  const isOwn = person.id === me.id
  if (!isOwn && !mayActOn(me.role, person.role)) return null
  return (
    <>
      <Failure error={ending.error} what={t.sessions.failed} focus />
      <Button
        className="danger"
        variant="default"
        leftSection={<IconLogout size={16} />}
        loading={ending.isPending}
        onClick={() => ending.mutate(person)}
      >
        {isOwn ? t.people.person.actions.everywhereElse : t.sessions.everywhereOf(person.displayName)}
      </Button>
    </>
  )
}
