import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { t } from '../texts/index.ts'
import { Failure } from './failure.tsx'

interface TypedConfirmProps {
  opened: boolean
  onClose: () => void
  /** `Delete the group Volunteers?` */
  title: string
  /** Has to be typed. */
  name: string
  /** `Delete group` */
  action: string
  /** Who loses what. */
  children: ReactNode
  /** `Nothing was deleted.` */
  failed?: string
  onConfirm: () => Promise<unknown>
}

/** Only for what can't be undone. */
export function TypedConfirm({
  opened,
  onClose,
  title,
  name,
  action,
  children,
  failed = t.parts.typed.failed,
  onConfirm,
}: TypedConfirmProps) {
  const [typed, setTyped] = useState('')
  const run = useMutation({ mutationFn: onConfirm })
  const close = () => {
    setTyped('')
    run.reset()
    onClose()
  }
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (typed === name) run.mutate()
        }}
      >
        <Failure error={run.error} what={failed} focus />
        <p className="ink2">{children}</p>
        <TextInput
          label={t.parts.typed.label(name)}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t.parts.cancel}
          </Button>
          <Button type="submit" color="red" disabled={typed !== name} loading={run.isPending}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
