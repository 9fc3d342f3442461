import type { ImportedRow, ImportRow } from '@doorward/contract'
import { Button, Progress as ProgressBar } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'
import { downloadPasswords } from './download-passwords.ts'
import { RowTable } from './row-table.tsx'
import type { Progress } from './send-rows.ts'

const words = t.peopleImport

interface ImportDoneProps {
  progress: Progress
  all: readonly ImportRow[]
  busy: boolean
  onStop: () => void
  /** Sends everything once more; who is here by now is kept. */
  onResume: () => void
  onAgain: () => void
}

/** How far it is, and at the end what became of the rows. */
export function ImportDone({ progress: { sent, rows }, all, busy, onStop, onResume, onAgain }: ImportDoneProps) {
  const of = (outcome: ImportedRow['outcome']) => rows.filter(row => row.outcome === outcome)
  const added = of('added')
  const withPasswords = added.filter(({ password }) => password !== null)
  const takeBack = useMutation({
    mutationFn: async () => {
      for (const { user } of added) if (user !== null) await api.deleteUser({ params: { id: user.id } })
      await forget('users', 'user', 'groups', 'group', 'overview')
    },
  })
  if (busy)
    return (
      <Panel title={words.adding}>
        <div className="pad form">
          <ProgressBar value={(100 * sent) / all.length} aria-label={words.adding} />
          <p aria-live="polite">{words.soFar(sent, all.length)}</p>
          <div>
            <Button variant="default" onClick={onStop}>
              {words.stop}
            </Button>
          </div>
        </div>
      </Panel>
    )
  return (
    <>
      <Note
        tone={takeBack.isSuccess ? 'plain' : 'ok'}
        title={takeBack.isSuccess ? words.takenBack(added.length) : words.done(added.length)}
        answers={
          <>
            {withPasswords.length > 0 && (
              <Button size="compact-sm" onClick={() => downloadPasswords(withPasswords, all)}>
                {words.download}
              </Button>
            )}
            {added.length > 0 && !takeBack.isSuccess && (
              <Button
                size="compact-sm"
                variant="default"
                loading={takeBack.isPending}
                onClick={() => takeBack.mutate()}
              >
                {words.takeBack}
              </Button>
            )}
          </>
        }
      >
        {of('kept').length > 0 && `${words.kept(of('kept').length)} `}
        {withPasswords.length > 0 ? words.onlyNow : words.noPasswords}
      </Note>
      <Failure error={takeBack.error} what={words.notTakenBack} focus />
      {sent < all.length && (
        <Note
          tone="warn"
          title={words.stopped(sent, all.length)}
          answers={
            <Button size="compact-sm" variant="default" onClick={onResume}>
              {words.resume}
            </Button>
          }
        />
      )}
      {of('refused').length > 0 && (
        <Panel title={words.outcomes.refused(of('refused').length)}>
          <RowTable imported={of('refused')} rows={all} outcome="refused" />
        </Panel>
      )}
      <div className="foot">
        <span className="r">
          <Button variant="default" onClick={onAgain}>
            {words.other}
          </Button>
          <Button renderRoot={props => <Link to="/people" {...props} />}>{words.toPeople}</Button>
        </span>
      </div>
    </>
  )
}
