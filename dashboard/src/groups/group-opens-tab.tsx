import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { useRowKeys } from '../parts/shortcuts.ts'
import { countPeople, listNames } from '../parts/words.ts'
import { IconLayoutGridAdd } from '@tabler/icons-react'
import { useMay } from '../shell/session.ts'
import { useGroup } from './use-group.ts'

/** Apps the group opens, whom else they let in, and who has no other way. */
export function GroupOpensTab() {
  const group = useGroup()
  const may = useMay()
  const query = useQuery(queries.groupApps(group.id))
  useRowKeys()
  return (
    <section className="panel" aria-label="Apps it opens">
      <Loaded query={query} what="apps">
        {({ items, losing }) =>
          items.length === 0 ? (
            <Empty icon={IconLayoutGridAdd} title="It opens no app yet">
              Choose {group.name} on an app’s page, under “Who can open it”, and everybody in it can.
            </Empty>
          ) : (
            <>
              <table className="list">
                <thead>
                  <tr>
                    <th>App</th>
                    <th>How</th>
                    <th>Also open to</th>
                    <th className="num">Have only this way</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ app, through, with: others, onlyThisWay }) => (
                    <tr key={app.id}>
                      <td className="main-cell">
                        <div className="cell">
                          <AppIcon title={app.name} />
                          <span>
                            {may('getApp') ? (
                              <Link to="/apps/$appId" params={{ appId: app.id }} data-row>
                                {app.name}
                              </Link>
                            ) : (
                              <span className="b">{app.name}</span>
                            )}
                            <small className="only-phone">
                              {through === null ? 'Named here' : `Through ${through.name}`}
                            </small>
                          </span>
                        </div>
                      </td>
                      <td className="wide-only ink2">
                        {through === null ? (
                          'Its rule names this group'
                        ) : (
                          <>
                            Through{' '}
                            <Link to="/groups/$groupId" params={{ groupId: through.id }}>
                              {through.name}
                            </Link>
                          </>
                        )}
                      </td>
                      <td className="wide-only ink2">
                        {others.length === 0 ? (
                          <span className="dim">Nobody else by rule</span>
                        ) : (
                          listNames(others.map(({ name }) => name))
                        )}
                      </td>
                      <td className="num at-end">
                        {countPeople(onlyThisWay)}
                        <small className="only-phone">only this way</small>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <footer>
                {losing === 0
                  ? 'Without this group nobody would lose an app.'
                  : `Without this group ${countPeople(losing)} would lose at least one app.`}
              </footer>
            </>
          )
        }
      </Loaded>
    </section>
  )
}
