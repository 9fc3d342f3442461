import type { Group, GroupApp } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { listNames } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.groups.group.opens

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

/** `With Operations. 10 people have only this way.` */
export function printWay({ through, with: others, onlyThisWay }: GroupApp): string {
  const sentences = [
    through === null ? '' : words.way.through(through.name),
    others.length === 0 ? '' : words.way.with(listNames(names(others))),
    onlyThisWay === 0 ? words.way.nobody : words.way.only(onlyThisWay),
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

const None = () => <p className="pad dim">{words.noneHint}</p>

const ToMatrix = ({ group }: { group: Group }) => (
  <Button
    variant="subtle"
    size="compact-sm"
    leftSection={<IconTable size={16} stroke={1.75} aria-hidden />}
    renderRoot={props => <Link to="/access/matrix" search={{ group: group.id }} {...props} />}
  >
    {words.matrix}
  </Button>
)

/** The apps the group opens, each with what would be left of that without the group. */
export function GroupOpens({ group }: { group: Group }) {
  const may = useMay()
  return (
    <Panel title={words.title} footer={may('readMatrix') && <ToMatrix group={group} />}>
      {may('listGroupApps') ? (
        <WaysIn group={group} />
      ) : group.opens.length + group.opensThrough.length === 0 ? (
        <p className="pad dim">{words.unnamed}</p>
      ) : (
        <ul className="rows">
          {[...group.opens, ...group.opensThrough].map(({ id, name, icon }) => (
            <li key={id}>
              <AppIcon title={name} icon={icon} />
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
    <Loaded query={query} what={t.groups.group.whatApps} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <None />
        ) : (
          <ul className="rows">
            {items.map(one => (
              <li key={one.app.id}>
                <AppIcon title={one.app.name} icon={one.app.icon} />
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
