import type { User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconLayoutGridAdd } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { AddAppLink } from '../apps/add-app-link.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { Status } from '../parts/status.tsx'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.people.person.apps

const shownFirst = 6
const shownMax = 200

/** Which apps the person can open, and why or why not. */
export function PersonApps({ user }: { user: User }) {
  const may = useMay()
  const [limit, setLimit] = useState(shownFirst)
  const query = useQuery({ ...queries.userApps(user.id, limit), placeholderData: keepPreviousData })
  const hidden = (query.data?.total ?? 0) - (query.data?.items.length ?? 0)
  return (
    <Panel
      title={words.title(user.givenName || user.displayName)}
      right={query.data && words.count(query.data.total)}
      footer={
        hidden > 0 &&
        limit < shownMax && (
          <Button variant="subtle" size="compact-sm" onClick={() => setLimit(shownMax)}>
            {words.more(hidden)}
          </Button>
        )
      }
    >
      <Loaded query={query} what={words.what}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconLayoutGridAdd} title={words.none} action={<AddAppLink />}>
              {words.noneText(user.givenName || user.displayName)}
            </Empty>
          ) : (
            <table className="list">
              <thead className="visually-hidden">
                <tr>
                  <th>{words.app}</th>
                  <th>{words.access}</th>
                  <th>{words.why}</th>
                  {may('previewTold') && <th>{words.told}</th>}
                </tr>
              </thead>
              <tbody>
                {items.map(({ app, icon, allowed, reason }) => (
                  <tr key={app.id}>
                    <td className="main-cell">
                      <div className="cell">
                        <AppIcon title={app.name} icon={icon} />
                        <span>
                          {may('getApp') ? (
                            <Link to="/apps/$appId" params={{ appId: app.id }}>
                              {app.name}
                            </Link>
                          ) : (
                            <b className="b">{app.name}</b>
                          )}
                          <small className="only-phone">{reason}</small>
                        </span>
                      </div>
                    </td>
                    <td className="at-end">
                      {may('explainAccess') ? (
                        <Link
                          to="/access/explain"
                          search={{ user: user.id, app: app.id }}
                          title={words.explain(app.name)}
                        >
                          <Status tone={allowed ? 'ok' : 'bad'}>{allowed ? words.can : words.cannot}</Status>
                        </Link>
                      ) : (
                        <Status tone={allowed ? 'ok' : 'bad'}>{allowed ? words.can : words.cannot}</Status>
                      )}
                    </td>
                    <td className="wide-only ink2">{reason}</td>
                    {may('previewTold') && (
                      <td className="wide-only nowrap">
                        <Link to="/apps/$appId/receives" params={{ appId: app.id }} search={{ user: user.id }}>
                          {words.told}
                          <span className="visually-hidden">: {app.name}</span>
                        </Link>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  )
}
