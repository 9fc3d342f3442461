import type { UserCreated } from '@doorward/contract'
import { Button, Drawer, Group } from '@mantine/core'
import { useState } from 'react'
import { ShownOnce } from '../parts/shown-once.tsx'
import { t } from '../texts/index.ts'
import { AddPersonForm } from './add-person-form.tsx'

const words = t.people

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
      title={made ? words.add.title(made.user.displayName) : words.addPerson}
      keepMounted
    >
      {made ? (
        <div className="form">
          <dl className="facts">
            <dt>{words.fields.username}</dt>
            <dd className="mono">{made.user.username}</dd>
          </dl>
          {made.password === null ? (
            <p className="ink2">{words.add.typed}</p>
          ) : (
            <ShownOnce name={words.fields.password} value={made.password}>
              {words.password.give(made.user.displayName)}
            </ShownOnce>
          )}
          <Group gap="xs" mt="sm">
            <Button onClick={close}>{t.parts.done}</Button>
            <Button variant="default" onClick={again}>
              {words.add.another}
            </Button>
          </Group>
        </div>
      ) : (
        <AddPersonForm key={round} onMade={setMade} onCancel={onClose} />
      )}
    </Drawer>
  )
}
