import type { Group, GroupApp } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { countPeople, listNames } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

/** `With Operations. 10 people have only this way.` */
export function printWay({ through, with: others, onlyThisWay }: GroupApp): string {
  const sentences = [
    through === null ? '' : `Through ${through.name}.`,
    others.length === 0 ? '' : `With ${listNames(names(others))}.`,
    onlyThisWay === 0
      ? 'Nobody has only this way.'
      : `${countPeople(onlyThisWay)} ${onlyThisWay === 1 ? 'has' : 'have'} only this way.`,
  ]
  return sentences.filter(Boolean).join(' ')
}

function AppName({ app }: { app: GroupApp['app'] }) {
  const may = useMay()
  return may('getApp') ? (
    <Link to="/apps/$appId" params={{ appId: app.id }}>
      {app.name}
    </Link>
  ) : (
    app.name
  )
}

const None = () => (
  <p className="pad dim">No app names this group. Choose it on an app’s page, under “Who can open it”.</p>
)

/** The apps the group opens, each with what would be left of that without the group. */
export function GroupOpens({ group }: { group: Group }) {
  const may = useMay()
  return (
    <Panel title="Opens">
      {may('listGroupApps') ? (
        <WaysIn group={group} />
      ) : group.opens.length + group.opensThrough.length === 0 ? (
        <p className="pad dim">No app names this group.</p>
      ) : (
        <ul className="rows">
          {[...group.opens, ...group.opensThrough].map(({ id, name }) => (
            <li key={id}>
              <AppIcon title={name} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function WaysIn({ group }: { group: Group }) {
  const query = useQuery(queries.groupApps(group.id))
  return (
    <Loaded query={query} what="apps" rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <None />
        ) : (
          <ul className="rows">
            {items.map(one => (
              <li key={one.app.id}>
                <AppIcon title={one.app.name} />
                <span>
                  <AppName app={one.app} />
                  <small>{printWay(one)}</small>
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
