import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconDoor, IconExternalLink, IconPower } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient, queries } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { sayDone } from '../parts/saved.tsx'
import { useShortcut } from '../parts/shortcuts.ts'
import { Badge } from '../parts/status.tsx'
import { doorWords, seesPasswords } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.apps
const route = getRouteApi('/apps/$appId')

const hostOf = (link: string | null) => (link !== null && URL.canParse(link) ? new URL(link).host : undefined)

function AppSwitch({ app }: { app: App }) {
  const { id, title, enabled } = app
  const turnTo = async (on: boolean) => {
    const { version } = await api.getApp({ params: { id } })
    queryClient.setQueryData(['app', id], await api.updateApp({ params: { id }, body: { enabled: on }, version }))
    await forget('apps', 'user')
  }
  const turn = useMutation({
    mutationFn: turnTo,
    onSuccess: (_, on) =>
      on ? sayDone(words.turn.doneOn(title)) : sayDone(words.turn.doneOff(title), () => turnTo(true)),
  })
  return (
    <>
      {turn.error && <Failure error={turn.error} what={words.turn.failed} focus />}
      {enabled ? (
        <Button
          className="danger"
          variant="default"
          leftSection={<IconPower size={16} />}
          loading={turn.isPending}
          onClick={() => turn.mutate(false)}
        >
          {words.turn.off}
        </Button>
      ) : (
        <Button leftSection={<IconPower size={16} />} loading={turn.isPending} onClick={() => turn.mutate(true)}>
          {words.turn.on}
        </Button>
      )}
    </>
  )
}

/** Head and tabs of one app; the tabs are pages. */
export function AppPage() {
  const { appId } = route.useParams()
  const query = useQuery(queries.app(appId))
  const navigate = route.useNavigate()
  useShortcut('e', () => void navigate({ to: '/apps/$appId/configuration' }))
  const may = useMay()
  const tab = { params: { appId }, activeProps: { 'aria-current': 'page' as const } }
  return (
    <Loaded query={query} what={words.whatOne} page={{ to: '/apps', name: words.title }}>
      {app => (
        <>
          <PageHead
            title={app.title}
            crumbs={[{ to: '/apps', name: words.title }]}
            picture={<AppIcon title={app.title} icon={app.icon} large />}
            badges={
              <>
                {app.doors.map(door => (
                  <Badge key={door}>{doorWords[door]}</Badge>
                ))}
                {seesPasswords(app.doors) && <Badge tone="warn">{words.seesPassword}</Badge>}
                {!app.enabled && <Badge tone="bad">{words.state.off}</Badge>}
                {app.oidc?.registeredWith != null && <Badge>{words.addedItselfWith(app.oidc.registeredWith)}</Badge>}
                {app.managedBy !== null && <Badge>{t.appsConfiguration.keptIn(app.managedBy)}</Badge>}
              </>
            }
            lead={[hostOf(app.link), app.contact && t.appsOverview.contact(app.contact.name)]
              .filter(Boolean)
              .join(' · ')}
            actions={
              <>
                {may('explainAccess') && (
                  <Button
                    variant="default"
                    leftSection={<IconDoor size={16} aria-hidden />}
                    renderRoot={props => <Link to="/access/explain" search={{ app: app.id }} {...props} />}
                  >
                    {t.access.title}
                  </Button>
                )}
                {app.link !== null && (
                  <Button
                    component="a"
                    href={app.link}
                    target="_blank"
                    rel="noreferrer"
                    variant="default"
                    leftSection={<IconExternalLink size={16} />}
                  >
                    {words.open(app.title)}
                  </Button>
                )}
                {app.managedBy === null && <AppSwitch app={app} />}
              </>
            }
          />
          <nav className="tabs" aria-label={app.title}>
            <Link to="/apps/$appId" activeOptions={{ exact: true }} {...tab}>
              {words.tabs.overview}
            </Link>
            <Link to="/apps/$appId/access" {...tab}>
              {words.tabs.access} <span className="dim">{app.peopleCount}</span>
            </Link>
            {app.doors.some(door => door !== 'ldap') && (
              <Link to="/apps/$appId/sessions" {...tab}>
                {words.tabs.sessions}
              </Link>
            )}
            <Link to="/apps/$appId/configuration" {...tab}>
              {words.tabs.configuration}
            </Link>
            <Link to="/apps/$appId/test" {...tab}>
              {words.tabs.test}
            </Link>
            <Link to="/apps/$appId/receives" {...tab}>
              {words.tabs.receives}
            </Link>
            {may('listAudit') && (
              <Link to="/apps/$appId/activity" {...tab}>
                {words.tabs.activity}
              </Link>
            )}
          </nav>
          <Outlet />
        </>
      )}
    </Loaded>
  )
}
