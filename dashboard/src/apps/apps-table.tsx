import type { AppSummary } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { AppIcon } from '../parts/picture.tsx'
import { Badge, Status } from '../parts/status.tsx'
import { doorWords, printAccess, seesPasswords } from '../parts/words.ts'

const number = new Intl.NumberFormat('en-GB')

const hostOf = (link: string | null) => (link !== null && URL.canParse(link) ? new URL(link).host : '')

function AppState({ app }: { app: AppSummary }) {
  if (!app.enabled) return <Status tone="dim">Switched off</Status>
  return app.peopleCount === 0 ? <Status tone="dim">Open to nobody</Status> : <Status tone="ok">On</Status>
}

export function AppsTable({ apps }: { apps: readonly AppSummary[] }) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th>App</th>
          <th>Signs in with</th>
          <th>Who can open it</th>
          <th>State</th>
        </tr>
      </thead>
      <tbody>
        {apps.map(app => (
          <tr key={app.id}>
            <td className="main-cell">
              <div className="cell">
                <AppIcon title={app.title} icon={app.icon} />
                <span>
                  <Link to="/apps/$appId" params={{ appId: app.id }} data-row>
                    {app.title}
                  </Link>
                  <small>{hostOf(app.link)}</small>
                </span>
              </div>
            </td>
            <td className="wide-only">
              <span className="cell">
                {app.doors.map(door => (
                  <Badge key={door}>{doorWords[door]}</Badge>
                ))}
                {seesPasswords(app.doors) && <Badge tone="warn">Sees the password</Badge>}
                {app.registered && <Badge>Added itself</Badge>}
              </span>
            </td>
            <td className="wide-only">
              {printAccess(app.access, app.adminsIncluded)}{' '}
              <span className="dim">{number.format(app.peopleCount)}</span>
            </td>
            <td className="at-end">
              <AppState app={app} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
