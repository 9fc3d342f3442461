import type { ExternalDirectory } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Health, printLead } from '../external/health.tsx'
import { printMoment } from '../parts/dates.ts'
import { Panel } from '../parts/panel.tsx'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** When a directory was last synced, as one of the figures. */
export function SyncStat({ directory }: { directory: ExternalDirectory }) {
  const { data: sync } = useQuery(queries.externalSync(directory.id))
  if (sync?.lastOkAt == null) return null
  const at = new Date(sync.lastOkAt)
  const isToday = at.toDateString() === new Date().toDateString()
  return (
    <div>
      <dt>{directory.title} sync</dt>
      <dd>
        {clock.format(at)} <small>{isToday ? 'today' : printMoment(sync.lastOkAt)}</small>
      </dd>
    </div>
  )
}

/** How an external directory does. */
export function DirectorySync({ directory }: { directory: ExternalDirectory }) {
  const { data: sync } = useQuery(queries.externalSync(directory.id))
  return (
    <Panel title={`${directory.title} sync`} right={<Health directory={directory} sync={sync} />}>
      <div className="pad">
        <p>{printLead(directory, sync)}</p>
        {sync?.trouble && <p className="error">{sync.trouble}</p>}
        <p>
          <Link to="/external/$directoryId" params={{ directoryId: directory.id }}>
            See its runs
          </Link>
        </p>
      </div>
    </Panel>
  )
}
