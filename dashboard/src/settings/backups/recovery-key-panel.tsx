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
import { t } from '../../texts/index.ts'

const words = t.backups.key

function NewRecoveryKey({ opened, onClose, first }: { opened: boolean; onClose: () => void; first: boolean }) {
  const make = useMutation({ mutationFn: () => api.makeRecoveryKey(), onSuccess: () => forget('backups') })
  const done = () => {
    onClose()
    make.reset()
  }
  const title = make.data ? words.title : first ? words.makeFirst : words.makeAnother
  return (
    <Modal opened={opened} onClose={done} title={title}>
      {make.data ? (
        <div className="form">
          <ShownOnce name={words.title} value={make.data.key}>
            {words.store}
          </ShownOnce>
          <Group>
            <Button onClick={done}>{words.stored}</Button>
          </Group>
        </div>
      ) : (
        <div className="form">
          <Failure error={make.error} what={words.notMade} focus />
          <p className="ink2">{first ? words.firstText : words.anotherText}</p>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={done}>
              {words.cancel}
            </Button>
            <Button loading={make.isPending} onClick={() => make.mutate()} data-autofocus>
              {words.make}
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
      <Failure error={check.error} what={words.notChecked} focus />
      <PasswordInput
        label={words.type}
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
          (check.data.fits ? <Status tone="ok">{words.fits}</Status> : <Status tone="bad">{words.another}</Status>)}
      </div>
      <Button type="submit" variant="default" disabled={typed === ''} loading={check.isPending}>
        {words.check}
      </Button>
    </form>
  )
}

/** What is known of the key that opens backups. */
export function RecoveryKeyPanel({ recoveryKey }: { recoveryKey: RecoveryKey | null }) {
  const [making, { open, close }] = useDisclosure()
  return (
    <Panel title={words.title}>
      <div className="pad form">
        {recoveryKey === null ? (
          <p className="ink2">{words.none}</p>
        ) : (
          <>
            <dl className="facts narrow">
              <dt>{words.made}</dt>
              <dd title={printFull(recoveryKey.createdAt)}>{words.shownOnce(printDay(recoveryKey.createdAt))}</dd>
              {recoveryKey.endsIn !== null && (
                <>
                  <dt>{words.endsIn}</dt>
                  <dd className="mono">…{recoveryKey.endsIn}</dd>
                </>
              )}
              <dt>{words.lastTried}</dt>
              <dd>{recoveryKey.triedAt === null ? words.never : printDay(recoveryKey.triedAt)}</dd>
            </dl>
            <CheckKey />
          </>
        )}
        <Button variant={recoveryKey === null ? 'filled' : 'subtle'} onClick={open}>
          {recoveryKey === null ? words.makeFirst : words.makeNew}
        </Button>
        <p className="hint">{words.hint}</p>
        <NewRecoveryKey opened={making} onClose={close} first={recoveryKey === null} />
      </div>
    </Panel>
  )
}
