import type { InvitationMade } from '@doorward/contract'
import { Button, Drawer, Group } from '@mantine/core'
import { useState } from 'react'
import { t } from '../texts/index.ts'
import { InviteForm } from './invite-form.tsx'
import { MadeLink } from './made-link.tsx'

const words = t.people.invitation

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
    <Drawer opened={opened} onClose={close} title={made ? words.madeTitle(made.user.displayName) : words.title}>
      {made ? (
        <div className="form">
          <MadeLink name={words.link} person={made.user.displayName} {...made} />
          <Group gap="xs">
            <Button onClick={close}>{t.parts.done}</Button>
            <Button variant="default" onClick={again}>
              {words.another}
            </Button>
          </Group>
        </div>
      ) : (
        <InviteForm key={round} onMade={setMade} onCancel={onClose} />
      )}
    </Drawer>
  )
}
