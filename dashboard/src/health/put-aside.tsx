import type { HealthFinding, PutFindingAside } from '@doorward/contract'
import { Button, Group, Menu, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBell, IconCheck } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { printDay } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { t } from '../texts/index.ts'
import { usePutAside } from './use-put-aside.ts'

const words = t.health.aside

/** What has failed cannot wait for long. */
const choices = { look: [7, 31], wrong: [1, 7] } as const

const dayIn = (days: number) => printDay(new Date(Date.now() + days * 86_400_000).toISOString())

interface AcceptFormProps {
  error: Error | null
  isSaving: boolean
  onAccept: (reason: string) => void
  onCancel: () => void
}

function AcceptForm({ error, isSaving, onAccept, onCancel }: AcceptFormProps) {
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') setMissing(true)
    else onAccept(reason.trim())
  }
  return (
    <form className="form" onSubmit={submit}>
      <p className="hint">{words.acceptText}</p>
      <Failure error={error} what={words.failed} focus />
      <TextInput
        label={words.reason}
        error={isMissing && words.reasonMissing}
        value={reason}
        maxLength={200}
        data-autofocus
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t.parts.cancel}
        </Button>
        <Button type="submit" loading={isSaving}>
          {words.accept}
        </Button>
      </Group>
    </form>
  )
}

/** Puts something off or, where it is a warning, accepts it; of what is put aside already, who did and the way back. */
export function PutAside({ finding }: { finding: HealthFinding }) {
  const { verdict, aside } = finding
  const { put, takeBack } = usePutAside(finding)
  const [opened, { open, close }] = useDisclosure()
  if (aside !== null)
    return (
      <>
        <p className="put-aside">
          {aside.until === null
            ? words.accepted(aside.by, printDay(aside.at), aside.reason)
            : words.putOff(aside.by, printDay(aside.until))}
          <Button variant="subtle" size="compact-sm" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
            {words.takeBack}
          </Button>
        </p>
        <Failure error={takeBack.error} what={words.failed} focus />
      </>
    )
  const send = (body: PutFindingAside) => put.mutate(body, { onSuccess: close })
  return (
    <>
      <Group gap="xs" className="finding-actions">
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconBell size={15} stroke={1.75} aria-hidden />}
              loading={put.isPending && !opened}
            >
              {words.remind}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {verdict !== 'ok' &&
              choices[verdict].map(days => (
                <Menu.Item key={days} onClick={() => send({ kind: 'later', days })}>
                  {words.later[days](dayIn(days))}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
        {verdict === 'look' && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconCheck size={15} stroke={1.75} aria-hidden />}
            onClick={open}
          >
            {words.accept}
          </Button>
        )}
      </Group>
      {!opened && <Failure error={put.error} what={words.failed} focus />}
      <Modal opened={opened} onClose={close} title={words.acceptTitle}>
        <AcceptForm
          error={put.error}
          isSaving={put.isPending}
          onCancel={close}
          onAccept={reason => send({ kind: 'accepted', reason })}
        />
      </Modal>
    </>
  )
}
