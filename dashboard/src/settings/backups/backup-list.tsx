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
import { printBytes, printSeconds } from './measures.ts'
import { t } from '../../texts/index.ts'

const words = t.backups

const shownFirst = 5

const starters = { clock: words.list.clock, operator: words.list.operator }

function Outcome({ backup: { state, checkedMs, trouble } }: { backup: Backup }) {
  if (state === 'running') return <Status tone="dim">{words.list.making}</Status>
  if (state === 'checked') return <Status tone="ok">{words.list.restored(printSeconds(checkedMs ?? 0))}</Status>
  return <Status tone={state === 'failed' ? 'bad' : 'warn'}>{trouble ?? words.list.unchecked}</Status>
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
  const who = startedBy.kind === 'person' ? words.list.by(startedBy.person?.name ?? '') : starters[startedBy.kind]
  return (
    <tr>
      <td>
        <span title={printFull(startedAt)}>{printMoment(startedAt)}</span>
        <small>{people === null ? who : [who, words.list.people(people), words.list.apps(apps ?? 0)].join(', ')}</small>
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
            aria-label={words.list.downloadOne(printMoment(startedAt))}
            onClick={() => onDownload(backup)}
          >
            {words.list.download}
          </Button>
        ) : (
          state !== 'running' && state !== 'failed' && <small>{words.list.on(machine)}</small>
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
      {words.list.now}
    </Button>
  )
  return (
    <Panel
      title={words.title}
      right={now}
      footer={
        <>
          <span>{words.list.footer}</span>
          {!all && more > 0 && (
            <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
              {words.list.more(more)}
            </Button>
          )}
        </>
      }
    >
      {(start.error ?? fetch.error) && (
        <div className="pad">
          <Failure error={start.error} what={words.list.notBegun} focus />
          <Failure error={fetch.error} what={words.list.notDownloaded} focus />
        </div>
      )}
      {items.length === 0 ? (
        <Empty icon={IconDatabaseExport} title={words.list.none}>
          {recoveryKey === null ? words.list.keyFirst : words.list.firstOne}
        </Empty>
      ) : (
        <div className="scroll-x">
          <table className="list stacked">
            <thead>
              <tr>
                <th>{words.list.when}</th>
                <th className="r">{words.list.size}</th>
                <th>{words.list.check}</th>
                <th>
                  <span className="visually-hidden">{words.list.actions}</span>
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
