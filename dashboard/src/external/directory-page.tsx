import type { ExternalDirectory, ExternalRun } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconEye, IconPlugConnected, IconRefresh, IconSettings } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { forget, queries } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useShortcut } from '../parts/shortcuts.ts'
import { Badge } from '../parts/status.tsx'
import { ConflictList } from './conflicts/conflict-list.tsx'
import { printLead } from './health.tsx'
import { MovingPanel } from './moving/moving-panel.tsx'
import { providerWords } from './provider-words.ts'
import { History } from './run/history.tsx'
import { Running } from './run/running.tsx'
import { useStartSync } from './run/use-start-sync.ts'
import { DeleteDirectory, TurnOff, TurnOn } from './turn-off.tsx'
import { t } from '../texts/index.ts'

const words = t.external

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
            {words.page.settings}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            renderRoot={props => <Link to="/external/$directoryId/edit/test" params={params} {...props} />}
          >
            {words.page.test}
          </Button>
        </>
      )}
      {settings.policy === 'synchronise' && (
        <Button
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          renderRoot={props => <Link to="/external/$directoryId/preview" params={params} {...props} />}
        >
          {words.page.preview}
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
          {words.page.syncNow}
        </Button>
      )}
      <Failure error={sync.error} what={words.page.notStarted} focus />
    </>
  )
}

/** A run the guard has stopped: nothing happened, and an admin says whether it may. */
function Stopped({ directory, run }: { directory: ExternalDirectory; run: ExternalRun }) {
  const start = useStartSync(directory)
  const confirm = useMutation({ mutationFn: () => start(run.id) })
  return (
    <>
      <Failure error={confirm.error} what={words.nothingChanged} focus />
      <Note
        tone="warn"
        title={words.page.stopped}
        answers={
          <>
            <Button
              variant="default"
              size="compact-sm"
              renderRoot={props => (
                <Link to="/external/$directoryId/preview" params={{ directoryId: directory.id }} {...props} />
              )}
            >
              {words.page.seeWhat}
            </Button>
            <Button color="red" size="compact-sm" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {words.page.allTheSame}
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
  const navigate = useNavigate()
  useShortcut(
    'e',
    () => managedBy === null && void navigate({ to: '/external/$directoryId/edit', params: { directoryId: id } }),
  )
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
        crumbs={[{ to: '/external', name: words.title }]}
        badges={
          <>
            <Badge>{providerWords[settings.provider]}</Badge>
            {!enabled && <Badge>{words.page.off}</Badge>}
            {managedBy !== null && <Badge>{words.keptIn(managedBy)}</Badge>}
          </>
        }
        lead={printLead(directory, sync)}
        actions={<Actions directory={directory} running={running !== undefined} />}
      />
      <div className="stack">
        {settings.tls.acceptSelfSigned && (
          <Note tone="warn" title={words.page.unchecked}>
            {words.page.uncheckedText}
          </Note>
        )}
        {enabled && sync && sync.trouble !== null && !running && latest?.outcome !== 'stopped' && (
          <Note tone="bad" title={sync.failures > 1 ? words.page.notWellTimes(sync.failures) : words.page.notWell}>
            {words.page.nobodyDisabled(sync.trouble)}
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
    <Loaded query={query} what={words.whatOne} page={{ to: '/external', name: words.title }}>
      {directory => <Shown directory={directory} />}
    </Loaded>
  )
}
