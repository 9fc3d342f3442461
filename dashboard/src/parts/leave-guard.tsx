import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { t } from '../texts/index.ts'

const words = t.parts.leave

/** Asks before a page with unsaved changes is left. */
export function LeaveGuard({ when }: { when: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: when,
    withResolver: true,
  })
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={words.title}>
      <p className="ink2">{words.text}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => reset?.()}>
          {words.stay}
        </Button>
        <Button color="red" onClick={() => proceed?.()}>
          {words.leave}
        </Button>
      </Group>
    </Modal>
  )
}
