import type { RecoveryKey } from '@doorward/contract'
import { Button, Group, Modal, PasswordInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { printDay, printFull } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import { Status } from '../../parts/status.tsx'

function NewRecoveryKey({ opened, onClose, first }: { opened: boolean; onClose: () => void; first: boolean }) {
  const make = useMutation({ mutationFn: () => api.makeRecoveryKey(), onSuccess: () => forget('backups') })
  const done = () => {
    onClose()
    make.reset()
  }
  const title = make.data ? 'Recovery key' : first ? 'Make the recovery key' : 'Make another recovery key?'
  return (
    <Modal opened={opened} onClose={done} title={title}>
      {make.data ? (
        <div className="form">
          <ShownOnce name="Recovery key" value={make.data.key}>
            Put it on paper or in a password manager, away from this machine. It opens every backup from now on.
          </ShownOnce>
          <Group>
            <Button onClick={done}>I have stored it</Button>
          </Group>
        </div>
      ) : (
        <div className="form">
          <Failure error={make.error} what="No key was made." focus />
          <p className="ink2">
            {first
              ? 'Backups are encrypted to it, with every key and secret inside. It is shown once, and only its public half is kept here.'
              : 'Backups from now on need the new key. Those made before still need the earlier one, so keep both.'}
          </p>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={done}>
              Cancel
            </Button>
            <Button loading={make.isPending} onClick={() => make.mutate()} data-autofocus>
              Make the key
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  )
}

function CheckKey() {
  const [typed, setTyped] = useState('')
  const check = useMutation({
    mutationFn: () => api.checkRecoveryKey({ body: { key: typed } }),
    onSuccess: ({ fits }) => {
      if (fits) setTyped('')
      return forget('backups')
    },
  })
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        check.mutate()
      }}
    >
      <Failure error={check.error} what="The key was not checked." focus />
      <PasswordInput
        label="Type or paste it to check"
        placeholder="AGE-SECRET-KEY-1…"
        autoComplete="off"
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          check.reset()
        }}
      />
      <div role="status">
        {check.data &&
          (check.data.fits ? (
            <Status tone="ok">This is the key.</Status>
          ) : (
            <Status tone="bad">This is another key.</Status>
          ))}
      </div>
      <Button type="submit" variant="default" disabled={typed === ''} loading={check.isPending}>
        Check my key
      </Button>
    </form>
  )
}

/** What is known of the key that opens backups. */
export function RecoveryKeyPanel({ recoveryKey }: { recoveryKey: RecoveryKey | null }) {
  const [making, { open, close }] = useDisclosure()
  return (
    <Panel title="Recovery key">
      <div className="pad form">
        {recoveryKey === null ? (
          <p className="ink2">There is none yet, so nothing is backed up.</p>
        ) : (
          <>
            <dl className="facts narrow">
              <dt>Made</dt>
              <dd title={printFull(recoveryKey.createdAt)}>{printDay(recoveryKey.createdAt)}, shown once</dd>
              {recoveryKey.endsIn !== null && (
                <>
                  <dt>Ends in</dt>
                  <dd className="mono">…{recoveryKey.endsIn}</dd>
                </>
              )}
              <dt>Last tried</dt>
              <dd>
                {recoveryKey.triedAt === null ? 'Never. Find it before you need it.' : printDay(recoveryKey.triedAt)}
              </dd>
            </dl>
            <CheckKey />
          </>
        )}
        <Button variant={recoveryKey === null ? 'filled' : 'subtle'} onClick={open}>
          {recoveryKey === null ? 'Make the recovery key' : 'Make a new one'}
        </Button>
        <p className="hint">Only its public half is kept here, so it can’t be shown again.</p>
        <NewRecoveryKey opened={making} onClose={close} first={recoveryKey === null} />
      </div>
    </Panel>
  )
}
