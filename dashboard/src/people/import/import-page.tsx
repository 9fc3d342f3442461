import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
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
  const [table, setTable] = useState<Table>()
  const [columns, setColumns] = useState<Columns>()
  const [passwords, setPasswords] = useState(false)
  const { progress, error, busy, send, stop, clear } = useImport()
  const rows = useMemo(() => (table && columns ? rowsOf(table, columns) : []), [table, columns])

  const look = (read: Table, chosen: Columns) => {
    setTable(read)
    setColumns(chosen)
    void send(rowsOf(read, chosen), { apply: false, passwords: false })
  }
  const again = () => {
    setTable(undefined)
    clear()
  }
  const isDone = progress?.applying === true

  return (
    <>
      <PageHead title={words.title} lead={words.lead} crumbs={[{ to: '/people', name: t.shell.places.people }]} />
      <div className="stack">
        <Failure error={error} what={isDone ? words.cutOff : words.notRead} focus />
        {table === undefined || columns === undefined ? (
          <ChooseFile onRead={read => look(read, guessColumns(read))} />
        ) : isDone ? (
          <ImportDone
            progress={progress}
            all={rows}
            busy={busy}
            onStop={stop}
            onResume={() => void send(rows, { apply: true, passwords })}
            onAgain={again}
          />
        ) : (
          <>
            <ColumnChoice table={table} columns={columns} onChange={chosen => look(table, chosen)} />
            {progress && (
              <Preview
                progress={progress}
                rows={rows}
                busy={busy}
                passwords={passwords}
                onPasswords={setPasswords}
                onGroupsMade={() => look(table, columns)}
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
          {table !== undefined && (
            <span className="r">
              <Button variant="default" onClick={again}>
                {words.other}
              </Button>
              <Button
                disabled={busy || !progress?.rows.some(({ outcome }) => outcome === 'added')}
                leftSection={<IconDownload size={16} aria-hidden />}
                onClick={() => void send(rows, { apply: true, passwords })}
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
