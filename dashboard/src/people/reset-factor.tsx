import type { User } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.people.person.factor

/** Asks, and takes every factor of somebody away. */
export function ResetFactor({ user, onClose }: { user: User; onClose: () => void }) {
  const reset = useMutation({
    mutationFn: () => api.resetSecondFactor({ params: { id: user.id } }),
    onSuccess: async () => {
      onClose()
      sayDone(words.done(user.displayName))
      await forget('user')
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.ask(user.displayName)}>
      <div className="form">
        <Failure error={reset.error} what={words.failed} focus />
        <p className="ink2">{words.text}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.parts.cancel}
          </Button>
          <Button color="red" loading={reset.isPending} onClick={() => reset.mutate()}>
            {words.submit}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}
