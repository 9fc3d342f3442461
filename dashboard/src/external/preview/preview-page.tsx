import type { ExternalConflict, ExternalDirectory, ExternalPreview } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '../../api/client.ts'
import { forget, queries, queryClient } from '../../api/queries.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Loaded, Skeleton } from '../../parts/loaded.tsx'
import { Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Status } from '../../parts/status.tsx'
import { listNames } from '../../parts/words.ts'
import { DirectorySteps } from '../directory-steps.tsx'
import { useStartSync } from '../run/use-start-sync.ts'
import { ChangeList } from './change-list.tsx'
import { type Change, countApplied, isWaiting, listChanges } from './kinds.ts'
import { IconCircleCheck } from '@tabler/icons-react'
import { t } from '../../texts/index.ts'

const words = t.externalSync.preview

const clock = new Intl.DateTimeFormat(t.locale, { hour: '2-digit', minute: '2-digit' })

/** Named, of many; the log of the run names all. */
const groupsShown = 12

/** One line for each change, for a spreadsheet. */
const exportList = (changes: readonly Change[]) => {
  const cell = (text: string | null) => `"${(text ?? '').replaceAll('"', '""').replace(/^[=+\-@\t]/, "'$&")}"`
  const lines = changes.map(({ kind, name, username, dn, reason, changes: fields }) =>
    [kind, name, username, dn, reason, fields.map(({ field, to }) => `${field}: ${to ?? ''}`).join('; ')]
      .map(cell)
      .join(','),
  )
  const url = URL.createObjectURL(new Blob([['kind,name,username,dn,reason,changes', ...lines].join('\r\n')]))
  const link = document.createElement('a')
  link.href = url
  link.download = 'preview.csv'
  link.click()
  URL.revokeObjectURL(url)
}

interface ShownProps {
  directory: ExternalDirectory
  preview: ExternalPreview
  changes: readonly Change[]
  conflicts: readonly ExternalConflict[]
}

function Shown({ directory, preview, changes, conflicts }: ShownProps) {
  const { title } = directory
  if (changes.length === 0)
    return (
      <section className="panel">
        <Empty icon={IconCircleCheck} title={words.noChange}>
          {words.noChangeText(title)}
        </Empty>
      </section>
    )
  return (
    <div className="stack">
      {preview.guard !== null && (
        <Note tone="warn" title={words.guard}>
          {preview.guard}
        </Note>
      )}
      {preview.groups.length > 0 && (
        <Note title={words.groups(preview.groups.length)}>
          {listNames(
            preview.groups.map(({ name }) => name),
            groupsShown,
          )}
        </Note>
      )}
      <ChangeList
        changes={changes}
        unchanged={preview.counts['unchanged'] ?? 0}
        directory={directory}
        conflicts={conflicts}
      />
    </div>
  )
}

function Preview({ directory }: { directory: ExternalDirectory }) {
  const { id, title, enabled } = directory
  const navigate = useNavigate()
  const look = useMutation({
    mutationFn: () => api.previewExternalRun({ params: { id } }),
    // Who would be held back is known now, and shown with what has been decided of them.
    onSuccess: () => queryClient.fetchQuery(queries.externalConflicts(id)),
  })
  const { data: known } = useQuery({ ...queries.externalConflicts(id), enabled: look.isSuccess })
  const { mutate } = look
  useEffect(() => mutate(), [mutate])
  const start = useStartSync(directory)
  const apply = useMutation({
    mutationFn: async () => {
      if (!enabled) await api.turnOnExternalDirectory({ params: { id } })
      await start()
    },
    onSettled: () => forget('external', 'externals', 'external-sync'),
    onSuccess: () => navigate({ to: '/external/$directoryId', params: { directoryId: id } }),
  })
  const changes = look.data ? listChanges(look.data, directory) : []
  const conflicts = known?.items ?? []
  const waiting = known ? changes.filter(change => isWaiting(change, conflicts)).length : 0
  const applied = countApplied(changes, conflicts)
  return (
    <>
      <PageHead
        title={words.title}
        crumbs={[
          { to: '/external', name: t.external.title },
          { to: `/external/${id}`, name: title },
        ]}
        lead={look.data ? words.leadRead(title, clock.format(look.submittedAt)) : words.lead}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
              loading={look.isPending}
              onClick={() => look.mutate()}
            >
              {words.again}
            </Button>
            {changes.length > 0 && (
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                onClick={() => exportList(changes)}
              >
                {words.export}
              </Button>
            )}
          </>
        }
      />
      <DirectorySteps now={3} />
      <Failure error={look.error} what={words.failed} onRetry={() => look.mutate()} />
      <Failure error={apply.error} what={t.external.page.notStarted} focus />
      <div aria-live="polite" aria-busy={look.isPending}>
        {look.isPending && (
          <section className="panel" aria-label={words.reading(title)}>
            <Skeleton rows={6} />
          </section>
        )}
        {look.data && known && (
          <Shown directory={directory} preview={look.data} changes={changes} conflicts={conflicts} />
        )}
      </div>
      <div className="foot">
        <Button
          variant="default"
          renderRoot={props => <Link to="/external/$directoryId/edit/test" params={{ directoryId: id }} {...props} />}
        >
          {words.back}
        </Button>
        <span className="r">
          {waiting > 0 && (
            <Status tone="warn">
              <span className="wrap">{words.undecided(waiting)}</span>
            </Status>
          )}
          <Button
            disabled={!look.data || (applied === 0 && enabled)}
            loading={apply.isPending}
            onClick={() => apply.mutate()}
          >
            {!look.data
              ? words.apply
              : applied === 0
                ? enabled
                  ? words.nothing
                  : words.turnOn
                : words.applyThese(applied)}
          </Button>
        </span>
      </div>
    </>
  )
}

/** The third step: what a sync would do, before it does it. */
export function PreviewPage() {
  const { directoryId } = useParams({ from: '/external/$directoryId/preview' })
  const query = useQuery(queries.external(directoryId))
  return (
    <Loaded query={query} what={t.external.whatOne} page={{ to: '/external', name: t.external.title }}>
      {directory => <Preview directory={directory} />}
    </Loaded>
  )
}
