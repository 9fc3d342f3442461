import type { User } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { Failure } from '../parts/failure.tsx'
import { MadeLink } from './made-link.tsx'

/** By which a person chooses another password themselves, so that nobody else ever knows it. */
export function ResetLink({ user, onClose }: { user: User; onClose: () => void }) {
  const make = useMutation({ mutationFn: () => api.createResetLink({ params: { id: user.id } }) })
  return (
    <Modal opened onClose={onClose} title={`Reset link for ${user.displayName}`}>
      {make.data ? (
        <div className="form">
          <MadeLink name="Reset link" person={user.displayName} link={make.data} />
          <Group>
            <Button onClick={onClose}>Done</Button>
          </Group>
        </div>
      ) : (
        <div className="form">
          <Failure error={make.error} what="No link was made." focus />
          <p className="ink2">
            Check that it’s really {user.displayName} who asks. The link lets them choose another password, once, within
            an hour. Two-factor stays on, and an earlier link stops working.
          </p>
          <Group gap="xs">
            <Button loading={make.isPending} onClick={() => make.mutate()}>
              Make the link
            </Button>
            <Button variant="subtle" onClick={onClose}>
              Cancel
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  )
}
