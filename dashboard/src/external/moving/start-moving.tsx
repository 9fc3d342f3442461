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
import { t } from '../../texts/index.ts'

const words = t.external

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
      sayDone(words.moving.started(title))
    },
  })
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={open}>
        {until === null ? words.moving.begin : words.moving.extend}
      </Button>
      <Modal opened={opened} onClose={close} title={words.moving.startTitle(title)}>
        <div className="form">
          <Failure error={start.error} what={words.nothingChanged} focus />
          <ul className="bullets">
            <li>{words.moving.everybody(title)}</li>
            <li>{words.moving.once}</li>
            <li>{words.moving.meanwhile(title)}</li>
          </ul>
          <TextInput
            type="date"
            label={words.moving.until}
            description={words.moving.untilHint}
            min={printDateField(new Date().toISOString())}
            value={printDateField(chosen)}
            onChange={event => setEnd(parseDateField(event.currentTarget.value))}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {words.cancel}
            </Button>
            <Button loading={start.isPending} onClick={() => start.mutate()}>
              {until === null ? words.moving.letThem : words.moving.extend}
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  )
}
