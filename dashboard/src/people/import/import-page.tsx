import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { t } from '../../texts/index.ts'
import { ChooseFile } from './choose-file.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { ImportDone } from './import-done.tsx'
import { Preview } from './preview.tsx'
import { type Columns, guessColumns, rowsOf, type Table } from './read-table.ts'
import { useImport } from './use-import.ts'

const words = t.peopleImport

/** Adds people from a file: chosen, looked at, and only then added. */
export function ImportPage() {
  const { chosen, progress, error, busy, passwords, send, stop, givePasswords, clear } = useImport()
  const rows = useMemo(() => (chosen ? rowsOf(chosen.table, chosen.columns) : []), [chosen])
  const look = (table: Table, columns: Columns) => void send({ table, columns }, { apply: false })
  const add = () => void (chosen && send(chosen, { apply: true }))
  const isDone = progress?.applying === true

  return (
    <>
      <PageHead title={words.title} lead={words.lead} crumbs={[{ to: '/people', name: t.shell.places.people }]} />
      <div className="stack">
        <Failure error={error} what={isDone ? words.cutOff : words.notRead} focus />
        {chosen === null ? (
          <ChooseFile onRead={read => look(read, guessColumns(read))} />
        ) : isDone ? (
          <ImportDone progress={progress} all={rows} busy={busy} onStop={stop} onResume={add} onAgain={clear} />
        ) : (
          <>
            <ColumnChoice
              table={chosen.table}
              columns={chosen.columns}
              onChange={columns => look(chosen.table, columns)}
            />
            {progress && (
              <Preview
                progress={progress}
                rows={rows}
                busy={busy}
                passwords={passwords}
                onPasswords={givePasswords}
                onGroupsMade={() => look(chosen.table, chosen.columns)}
              />
            )}
          </>
        )}
      </div>
      {!isDone && (
        <div className="foot">
          <Button variant="subtle" renderRoot={props => <Link to="/people" {...props} />}>
            {words.cancel}
          </Button>
          {chosen !== null && (
            <span className="r">
              <Button variant="default" onClick={clear}>
                {words.other}
              </Button>
              <Button
                disabled={busy || !progress?.rows.some(({ outcome }) => outcome === 'added')}
                leftSection={<IconDownload size={16} aria-hidden />}
                onClick={add}
              >
                {words.add(progress?.rows.filter(({ outcome }) => outcome === 'added').length ?? 0)}
              </Button>
            </span>
          )}
        </div>
      )}
    </>
  )
}
