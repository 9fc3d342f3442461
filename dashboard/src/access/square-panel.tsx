import type { AccessCell, Matrix, Reference } from '@doorward/contract'
import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDoor, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { Status } from '../parts/status.tsx'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { cellWords, signOf } from './cell-words.ts'
import { ChainLinks } from './chain-links.tsx'
import { Turns } from './turns.tsx'

const words = t.access.square

type Row = Matrix['items'][number]

const toneOf = (cell: AccessCell) => (signOf[cell] === 'no' ? 'dim' : signOf[cell] === 'second-factor' ? 'warn' : 'ok')

function OfPerson({ user, app }: { user: string; app: string }) {
  const query = useQuery(queries.explain({ user, app }))
  return (
    <Loaded query={query} what={t.access.what} rows={2}>
      {({ now }) =>
        now && (
          <div className="pad">
            <p>{now.verdict}</p>
            <ChainLinks chain={now.steps.find(({ code }) => code === 'rule')?.chain ?? []} down />
            {now.letIn.all.map(change => (
              <p key={change.kind} className="dim">
                {words.needed(change.title)}
              </p>
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

/** Who depends on a group at an app it opens. */
function OfGroup({ group, people, app }: { group: Reference; people: number; app: Reference }) {
  const query = useQuery(queries.groupApps(group.id))
  return (
    <Loaded query={query} what={words.whatApps} rows={2}>
      {({ items }) => {
        const opened = items.find(one => one.app.id === app.id)
        if (opened === undefined) return <p className="pad">{words.notOpened(group.name, app.name)}</p>
        const { through, onlyThisWay } = opened
        return (
          <div className="pad">
            <p>
              {words.through(people, app.name, group.name)} {words.noOther(onlyThisWay)}
            </p>
            {through && <p>{words.inside(group.name, through.name, app.name)}</p>}
            {opened.with.length > 0 && (
              <p className="dim">{words.also(listNames(opened.with.map(({ name }) => name)))}</p>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

/** What would take it away, and where that is done. */
function TakeAway({ user, app }: { user: string; app: string }) {
  const query = useQuery(queries.explain({ user, app }))
  return (
    <Loaded query={query} what={t.access.what} rows={2}>
      {({ now }) => now && <Turns of={now} />}
    </Loaded>
  )
}

/** The chosen square, explained beside the matrix. */
export function SquarePanel({ row, app, cell }: { row: Row; app: Reference; cell: AccessCell }) {
  const { id, kind } = row
  const [takes, { toggle }] = useDisclosure()
  return (
    <div aria-live="polite" className="stack">
      <Panel
        title={`${row.name}, ${app.name}`}
        right={<Status tone={toneOf(cell)}>{signOf[cell] === 'no' ? words.shut : words.open}</Status>}
        footer={
          id === null ? undefined : kind === 'person' ? (
            <Group gap="xs">
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconDoor size={15} aria-hidden />}
                renderRoot={props => <Link to="/access/explain" search={{ user: id, app: app.id }} {...props} />}
              >
                {words.explain}
              </Button>
              {toneOf(cell) === 'ok' && (
                <Button variant="subtle" size="compact-sm" aria-expanded={takes} onClick={toggle}>
                  {words.takeAway}
                </Button>
              )}
            </Group>
          ) : (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconUsersGroup size={15} aria-hidden />}
              renderRoot={props => <Link to="/groups/$groupId/opens" params={{ groupId: id }} {...props} />}
            >
              {words.whatOpens(row.name)}
            </Button>
          )
        }
      >
        {kind === 'person' && id !== null ? (
          <OfPerson user={id} app={app.id} />
        ) : kind === 'group' && id !== null ? (
          <OfGroup group={{ id, name: row.name }} people={row.people ?? 0} app={app} />
        ) : (
          <p className="pad">
            {words.says(row.name, cellWords[cell])} {row.people !== null && words.inAll(row.people)}
          </p>
        )}
      </Panel>
      {takes && kind === 'person' && id !== null && <TakeAway user={id} app={app.id} />}
    </div>
  )
}
