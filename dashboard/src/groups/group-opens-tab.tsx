import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Fill } from '../parts/fill.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { useRowKeys } from '../parts/shortcuts.ts'
import { countPeople, listNames } from '../parts/words.ts'
import { IconLayoutGridAdd } from '@tabler/icons-react'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { useGroup } from './use-group.ts'

const words = t.groups.group.opens

const toApps = (
  <Button variant="default" renderRoot={props => <Link to="/apps" {...props} />}>
    {words.toApps}
  </Button>
)

/** Apps the group opens, whom else they let in, and who has no other way. */
export function GroupOpensTab() {
  const group = useGroup()
  const may = useMay()
  const query = useQuery(queries.groupApps(group.id))
  useRowKeys()
  return (
    <section className="panel" aria-label={words.tab}>
      <Loaded query={query} what={t.groups.group.whatApps}>
        {({ items, losing }) =>
          items.length === 0 ? (
            <Empty icon={IconLayoutGridAdd} title={words.none} action={toApps}>
              {words.noneText(group.name)}
            </Empty>
          ) : (
            <>
              <table className="list">
                <thead>
                  <tr>
                    <th>{words.columns.app}</th>
                    <th>{words.columns.how}</th>
                    <th>{words.columns.also}</th>
                    <th className="num">{words.columns.only}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ app, through, with: others, onlyThisWay }) => (
                    <tr key={app.id}>
                      <td className="main-cell">
                        <div className="cell">
                          <AppIcon title={app.name} icon={app.icon} />
                          <span>
                            {may('getApp') ? (
                              <Link to="/apps/$appId" params={{ appId: app.id }} data-row>
                                {app.name}
                              </Link>
                            ) : (
                              <span className="b">{app.name}</span>
                            )}
                            <small className="only-phone">
                              {through === null ? words.named : words.through(through.name)}
                            </small>
                          </span>
                        </div>
                      </td>
                      <td className="wide-only ink2">
                        {through === null ? (
                          words.ruleNames
                        ) : (
                          <Fill
                            text={words.throughLink}
                            group={
                              <Link to="/groups/$groupId" params={{ groupId: through.id }}>
                                {through.name}
                              </Link>
                            }
                          />
                        )}
                      </td>
                      <td className="wide-only ink2">
                        {others.length === 0 ? (
                          <span className="dim">{words.nobodyElse}</span>
                        ) : (
                          listNames(others.map(({ name }) => name))
                        )}
                      </td>
                      <td className="num at-end">
                        {countPeople(onlyThisWay)}
                        <small className="only-phone">{words.onlyThisWay}</small>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <footer>{losing === 0 ? words.noLoss : words.loss(losing)}</footer>
            </>
          )
        }
      </Loaded>
    </section>
  )
}
