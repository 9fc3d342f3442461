import type { OpenSession } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { printFull, printMoment } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { useRowKeys } from '../parts/shortcuts.ts'
import { Badge } from '../parts/status.tsx'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { signOutSession } from './ending.ts'
import { DeviceIcon, printAddress, SignedInWith, Unusual } from './session-words.tsx'

const words = t.sessions

const appsShown = 4

function Apps({ apps }: Pick<OpenSession, 'apps'>) {
  if (apps.length === 0) return <span className="dim">{words.noApps}</span>
  const names = listNames(apps.map(({ name }) => name))
  return (
    <span className="app-icons tight" role="img" aria-label={names} title={names}>
      {apps.slice(0, appsShown).map(({ id, name, icon }) => (
        <AppIcon key={id} title={name} icon={icon} small />
      ))}
      {apps.length > appsShown && <span className="dim">+{apps.length - appsShown}</span>}
    </span>
  )
}

interface SessionsTableProps {
  sessions: readonly OpenSession[]
  /** Whether to lead to all of one person: others are in the list. */
  showsMore: boolean
}

export function SessionsTable({ sessions, showsMore }: SessionsTableProps) {
  const ending = useMutation({ mutationFn: signOutSession })
  useRowKeys()
  return (
    <>
      {ending.error && (
        <div className="pad">
          <Failure error={ending.error} what={words.failed} focus />
        </div>
      )}
      <table className="list">
        <thead>
          <tr>
            <th>{words.columns.person}</th>
            <th>{words.columns.device}</th>
            <th>{words.columns.with}</th>
            <th>{words.columns.apps}</th>
            <th>{words.columns.active}</th>
            <th>
              <span className="visually-hidden">{t.parts.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(session => {
            const { id, user, device, deviceKind, apps, lastSeenAt, isOwn, mayEnd, openOfPerson } = session
            const isUnusual = session.newPlace || session.newDevice
            return (
              <tr key={id}>
                <td className="main-cell">
                  <div className="cell">
                    <Avatar name={user.name} />
                    <span>
                      <Link to="/people/$userId" params={{ userId: user.id }} data-row>
                        {user.name}
                      </Link>
                      <span className="hide-phone">
                        <small>{user.username}</small>
                      </span>
                      <small className="only-phone">
                        {device}, {printAddress(session)}. {printMoment(lastSeenAt)} <Unusual session={session} />
                      </small>
                    </span>
                  </div>
                </td>
                <td className="wide-only">
                  <div className="cell">
                    <DeviceIcon kind={deviceKind} />
                    <span>
                      <span className="device">
                        {device} <Unusual session={session} />
                      </span>
                      <small>{printAddress(session)}</small>
                    </span>
                  </div>
                </td>
                <td className="wide-only">
                  <SignedInWith session={session} />
                </td>
                <td className="wide-only">
                  <Apps apps={apps} />
                </td>
                <td className="wide-only ink2 nowrap" title={printFull(lastSeenAt)}>
                  {printMoment(lastSeenAt)}
                  {showsMore && openOfPerson > 1 && (
                    <Link className="below" to="/sessions" search={{ user: user.id }}>
                      {words.openOfPerson(openOfPerson)}
                    </Link>
                  )}
                </td>
                <td className="at-end acts-cell">
                  {isOwn ? (
                    <Badge tone="accent">{t.parts.you}</Badge>
                  ) : (
                    mayEnd && (
                      <Button
                        className={isUnusual ? 'danger' : undefined}
                        variant="default"
                        size="compact-sm"
                        aria-label={words.signOutOf(user.name, device)}
                        loading={ending.isPending && ending.variables.id === id}
                        onClick={() => ending.mutate(session)}
                      >
                        {words.signOut}
                      </Button>
                    )
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
