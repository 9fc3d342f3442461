import type { AppGrant } from '@doorward/contract'
import { Button, Group as Row, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { printDay, printFull } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'
import { printUntil } from './wanted.ts'

const { columns, grants: words } = t.requests

function EndGrant({ grant: { user, app }, onClose }: { grant: AppGrant; onClose: () => void }) {
  const end = useMutation({
    mutationFn: async () => {
      await api.endAppGrant({ params: { id: app.id, userId: user.id } })
      await forget('app-grants', 'access-requests', 'app', 'apps', 'user')
    },
    onSuccess: () => {
      onClose()
      sayDone(words.done(user.name, app.name))
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.ask(user.name, app.name)}>
      <div className="form">
        <Failure error={end.error} what={words.failed} focus />
        <p className="ink2">{words.text}</p>
        <Row justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.parts.cancel}
          </Button>
          <Button color="red" loading={end.isPending} onClick={() => end.mutate()}>
            {words.end}
          </Button>
        </Row>
      </div>
    </Modal>
  )
}

/** Who is let in by name, and until when; `withApp` where they are of several. */
export function GrantTable({ grants, withApp }: { grants: readonly AppGrant[]; withApp?: boolean }) {
  const [ending, setEnding] = useState<AppGrant | null>(null)
  return (
    <>
      <table className="list">
        <thead>
          <tr>
            <th>{columns.who}</th>
            {withApp && <th>{columns.app}</th>}
            <th>{columns.until}</th>
            <th>{columns.letInBy}</th>
            <th>
              <span className="visually-hidden">{columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {grants.map(grant => {
            const { user, app, until, grantedBy, since } = grant
            return (
              <tr key={`${app.id} ${user.id}`}>
                <td className="main-cell">
                  <div className="cell">
                    <Avatar name={user.name} picture={user.picture} />
                    <span>
                      <Link to="/people/$userId" params={{ userId: user.id }}>
                        {user.name}
                      </Link>
                      <span className="hide-phone">
                        <small>{user.username}</small>
                      </span>
                      <small className="only-phone">
                        {withApp && `${app.name}. `}
                        {printUntil(until)}
                      </small>
                    </span>
                  </div>
                </td>
                {withApp && (
                  <td className="wide-only">
                    <div className="cell">
                      <AppIcon title={app.name} icon={app.icon} small />
                      <span>{app.name}</span>
                    </div>
                  </td>
                )}
                <td className="wide-only nowrap" title={until === null ? undefined : printFull(until)}>
                  {printUntil(until)}
                </td>
                <td className="wide-only ink2" title={printFull(since)}>
                  {grantedBy}, {printDay(since)}
                </td>
                <td className="at-end acts-cell">
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={words.endOf(withApp ? `${user.name}, ${app.name}` : user.name)}
                    onClick={() => setEnding(grant)}
                  >
                    {words.end}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {ending && <EndGrant grant={ending} onClose={() => setEnding(null)} />}
    </>
  )
}
