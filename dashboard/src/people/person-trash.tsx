import type { User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp, IconEraser } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { Refusal } from '../api/refusal.ts'
import { printDay } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Note } from '../parts/note.tsx'
import { sayDone } from '../parts/saved.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { useMay } from '../shell/session.ts'

/** What can be done about somebody in the trash: bring them back as they were, or forget them for good. */
export function PersonTrash({ user, mayChange }: { user: User; mayChange: boolean }) {
  const may = useMay()
  const navigate = useNavigate()
  const [opened, { open, close }] = useDisclosure()
  const { id, displayName, trashedAt, erasedAt } = user
  const restore = useMutation({
    mutationFn: (withoutEmail: boolean) => api.restoreUser({ params: { id }, body: { withoutEmail } }),
    onSuccess: async restored => {
      queryClient.setQueryData(['user', id], restored)
      sayDone(`${displayName} is back`)
      await forget('users', 'user', 'groups')
    },
  })
  const addressIsTaken =
    restore.error instanceof Refusal && restore.error.problem.errors?.some(({ path }) => path === 'email') === true
  if (trashedAt === null) return null
  return (
    <div className="stack">
      {restore.error && !addressIsTaken && <Failure error={restore.error} what="Nobody was restored." focus />}
      {addressIsTaken && (
        <Note
          tone="warn"
          title={`${user.email ?? 'The address'} belongs to somebody else by now`}
          answers={
            <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate(true)}>
              Restore without the address
            </Button>
          }
        >
          {' '}
          An address is one person’s at a time. {displayName} can be given another one afterwards.
        </Note>
      )}
      <Note
        tone="bad"
        title={`In the trash since ${printDay(trashedAt)}`}
        answers={
          mayChange && (
            <>
              <Button
                leftSection={<IconArrowBackUp size={16} />}
                loading={restore.isPending}
                onClick={() => restore.mutate(false)}
              >
                Restore
              </Button>
              {may('eraseUser') && (
                <Button className="danger" variant="default" leftSection={<IconEraser size={16} />} onClick={open}>
                  Erase now
                </Button>
              )}
            </>
          )
        }
      >
        {' '}
        Refused at every app. Restoring gives back the same account, groups and password.
        {erasedAt !== null && ` On ${printDay(erasedAt)} everything that names ${displayName} is erased.`}
      </Note>
      <TypedConfirm
        opened={opened}
        onClose={close}
        title={`Erase ${displayName}?`}
        name={user.username ?? displayName}
        action="Erase for good"
        onConfirm={async () => {
          await api.eraseUser({ params: { id } })
          await navigate({ to: '/people' })
          queryClient.removeQueries({ queryKey: ['user', id] })
          sayDone(`${displayName} is erased`)
          await forget('users', 'groups', 'group', 'apps', 'app')
        }}
      >
        Name, address, password and fields are deleted at once and cannot be brought back. Records of what happened keep
        a number only. Nobody is ever given this username again.
      </TypedConfirm>
    </div>
  )
}
