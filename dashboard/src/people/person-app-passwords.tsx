import type { AppPassword, User } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget, queries } from '../api/queries.ts'
import { printDay, printFull, printMoment } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { Status } from '../parts/status.tsx'

/** Asks once: its person makes another on their own page. */
function Revoke({ user, password, onClose }: { user: User; password: AppPassword; onClose: () => void }) {
  const revoke = useMutation({
    mutationFn: () => api.deleteAppPassword({ params: { id: user.id, passwordId: password.id } }),
    onSuccess: async () => {
      onClose()
      sayDone(`${password.name} is revoked`)
      await forget('user')
    },
  })
  return (
    <Modal opened onClose={onClose} title={`Revoke the app password ${password.name}?`}>
      <div className="form">
        <Failure error={revoke.error} what="The app password was not revoked." focus />
        <p className="ink2">
          Whatever uses it is refused from now on, and what is open by it ends. {user.displayName} can make another.
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

function Until({ password: { expiresAt } }: { password: AppPassword }) {
  if (expiresAt === null) return <span className="dim">No end</span>
  if (Date.parse(expiresAt) <= Date.now()) return <Status tone="bad">Expired {printDay(expiresAt)}</Status>
  return <span title={printFull(expiresAt)}>{printDay(expiresAt)}</span>
}

function Row({ password, onRevoke }: { password: AppPassword; onRevoke: () => void }) {
  const { name, app, createdAt, lastUsedAt, lastAddress } = password
  return (
    <tr>
      <td>
        <b className="b">{name}</b>
        <small title={printFull(createdAt)}>Made {printMoment(createdAt)}</small>
      </td>
      <td>{app?.name ?? 'Directory server'}</td>
      <td>
        {lastUsedAt === null ? (
          <Status tone="dim">Not used yet</Status>
        ) : (
          <span title={printFull(lastUsedAt)}>
            {printMoment(lastUsedAt)}
            {lastAddress !== null && <small className="mono">{lastAddress}</small>}
          </span>
        )}
      </td>
      <td>
        <Until password={password} />
      </td>
      <td className="r">
        <Button className="danger" variant="default" size="compact-sm" aria-label={`Revoke ${name}`} onClick={onRevoke}>
          Revoke
        </Button>
      </td>
    </tr>
  )
}

/** Passwords for one app each, as far as anybody sees of them; for who may revoke them. */
export function PersonAppPasswords({ user }: { user: User }) {
  const query = useQuery(queries.appPasswords(user.id))
  const [revoking, setRevoking] = useState<AppPassword | null>(null)
  return (
    <Panel
      title="App passwords"
      right="Each for one app, shown once when made"
      footer="Never for the dashboard or for apps that open a sign-in page. You can revoke them, not see or make them."
    >
      <Loaded query={query} what="app passwords">
        {({ items }) =>
          items.length === 0 ? (
            <p className="pad ink2">Has none.</p>
          ) : (
            <div className="scroll-x">
              <table className="list stacked">
                <thead>
                  <tr>
                    <th>Name</th>
                    <th>Works in</th>
                    <th>Last used</th>
                    <th>Until</th>
                    <th>
                      <span className="visually-hidden">Actions</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(password => (
                    <Row key={password.id} password={password} onRevoke={() => setRevoking(password)} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {revoking && <Revoke user={user} password={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  )
}
