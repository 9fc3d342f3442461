import { type AppSummary, unusedAfterDays } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printMoment, timeZone } from '../parts/dates.ts'
import { AppIcon } from '../parts/picture.tsx'
import { Badge, Status } from '../parts/status.tsx'
import { doorWords, printAccess, seesPasswords } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.apps
const number = new Intl.NumberFormat(t.locale)

const usedDays = 7

const hostOf = (link: string | null) => (link !== null && URL.canParse(link) ? new URL(link).host : '')

/** Only doors that tell when they open an app say that nobody does; one that was never opened may be new. */
const isUnused = ({ doors }: AppSummary, last: string | null | undefined): boolean =>
  typeof last === 'string' &&
  doors.some(door => door === 'oidc' || door === 'gateway') &&
  Date.parse(last) < Date.now() - unusedAfterDays * 86_400_000

function AppState({ app, last }: { app: AppSummary; last: string | null | undefined }) {
  if (!app.enabled) return <Status tone="dim">{words.state.off}</Status>
  if (isUnused(app, last)) return <Status tone="dim">{words.unused}</Status>
  return app.peopleCount === 0 ? (
    <Status tone="dim">{words.toNobody}</Status>
  ) : (
    <Status tone="ok">{words.state.on}</Status>
  )
}

function UseCells({ use }: { use: { opened: number; last: string | null } | undefined }) {
  return (
    <>
      <td className="wide-only num">{use && number.format(use.opened)}</td>
      <td className="wide-only ink2">{use && (use.last === null ? words.neverOpened : printMoment(use.last))}</td>
    </>
  )
}

/** How often each was opened in a week, and when last; nothing for those who may not know. */
function useUse(): { has: boolean; of: (id: string) => { opened: number; last: string | null } | undefined } {
  const may = useMay()
  const has = may('getActivity')
  const { data } = useQuery({ ...queries.activity({ days: usedDays, zone: timeZone() }), enabled: has })
  const used = new Map(data?.apps.map(({ app, opened, lastOpenedAt }) => [app.id, { opened, last: lastOpenedAt }]))
  const unused = new Map(data?.unused.map(({ app, lastOpenedAt }) => [app.id, { opened: 0, last: lastOpenedAt }]))
  return { has, of: id => used.get(id) ?? unused.get(id) }
}

export function AppsTable({ apps }: { apps: readonly AppSummary[] }) {
  const use = useUse()
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{words.columns.app}</th>
          <th>{words.columns.door}</th>
          <th>{words.columns.who}</th>
          {use.has && (
            <>
              <th className="num">{words.columns.opened(usedDays)}</th>
              <th>{words.columns.last}</th>
            </>
          )}
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
            {use.has && <UseCells use={use.of(app.id)} />}
            <td className="at-end">
              <AppState app={app} last={use.of(app.id)?.last} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
