import type { InvitationMade } from '@doorward/contract'
import { Button, Drawer, Group } from '@mantine/core'
import { useState } from 'react'
import { InviteForm } from './invite-form.tsx'
import { MadeLink } from './made-link.tsx'

/** Asks whom to invite, then shows the link. */
export function Invite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [made, setMade] = useState<InvitationMade | null>(null)
  const [round, setRound] = useState(0)
  const again = () => {
    setMade(null)
    setRound(round + 1)
  }
  const close = () => {
    if (made) again()
    onClose()
  }
  return (
    <Drawer opened={opened} onClose={close} title={made ? `${made.user.displayName} is invited` : 'Invite'}>
      {made ? (
        <div className="form">
          <MadeLink name="Invitation link" person={made.user.displayName} {...made} />
          <Group gap="xs">
            <Button onClick={close}>Done</Button>
            <Button variant="default" onClick={again}>
              Invite another
            </Button>
          </Group>
        </div>
      ) : (
        <InviteForm key={round} onMade={setMade} onCancel={onClose} />
      )}
    </Drawer>
  )
}
