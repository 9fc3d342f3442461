import type { Backups } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { Code } from '../../parts/copy.tsx'
import { printDay, printMoment } from '../../parts/dates.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { BackupList } from './backup-list.tsx'
import { printBytes, printSeconds } from './measures.ts'
import { RecoveryKeyPanel } from './recovery-key-panel.tsx'
import { SchedulePanel } from './schedule-panel.tsx'

function Glance({ backups: { items } }: { backups: Backups }) {
  const kept = items.filter(({ file }) => file !== null)
  const last = kept[0]
  const checked = kept.find(({ state }) => state === 'checked')
  const oldest = kept.at(-1)
  return (
    <dl className="stats">
      <div>
        <dt>Last backup</dt>
        <dd>
          {last ? printMoment(last.startedAt) : 'None yet'} {last && <small>{printBytes(last.bytes ?? 0)}</small>}
        </dd>
      </div>
      <div>
        <dt>Last verified restore</dt>
        <dd>
          {checked ? printMoment(checked.startedAt) : 'None yet'}{' '}
          {checked && <small>in {printSeconds(checked.checkedMs ?? 0)}, every check passed</small>}
        </dd>
      </div>
      <div>
        <dt>Kept</dt>
        <dd>
          {kept.length} {oldest && <small>oldest {printDay(oldest.startedAt)}</small>}
        </dd>
      </div>
    </dl>
  )
}

/** Copies of everything, how they are made, and the key that opens them. */
export function BackupsPage() {
  const query = useQuery({
    ...queries.backups(),
    refetchInterval: ({ state }) => (state.data?.items.some(item => item.state === 'running') ? 1000 : false),
  })
  return (
    <Loaded query={query} what="backups">
      {backups => (
        <>
          {backups.trouble !== null && (
            <Note tone="warn" title="Look at the backups">
              {backups.trouble}
            </Note>
          )}
          <Glance backups={backups} />
          <div className="grid g-main">
            <div className="stack">
              <BackupList backups={backups} />
              <Panel title="Restore on an empty machine">
                <div className="pad form">
                  <Code
                    text={`doorward restore ${backups.items.find(({ file }) => file !== null)?.file ?? 'FILE'}`}
                    label="Command"
                  />
                  <p className="hint">
                    Asks for the recovery key and signs everyone out. Apps keep working: keys and secrets are inside.
                    With <code>--compare</code> and the old data folder it lists people who were disabled since, so that
                    nobody comes back by accident.
                  </p>
                </div>
              </Panel>
            </div>
            <div className="stack">
              <SchedulePanel backups={backups} />
              <RecoveryKeyPanel recoveryKey={backups.recoveryKey} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}
