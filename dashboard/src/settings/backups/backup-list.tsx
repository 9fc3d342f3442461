import type { Backup, Backups } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconDatabaseExport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { printFull, printMoment } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { count } from '../../parts/words.ts'
import { printBytes, printSeconds } from './measures.ts'

const shownFirst = 5

const starters = { clock: 'By the schedule', operator: 'At the command line' }

function Outcome({ backup: { state, checkedMs, trouble } }: { backup: Backup }) {
  if (state === 'running') return <Status tone="dim">Being made</Status>
  if (state === 'checked') return <Status tone="ok">Restored in {printSeconds(checkedMs ?? 0)}</Status>
  return <Status tone={state === 'failed' ? 'bad' : 'warn'}>{trouble ?? 'Not checked'}</Status>
}

/** The browser is handed the file under its own name. */
async function download({ id, file }: Backup) {
  const address = URL.createObjectURL(await api.downloadBackup({ params: { id } }))
  const link = document.createElement('a')
  link.href = address
  link.download = file ?? 'backup.dwb'
  link.click()
  URL.revokeObjectURL(address)
}

function BackupRow({ backup, onDownload }: { backup: Backup; onDownload: (backup: Backup) => void }) {
  const { startedAt, startedBy, people, apps, bytes, downloadable, machine, state } = backup
  const who = startedBy.kind === 'person' ? `By ${startedBy.person?.name}` : starters[startedBy.kind]
  const what = people === null ? '' : `, ${count(people, 'person', 'people')}, ${count(apps ?? 0, 'app', 'apps')}`
  return (
    <tr>
      <td>
        <span title={printFull(startedAt)}>{printMoment(startedAt)}</span>
        <small>{who + what}</small>
      </td>
      <td className="r">{bytes !== null && printBytes(bytes)}</td>
      <td>
        <Outcome backup={backup} />
      </td>
      <td className="r">
        {downloadable ? (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`Download the backup of ${printMoment(startedAt)}`}
            onClick={() => onDownload(backup)}
          >
            Download
          </Button>
        ) : (
          state !== 'running' && state !== 'failed' && <small>on {machine}</small>
        )}
      </td>
    </tr>
  )
}

/** The copies there are, and a button for another one. */
export function BackupList({ backups: { items, recoveryKey } }: { backups: Backups }) {
  const [all, setAll] = useState(false)
  const start = useMutation({ mutationFn: () => api.startBackup(), onSettled: () => forget('backups') })
  const fetch = useMutation({ mutationFn: download })
  const running = items.some(({ state }) => state === 'running')
  const more = items.length - shownFirst
  const now = (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconDatabaseExport size={16} stroke={1.75} />}
      loading={start.isPending || running}
      disabled={recoveryKey === null}
      onClick={() => start.mutate()}
    >
      Back up now
    </Button>
  )
  return (
    <Panel
      title="Backups"
      right={now}
      footer={
        <>
          <span>Each copy is restored into an empty store and checked, before an old one goes.</span>
          {!all && more > 0 && (
            <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
              Show {more} more
            </Button>
          )}
        </>
      }
    >
      {(start.error ?? fetch.error) && (
        <div className="pad">
          <Failure error={start.error} what="No backup was begun." focus />
          <Failure error={fetch.error} what="The file was not downloaded." focus />
        </div>
      )}
      {items.length === 0 ? (
        <Empty icon={IconDatabaseExport} title="No backups yet">
          {recoveryKey === null
            ? 'Make a recovery key first: backups are encrypted to it.'
            : 'The schedule makes the first one, or you do.'}
        </Empty>
      ) : (
        <div className="scroll-x">
          <table className="list stacked">
            <thead>
              <tr>
                <th>When</th>
                <th className="r">Size</th>
                <th>Restore check</th>
                <th>
                  <span className="visually-hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {(all ? items : items.slice(0, shownFirst)).map(backup => (
                <BackupRow key={backup.id} backup={backup} onDownload={fetch.mutate} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
