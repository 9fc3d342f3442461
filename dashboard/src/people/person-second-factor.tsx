import type { SecondFactor, User } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { IconDeviceMobile, IconFingerprint, IconListNumbers } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { api } from '../api/client.ts'
import { forget, queries } from '../api/queries.ts'
import { printDay, printFull, printMoment } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
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

function Row({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <li>
      {icon}
      <span>
        <b className="b">{name}</b>
        <small>{children}</small>
      </span>
    </li>
  )
}

function Use({ createdAt, lastUsedAt }: { createdAt: string; lastUsedAt: string | null }) {
  return (
    <>
      <span title={printFull(createdAt)}>{words.added(printDay(createdAt))}</span>
      {lastUsedAt === null ? (
        words.neverUsed
      ) : (
        <span title={printFull(lastUsedAt)}>{words.lastUsed(printMoment(lastUsedAt))}</span>
      )}
    </>
  )
}

function Factors({ factors: { totp, passkeys, recoveryCodes, demanded } }: { factors: SecondFactor }) {
  if (totp === null && passkeys.length === 0)
    return <p className="pad ink2">{demanded ? words.noneDemanded : words.none}</p>
  return (
    <ul className="rows">
      {totp && (
        <Row icon={<IconDeviceMobile size={18} aria-hidden />} name={words.app}>
          <Use {...totp} />
        </Row>
      )}
      {passkeys.map(passkey => (
        <Row key={passkey.id} icon={<IconFingerprint size={18} aria-hidden />} name={passkey.name}>
          {words.passkey} <Use {...passkey} />
        </Row>
      ))}
      {recoveryCodes && (
        <Row icon={<IconListNumbers size={18} aria-hidden />} name={words.codes}>
          {words.codesLeft(recoveryCodes.left, recoveryCodes.total, printDay(recoveryCodes.createdAt))}
        </Row>
      )}
    </ul>
  )
}

/** What somebody proves who they are with, for who may take it away. */
export function PersonSecondFactor({ user, mayReset }: { user: User; mayReset: boolean }) {
  const query = useQuery(queries.secondFactor(user.id))
  const [resetting, setResetting] = useState(false)
  return (
    <Panel
      title={t.people.fields.factor}
      right={
        mayReset &&
        user.secondFactor && (
          <Button variant="default" size="compact-sm" onClick={() => setResetting(true)}>
            {words.reset}
          </Button>
        )
      }
      footer={words.footer}
    >
      <Loaded query={query} what={words.what}>
        {factors => <Factors factors={factors} />}
      </Loaded>
      {resetting && <ResetFactor user={user} onClose={() => setResetting(false)} />}
    </Panel>
  )
}
