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
import { t } from '../texts/index.ts'

const words = t.people.person.appPasswords

/** Asks once: its person makes another on their own page. */
function Revoke({ user, password, onClose }: { user: User; password: AppPassword; onClose: () => void }) {
  const revoke = useMutation({
    mutationFn: () => api.deleteAppPassword({ params: { id: user.id, passwordId: password.id } }),
    onSuccess: async () => {
      onClose()
      sayDone(words.revoked(password.name))
      await forget('user')
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.ask(password.name)}>
      <div className="form">
        <Failure error={revoke.error} what={words.failed} focus />
        <p className="ink2">{words.text(user.displayName)}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.parts.cancel}
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {words.revoke}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

function Until({ password: { expiresAt } }: { password: AppPassword }) {
  if (expiresAt === null) return <span className="dim">{words.noEnd}</span>
  if (Date.parse(expiresAt) <= Date.now()) return <Status tone="bad">{words.expired(printDay(expiresAt))}</Status>
  return <span title={printFull(expiresAt)}>{printDay(expiresAt)}</span>
}

function Row({ password, onRevoke }: { password: AppPassword; onRevoke: () => void }) {
  const { name, app, createdAt, lastUsedAt, lastAddress } = password
  return (
    <tr>
      <td>
        <b className="b">{name}</b>
        <small title={printFull(createdAt)}>{words.made(printMoment(createdAt))}</small>
      </td>
      <td>{app?.name ?? words.directoryServer}</td>
      <td>
        {lastUsedAt === null ? (
          <Status tone="dim">{words.unused}</Status>
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
        <Button
          className="danger"
          variant="default"
          size="compact-sm"
          aria-label={words.revokeOne(name)}
          onClick={onRevoke}
        >
          {words.revoke}
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
    <Panel title={words.title} right={words.right} footer={words.footer}>
      <Loaded query={query} what={words.what}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="pad ink2">{words.none}</p>
          ) : (
            <div className="scroll-x">
              <table className="list stacked">
                <thead>
                  <tr>
                    <th>{words.name}</th>
                    <th>{words.app}</th>
                    <th>{words.lastUsed}</th>
                    <th>{words.until}</th>
                    <th>
                      <span className="visually-hidden">{t.parts.actions}</span>
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
