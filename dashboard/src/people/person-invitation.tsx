import type { User } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queries, queryClient } from '../api/queries.ts'
import { printDay, printFull } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'
import { MadeLink } from './made-link.tsx'

const words = t.people.person.invitation

/** Of somebody who has not accepted yet: whether a link works, another one, and taking it back. */
export function PersonInvitation({ user, mayChange }: { user: User; mayChange: boolean }) {
  const navigate = useNavigate()
  const { data } = useQuery(queries.invitations())
  const known = data?.items.find(invitation => invitation.user.id === user.id)
  const params = { id: user.id }
  const renew = useMutation({
    mutationFn: () => api.renewInvitation({ params, body: {} }),
    onSuccess: () => forget('invitations'),
  })
  const cancel = useMutation({
    mutationFn: () => api.cancelInvitation({ params }),
    onSuccess: async () => {
      await navigate({ to: '/people' })
      queryClient.removeQueries({ queryKey: ['user', user.id] })
      await forget('users', 'groups', 'invitations')
      sayDone(words.cancelled(user.displayName))
    },
  })
  return (
    <Panel
      title={words.title}
      right={
        mayChange && (
          <Group gap="xs">
            <Button variant="default" size="compact-sm" loading={renew.isPending} onClick={() => renew.mutate()}>
              {words.renew}
            </Button>
            <Button
              className="danger"
              variant="default"
              size="compact-sm"
              loading={cancel.isPending}
              onClick={() => cancel.mutate()}
            >
              {words.cancel}
            </Button>
          </Group>
        )
      }
    >
      <div className="pad ink2">
        <Failure error={renew.error ?? cancel.error} what={t.people.person.nothingChanged} focus />
        {known && (
          <p>
            {known.invitedBy === null
              ? words.invited(printDay(known.createdAt))
              : words.invitedBy(known.invitedBy, printDay(known.createdAt))}{' '}
            {known.expiresAt === null ? words.over : words.until(printFull(known.expiresAt))}
          </p>
        )}
      </div>
      <Modal opened={renew.data !== undefined} onClose={() => renew.reset()} title={words.newLink(user.displayName)}>
        {renew.data && (
          <div className="form">
            <MadeLink name={t.people.invitation.link} person={user.displayName} {...renew.data} />
            <Group>
              <Button onClick={() => renew.reset()}>{t.parts.done}</Button>
            </Group>
          </div>
        )}
      </Modal>
    </Panel>
  )
}
