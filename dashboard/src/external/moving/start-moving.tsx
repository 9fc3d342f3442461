import type { ExternalDirectory } from '@doorward/contract'
import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget, queryClient } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { parseDateField, printDateField } from '../../parts/last-moment.ts'
import { sayDone } from '../../parts/saved.tsx'

const usualMs = 30 * 86_400_000

interface StartMovingProps {
  directory: ExternalDirectory
  /** When it ends, where it has begun. */
  until: string | null
}

/** Begins, or extends, after it was said what that means. */
export function StartMoving({ directory, until }: StartMovingProps) {
  const { id, title } = directory
  const [opened, { open, close }] = useDisclosure()
  const [end, setEnd] = useState<string | null>(null)
  const chosen = end ?? until ?? new Date(Date.now() + usualMs).toISOString()
  const start = useMutation({
    mutationFn: () => api.startBindThrough({ params: { id }, body: { until: chosen } }),
    onSuccess: async moving => {
      close()
      queryClient.setQueryData(['external-moving', id], moving)
      await forget('external-moving', 'audit')
      sayDone(`People of ${title} move here as they sign in`)
    },
  })
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={open}>
        {until === null ? 'Begin' : 'Extend'}
      </Button>
      <Modal opened={opened} onClose={close} title={`Move the people of ${title} here?`}>
        <div className="form">
          <Failure error={start.error} what="Nothing was changed." focus />
          <ul className="bullets">
            <li>Everybody who has never signed in here signs in with the password they have in {title}.</li>
            <li>It is checked there once, over an encrypted connection, and kept here. They are local from then on.</li>
            <li>You can turn {title} off meanwhile, but its server has to answer until everybody has moved.</li>
          </ul>
          <TextInput
            type="date"
            label="Until"
            description="With the whole of that day. It can be extended."
            min={printDateField(new Date().toISOString())}
            value={printDateField(chosen)}
            onChange={event => setEnd(parseDateField(event.currentTarget.value))}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button loading={start.isPending} onClick={() => start.mutate()}>
              {until === null ? 'Let them move' : 'Extend'}
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  )
}
