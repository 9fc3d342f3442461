import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { OpenApps } from '../sessions/open-apps.tsx'
import { t } from '../texts/index.ts'
import { EndAll, lineOf } from './app-sessions.tsx'

const words = t.appsOverview.signedIn
const shown = 3

/** When what it holds ends after a session has ended, by how it is told of that. */
const endsOf = ({ oidc, gateway }: App): string | null => {
  if (oidc === null) return gateway === null ? null : words.atOnce
  return oidc.backchannelLogoutUri === null ? words.noMessages : words.messages
}

/** The first who have it open, and the way to the others. */
export function AppSignedIn({ app }: { app: App }) {
  const query = useQuery({ ...queries.sessions({ app: app.id, limit: shown }), refetchInterval: 30_000 })
  const total = query.data?.total ?? 0
  return (
    <Panel
      title={t.apps.sessions.now}
      right={
        total > 0 && (
          <>
            <span className="hide-phone">{t.sessions.count(total)}</span>
            <EndAll app={app} />
          </>
        )
      }
      footer={
        total > 0 && (
          <>
            {total > shown && (
              <Button
                variant="subtle"
                size="compact-sm"
                renderRoot={props => <Link to="/apps/$appId/sessions" params={{ appId: app.id }} {...props} />}
              >
                {words.more(total - shown)}
              </Button>
            )}
            {endsOf(app)}
          </>
        )
      }
    >
      <Loaded query={query} what={t.apps.sessions.what} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="pad ink2">{words.nobody(app.title)}</p>
          ) : (
            <OpenApps open={items.map(session => lineOf(app, session))} />
          )
        }
      </Loaded>
    </Panel>
  )
}
