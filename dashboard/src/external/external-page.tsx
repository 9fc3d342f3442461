import type { ExternalDirectory } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Badge } from '../parts/status.tsx'
import { Health, printNext } from './health.tsx'
import { providerWords } from './provider-words.ts'
import { t } from '../texts/index.ts'

const words = t.external

const connect = (
  <Button
    leftSection={<IconPlus size={16} aria-hidden />}
    renderRoot={props => <Link to="/external/connect" {...props} />}
  >
    {words.connect}
  </Button>
)

function Row({ directory }: { directory: ExternalDirectory }) {
  const { id, title, settings, managedBy } = directory
  const { data: sync } = useQuery(queries.externalSync(id))
  return (
    <tr>
      <td className="main-cell">
        <span className="cell">
          <span>
            <Link className="name" to="/external/$directoryId" params={{ directoryId: id }}>
              {title}
            </Link>{' '}
            {managedBy !== null && <Badge>{words.keptIn(managedBy)}</Badge>}
            <small>
              {providerWords[settings.provider]}, {settings.urls.map(url => url.replace(/^ldaps?:\/\//, '')).join(', ')}
            </small>
          </span>
        </span>
      </td>
      <td className="wide-only ink2">{printNext(directory, sync)}</td>
      <td className="at-end">
        <Health directory={directory} sync={sync} />
      </td>
    </tr>
  )
}

function List({ items }: { items: readonly ExternalDirectory[] }) {
  if (items.length === 0)
    return (
      <Empty icon={IconPlugConnected} title={words.none} action={connect}>
        {words.noneText}
      </Empty>
    )
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{words.directory}</th>
          <th>{words.sync}</th>
          <th>{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(directory => (
          <Row key={directory.id} directory={directory} />
        ))}
      </tbody>
    </table>
  )
}

/** Where people come from, besides here. */
export function ExternalPage() {
  const query = useQuery(queries.externals())
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={query.data !== undefined && query.data.items.length > 0 && connect}
      />
      <section className="panel" aria-label={words.directories}>
        <Loaded query={query} what={words.what}>
          {({ items }) => <List items={items} />}
        </Loaded>
      </section>
    </>
  )
}
