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

const connect = (
  <Button
    leftSection={<IconPlus size={16} aria-hidden />}
    renderRoot={props => <Link to="/external/connect" {...props} />}
  >
    Connect a directory
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
            {managedBy !== null && <Badge>Kept in {managedBy}</Badge>}
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
      <Empty icon={IconPlugConnected} title="No directory is connected" action={connect}>
        Connect Active Directory, OpenLDAP or another LDAP directory, and its people sign in here with the password they
        have.
      </Empty>
    )
  return (
    <table className="list">
      <thead>
        <tr>
          <th>Directory</th>
          <th>Sync</th>
          <th>State</th>
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
        title="External directory"
        lead="People keep their password where it is, and sign in here with it."
        actions={query.data !== undefined && query.data.items.length > 0 && connect}
      />
      <section className="panel" aria-label="Directories">
        <Loaded query={query} what="directories">
          {({ items }) => <List items={items} />}
        </Loaded>
      </section>
    </>
  )
}
