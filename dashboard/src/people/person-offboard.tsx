import type { User } from '@doorward/contract'
import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { t } from '../texts/index.ts'

const words = t.people.person.offboard

/** Ends all that somebody who leaves has. It cannot be undone as a whole, so it asks. */
export function OffboardPerson({ user, onClose }: { user: User; onClose: () => void }) {
  const [trash, setTrash] = useState(false)
  const navigate = useNavigate()
  const offboard = useMutation({
    mutationFn: () => api.offboardUser({ params: { id: user.id }, body: { trash } }),
    onSuccess: async ({ id }) => {
      await navigate({ to: '/people/$userId/receipts/$receiptId', params: { userId: user.id, receiptId: id } })
      await forget('users', 'user', 'groups', 'sessions', 'audit')
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.title(user.displayName)}>
      <div className="form">
        <Failure error={offboard.error} what={t.people.person.nothingEnded} focus />
        <p className="ink2">{words.text}</p>
        <Checkbox
          label={words.trash}
          description={words.trashHint}
          checked={trash}
          onChange={event => setTrash(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.parts.cancel}
          </Button>
          <Button color="red" loading={offboard.isPending} onClick={() => offboard.mutate()}>
            {words.action}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}
