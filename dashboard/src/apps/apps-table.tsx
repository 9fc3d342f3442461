import type { AppSummary } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { AppIcon } from '../parts/picture.tsx'
import { Badge, Status } from '../parts/status.tsx'
import { doorWords, printAccess, seesPasswords } from '../parts/words.ts'
import { t } from '../texts/index.ts'

const words = t.apps
const number = new Intl.NumberFormat(t.locale)

const hostOf = (link: string | null) => (link !== null && URL.canParse(link) ? new URL(link).host : '')

function AppState({ app }: { app: AppSummary }) {
  if (!app.enabled) return <Status tone="dim">{words.state.off}</Status>
  return app.peopleCount === 0 ? (
    <Status tone="dim">{words.toNobody}</Status>
  ) : (
    <Status tone="ok">{words.state.on}</Status>
  )
}

export function AppsTable({ apps }: { apps: readonly AppSummary[] }) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{words.columns.app}</th>
          <th>{words.columns.door}</th>
          <th>{words.columns.who}</th>
          <th>{words.columns.state}</th>
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
                {seesPasswords(app.doors) && <Badge tone="warn">{words.seesPassword}</Badge>}
                {app.registered && <Badge>{words.addedItself}</Badge>}
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
