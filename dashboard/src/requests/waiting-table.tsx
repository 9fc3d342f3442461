import type { AccessRequest } from '@doorward/contract'
import { Fragment } from 'react'
import { printFull, printMoment } from '../parts/dates.ts'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { t } from '../texts/index.ts'
import { RequestDetails } from './request-details.tsx'
import { printWanted } from './wanted.ts'

const { columns, waiting: words } = t.requests

interface WaitingTableProps {
  requests: readonly AccessRequest[]
  /** The one that is open. */
  open: string | undefined
  onOpen: (id: string | undefined) => void
}

/** Who waits, the oldest first; one of them is open. */
export function WaitingTable({ requests, open, onOpen }: WaitingTableProps) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{columns.who}</th>
          <th>{columns.app}</th>
          <th>{columns.asksFor}</th>
          <th>{columns.when}</th>
          <th>{columns.reference}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(request => {
          const { id, user, app, reason, createdAt, reference } = request
          const isOpen = id === open
          return (
            <Fragment key={id}>
              <tr data-selected={isOpen || undefined}>
                <td className="main-cell">
                  <div className="cell">
                    <Avatar name={user.name} picture={user.picture} />
                    <span>
                      <button
                        type="button"
                        className="row-opens"
                        aria-expanded={isOpen}
                        aria-controls={isOpen ? `request-${id}` : undefined}
                        onClick={() => onOpen(isOpen ? undefined : id)}
                      >
                        {user.name}
                        <span className="visually-hidden">{words.asksFor(app.name)}</span>
                      </button>
                      <span className="hide-phone">
                        <small>{user.username}</small>
                      </span>
                      <small className="only-phone">
                        {app.name}. {printWanted(request)}. {printMoment(createdAt)}
                      </small>
                    </span>
                  </div>
                </td>
                <td className="wide-only">
                  <div className="cell">
                    <AppIcon title={app.name} icon={app.icon} small />
                    <span>{app.name}</span>
                  </div>
                </td>
                <td className="wide-only ink2">
                  {printWanted(request)}
                  {!isOpen && <span className="one-line">{words.reason(reason)}</span>}
                </td>
                <td className="wide-only ink2 nowrap" title={printFull(createdAt)}>
                  {printMoment(createdAt)}
                </td>
                <td className="wide-only mono nowrap">{reference ?? '–'}</td>
              </tr>
              {isOpen && (
                <tr className="request-open" id={`request-${id}`}>
                  <td colSpan={5}>
                    <RequestDetails id={id} onAnswered={() => onOpen(undefined)} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
