import type { User } from '@doorward/contract'
import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDoorExit } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'

function Ask({ user, onClose }: { user: User; onClose: () => void }) {
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
    <Modal opened onClose={onClose} title={`Offboard ${user.displayName}?`}>
      <div className="form">
        <Failure error={offboard.error} what="Nothing was ended." focus />
        <p className="ink2">
          They are disabled. Their sessions, tokens, app passwords and memberships given by hand end now, and apps are
          told. You get a receipt that says what each app answered. Enabling them again brings none of it back.
        </p>
        <Checkbox
          label="Move to the trash as well"
          description="After thirty days they are forgotten for good."
          checked={trash}
          onChange={event => setTrash(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={offboard.isPending} onClick={() => offboard.mutate()}>
            Offboard
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

/** Ends all that somebody who leaves has. It cannot be undone as a whole, so it asks. */
export function PersonOffboard({ user }: { user: User }) {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" leftSection={<IconDoorExit size={16} />} onClick={open}>
        Offboard
      </Button>
      {opened && <Ask user={user} onClose={close} />}
    </>
  )
}
