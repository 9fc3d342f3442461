import type { ExternalDirectory } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Health, printLead } from '../external/health.tsx'
import { printMoment } from '../parts/dates.ts'
import { Panel } from '../parts/panel.tsx'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.home.sync

const clock = new Intl.DateTimeFormat(t.locale, { hour: '2-digit', minute: '2-digit' })

/** When a directory was last synced, as one of the figures. */
export function SyncStat({ directory }: { directory: ExternalDirectory }) {
  const may = useMay()
  const { data: sync } = useQuery(queries.externalSync(directory.id))
  const { data: attention } = useQuery({ ...queries.attention(), enabled: may('getAttention') })
  if (sync?.lastOkAt == null) return null
  const held = attention?.items.find(item => item.kind === 'conflicts' && item.directory.id === directory.id)
  const at = new Date(sync.lastOkAt)
  const isToday = at.toDateString() === new Date().toDateString()
  return (
    <div>
      <dt>{words.title(directory.title)}</dt>
      <dd>
        {clock.format(at)} <small>{isToday ? words.today : printMoment(sync.lastOkAt)}</small>
        {held?.kind === 'conflicts' && <small className="warn">{words.held(held.count, held.more)}</small>}
      </dd>
    </div>
  )
}

/** How an external directory does. */
export function DirectorySync({ directory }: { directory: ExternalDirectory }) {
  const { data: sync } = useQuery(queries.externalSync(directory.id))
  return (
    <Panel title={words.title(directory.title)} right={<Health directory={directory} sync={sync} />}>
      <div className="pad">
        <p>{printLead(directory, sync)}</p>
        {sync?.trouble && <p className="error">{sync.trouble}</p>}
        <p>
          <Link to="/external/$directoryId" params={{ directoryId: directory.id }}>
            {words.runs}
          </Link>
        </p>
      </div>
    </Panel>
  )
}
