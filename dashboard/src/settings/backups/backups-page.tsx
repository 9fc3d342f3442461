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
import { Fill } from '../../parts/fill.tsx'
import { t } from '../../texts/index.ts'

const words = t.backups

function Glance({ backups: { items } }: { backups: Backups }) {
  const kept = items.filter(({ file }) => file !== null)
  const last = kept[0]
  const checked = kept.find(({ state }) => state === 'checked')
  const oldest = kept.at(-1)
  return (
    <dl className="stats">
      <div>
        <dt>{words.glance.last}</dt>
        <dd>
          {last ? printMoment(last.startedAt) : words.noneYet} {last && <small>{printBytes(last.bytes ?? 0)}</small>}
        </dd>
      </div>
      <div>
        <dt>{words.glance.verified}</dt>
        <dd>
          {checked ? printMoment(checked.startedAt) : words.noneYet}{' '}
          {checked && <small>{words.glance.passed(printSeconds(checked.checkedMs ?? 0))}</small>}
        </dd>
      </div>
      <div>
        <dt>{words.glance.kept}</dt>
        <dd>
          {kept.length} {oldest && <small>{words.glance.oldest(printDay(oldest.startedAt))}</small>}
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
    <Loaded query={query} what={words.what}>
      {backups => (
        <>
          {backups.trouble !== null && (
            <Note tone="warn" title={words.look}>
              {backups.trouble}
            </Note>
          )}
          <Glance backups={backups} />
          <div className="grid g-main">
            <div className="stack">
              <BackupList backups={backups} />
              <Panel title={words.restore.title}>
                <div className="pad form">
                  <Code
                    text={`doorward restore ${backups.items.find(({ file }) => file !== null)?.file ?? words.restore.file}`}
                    label={words.restore.command}
                  />
                  <p className="hint">
                    <Fill text={words.restore.hint} compare={<code>--compare</code>} />
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
