import type { UserCreated } from '@doorward/contract'
import { Button, Drawer, Group } from '@mantine/core'
import { useState } from 'react'
import { ShownOnce } from '../parts/shown-once.tsx'
import { AddPersonForm } from './add-person-form.tsx'

/** Stays mounted while it is closed, so that what was typed is still there when it is opened again. */
export function AddPerson({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [made, setMade] = useState<UserCreated | null>(null)
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
    <Drawer
      opened={opened}
      onClose={close}
      title={made ? `${made.user.displayName} was added` : 'Add person'}
      keepMounted
    >
      {made ? (
        <div className="form">
          <dl className="facts">
            <dt>Username</dt>
            <dd className="mono">{made.user.username}</dd>
          </dl>
          {made.password === null ? (
            <p className="ink2">Signs in with the password you typed.</p>
          ) : (
            <ShownOnce name="Password" value={made.password}>
              Give it to {made.user.displayName} now. Later you can only set a new one.
            </ShownOnce>
          )}
          <Group gap="xs" mt="sm">
            <Button onClick={close}>Done</Button>
            <Button variant="default" onClick={again}>
              Add another
            </Button>
          </Group>
        </div>
      ) : (
        <AddPersonForm key={round} onMade={setMade} onCancel={onClose} />
      )}
    </Drawer>
  )
}
