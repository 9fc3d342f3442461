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
import { t } from '../texts/index.ts'

const words = t.people.person.trash

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
      sayDone(words.back(displayName))
      await forget('users', 'user', 'groups')
    },
  })
  const addressIsTaken =
    restore.error instanceof Refusal && restore.error.problem.errors?.some(({ path }) => path === 'email') === true
  if (trashedAt === null) return null
  return (
    <div className="stack">
      {restore.error && !addressIsTaken && <Failure error={restore.error} what={words.failed} focus />}
      {addressIsTaken && (
        <Note
          tone="warn"
          title={words.taken(user.email ?? words.address)}
          answers={
            <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate(true)}>
              {words.without}
            </Button>
          }
        >
          {' '}
          {words.takenText(displayName)}
        </Note>
      )}
      <Note
        tone="bad"
        title={words.since(printDay(trashedAt))}
        answers={
          mayChange && (
            <>
              <Button
                leftSection={<IconArrowBackUp size={16} />}
                loading={restore.isPending}
                onClick={() => restore.mutate(false)}
              >
                {words.restore}
              </Button>
              {may('eraseUser') && (
                <Button className="danger" variant="default" leftSection={<IconEraser size={16} />} onClick={open}>
                  {words.erase}
                </Button>
              )}
            </>
          )
        }
      >
        {' '}
        {words.text}
        {erasedAt !== null && ` ${words.until(printDay(erasedAt), displayName)}`}
      </Note>
      <TypedConfirm
        opened={opened}
        onClose={close}
        title={words.ask(displayName)}
        name={user.username ?? displayName}
        action={words.eraseForGood}
        onConfirm={async () => {
          await api.eraseUser({ params: { id } })
          await navigate({ to: '/people' })
          queryClient.removeQueries({ queryKey: ['user', id] })
          sayDone(words.erased(displayName))
          await forget('users', 'groups', 'group', 'apps', 'app')
        }}
      >
        {words.eraseText}
      </TypedConfirm>
    </div>
  )
}
