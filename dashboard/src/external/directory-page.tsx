import type { ExternalDirectory, ExternalRun } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconEye, IconPlugConnected, IconRefresh, IconSettings } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { forget, queries } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Badge } from '../parts/status.tsx'
import { ConflictList } from './conflicts/conflict-list.tsx'
import { printLead } from './health.tsx'
import { MovingPanel } from './moving/moving-panel.tsx'
import { providerWords } from './provider-words.ts'
import { History } from './run/history.tsx'
import { Running } from './run/running.tsx'
import { useStartSync } from './run/use-start-sync.ts'
import { DeleteDirectory, TurnOff, TurnOn } from './turn-off.tsx'

const lookMs = { running: 1000, resting: 10_000 }

function Actions({ directory, running }: { directory: ExternalDirectory; running: boolean }) {
  const { id, enabled, managedBy, settings } = directory
  const params = { directoryId: id }
  const start = useStartSync(directory)
  const sync = useMutation({ mutationFn: () => start() })
  return (
    <>
      {managedBy === null && (
        <>
          <Button
            variant="default"
            leftSection={<IconSettings size={16} aria-hidden />}
            renderRoot={props => <Link to="/external/$directoryId/edit" params={params} {...props} />}
          >
            Settings
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            renderRoot={props => <Link to="/external/$directoryId/edit/test" params={params} {...props} />}
          >
            Test connection
          </Button>
        </>
      )}
      {settings.policy === 'synchronise' && (
        <Button
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          renderRoot={props => <Link to="/external/$directoryId/preview" params={params} {...props} />}
        >
          Preview
        </Button>
      )}
      {enabled ? <TurnOff directory={directory} /> : <DeleteDirectory directory={directory} />}
      {!enabled && <TurnOn directory={directory} />}
      {enabled && settings.policy === 'synchronise' && (
        <Button
          leftSection={<IconRefresh size={16} aria-hidden />}
          disabled={running}
          loading={sync.isPending}
          onClick={() => sync.mutate()}
        >
          Sync now
        </Button>
      )}
      <Failure error={sync.error} what="The sync was not started." focus />
    </>
  )
}

/** A run the guard has stopped: nothing happened, and an admin says whether it may. */
function Stopped({ directory, run }: { directory: ExternalDirectory; run: ExternalRun }) {
  const start = useStartSync(directory)
  const confirm = useMutation({ mutationFn: () => start(run.id) })
  return (
    <>
      <Failure error={confirm.error} what="Nothing was changed." focus />
      <Note
        tone="warn"
        title="The last sync stopped and asks"
        answers={
          <>
            <Button
              variant="default"
              size="compact-sm"
              renderRoot={props => (
                <Link to="/external/$directoryId/preview" params={{ directoryId: directory.id }} {...props} />
              )}
            >
              See what it would do
            </Button>
            <Button color="red" size="compact-sm" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              Do it all the same
            </Button>
          </>
        }
      >
        {run.message}
      </Note>
    </>
  )
}

function Shown({ directory }: { directory: ExternalDirectory }) {
  const { id, title, settings, enabled, managedBy } = directory
  const { data: sync } = useQuery({
    ...queries.externalSync(id),
    refetchInterval: query => (query.state.data?.runs[0]?.finishedAt === null ? lookMs.running : lookMs.resting),
  })
  const [latest] = sync?.runs ?? []
  const running = latest?.finishedAt === null ? latest : undefined
  const ended = latest?.finishedAt
  useEffect(() => {
    // What a sync has found to decide, and whom it has made.
    if (ended != null) void forget('external-conflicts', 'users', 'groups')
  }, [ended])
  return (
    <>
      <PageHead
        title={title}
        crumbs={[{ to: '/external', name: 'External directory' }]}
        badges={
          <>
            <Badge>{providerWords[settings.provider]}</Badge>
            {!enabled && <Badge>Off</Badge>}
            {managedBy !== null && <Badge>Kept in {managedBy}</Badge>}
          </>
        }
        lead={printLead(directory, sync)}
        actions={<Actions directory={directory} running={running !== undefined} />}
      />
      <div className="stack">
        {settings.tls.acceptSelfSigned && (
          <Note tone="warn" title="The certificate is not checked">
            Anyone on the network in between can read the password of everyone who signs in.
          </Note>
        )}
        {enabled && sync && sync.trouble !== null && !running && latest?.outcome !== 'stopped' && (
          <Note tone="bad" title={sync.failures > 1 ? `Not well, ${sync.failures} times in a row` : 'Not well'}>
            {sync.trouble} Nobody was disabled because of it.
          </Note>
        )}
        {running && <Running directory={directory} run={running} />}
        {enabled && latest?.outcome === 'stopped' && <Stopped directory={directory} run={latest} />}
        <ConflictList directory={directory} />
        <MovingPanel directory={directory} />
        {sync && settings.policy === 'synchronise' && <History directory={directory} runs={sync.runs} />}
      </div>
    </>
  )
}

/** One directory: how it does, what it is doing, and what it did. */
export function DirectoryPage() {
  const { directoryId } = useParams({ from: '/external/$directoryId' })
  const query = useQuery(queries.external(directoryId))
  return (
    <Loaded query={query} what="directory">
      {directory => <Shown directory={directory} />}
    </Loaded>
  )
}
