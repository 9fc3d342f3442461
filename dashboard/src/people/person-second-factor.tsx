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

function Reset({ user, onClose }: { user: User; onClose: () => void }) {
  const reset = useMutation({
    mutationFn: () => api.resetSecondFactor({ params: { id: user.id } }),
    onSuccess: async () => {
      onClose()
      sayDone(`${user.displayName} has no second factor any more`)
      await forget('user')
    },
  })
  return (
    <Modal opened onClose={onClose} title={`Reset the second factor of ${user.displayName}?`}>
      <div className="form">
        <Failure error={reset.error} what="The second factor was not reset." focus />
        <p className="ink2">
          Their authenticator app, passkeys and recovery codes stop working, and they are signed out everywhere. Check
          that it’s really them who ask. They are told by email.
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={reset.isPending} onClick={() => reset.mutate()}>
            Reset and sign out
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
      <span title={printFull(createdAt)}>Added {printDay(createdAt)}</span>
      {lastUsedAt === null ? (
        ', never used since'
      ) : (
        <span title={printFull(lastUsedAt)}>, last used {printMoment(lastUsedAt)}</span>
      )}
    </>
  )
}

function Factors({ factors: { totp, passkeys, recoveryCodes, demanded } }: { factors: SecondFactor }) {
  if (totp === null && passkeys.length === 0)
    return (
      <p className="pad ink2">
        {demanded ? 'Has none, and sets one up at the next sign-in before anything opens.' : 'Has none.'}
      </p>
    )
  return (
    <ul className="rows">
      {totp && (
        <Row icon={<IconDeviceMobile size={18} aria-hidden />} name="Authenticator app">
          <Use {...totp} />
        </Row>
      )}
      {passkeys.map(passkey => (
        <Row key={passkey.id} icon={<IconFingerprint size={18} aria-hidden />} name={passkey.name}>
          Passkey. <Use {...passkey} />
        </Row>
      ))}
      {recoveryCodes && (
        <Row icon={<IconListNumbers size={18} aria-hidden />} name="Recovery codes">
          {recoveryCodes.left} of {recoveryCodes.total} left, made {printDay(recoveryCodes.createdAt)}
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
      title="Second factor"
      right={
        mayReset &&
        user.secondFactor && (
          <Button variant="default" size="compact-sm" onClick={() => setResetting(true)}>
            Reset
          </Button>
        )
      }
      footer="People add and remove their own on their security page. A reset is for the day all of it is lost."
    >
      <Loaded query={query} what="second factors">
        {factors => <Factors factors={factors} />}
      </Loaded>
      {resetting && <Reset user={user} onClose={() => setResetting(false)} />}
    </Panel>
  )
}
