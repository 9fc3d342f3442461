import type { AccessRequest } from '@doorward/contract'
import { printFull, printMoment } from '../parts/dates.ts'
import { AppIcon } from '../parts/picture.tsx'
import { Status } from '../parts/status.tsx'
import { t } from '../texts/index.ts'
import { printUntil } from './wanted.ts'

const { columns, answered } = t.requests

const Answer = ({ state, grantedUntil }: AccessRequest) =>
  state === 'approved' ? (
    <Status tone="ok">{printUntil(grantedUntil)}</Status>
  ) : (
    <Status tone="bad">{answered.refused}</Status>
  )

/** What was answered, the newest first. */
export function AnsweredTable({ requests }: { requests: readonly AccessRequest[] }) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{columns.who}</th>
          <th>{columns.app}</th>
          <th>{columns.answer}</th>
          <th>{columns.note}</th>
          <th>{columns.by}</th>
          <th>{columns.when}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(request => {
          const { id, user, app, word, decidedBy, decidedAt } = request
          const when = decidedAt ?? request.createdAt
          return (
            <tr key={id}>
              <td className="main-cell">
                <b className="b">{user.name}</b>
                <small className="only-phone">
                  {app.name}. {decidedBy}, {printMoment(when)}
                </small>
              </td>
              <td className="wide-only">
                <div className="cell">
                  <AppIcon title={app.name} icon={app.icon} small />
                  <span>{app.name}</span>
                </div>
              </td>
              <td className="at-end">
                <Answer {...request} />
              </td>
              <td className="wide-only ink2">{word}</td>
              <td className="wide-only ink2 nowrap">{decidedBy}</td>
              <td className="wide-only ink2 nowrap" title={printFull(when)}>
                {printMoment(when)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
