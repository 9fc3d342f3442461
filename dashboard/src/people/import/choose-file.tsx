import { Button, FileButton, Textarea } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'
import { decode, readTable, type Table } from './read-table.ts'

const words = t.peopleImport

/** Larger is no table of people. */
const bytesMax = 20 * 1024 * 1024

/** A file, dropped or chosen, or text copied out of a spreadsheet. */
export function ChooseFile({ onRead }: { onRead: (table: Table) => void }) {
  const [text, setText] = useState('')
  const [flaw, setFlaw] = useState<string>()
  const [over, setOver] = useState(false)

  const take = (content: string) => {
    const table = readTable(content)
    setFlaw(table === undefined ? words.noRows : undefined)
    if (table !== undefined) onRead(table)
  }
  const read = async (file: File | null | undefined) => {
    if (!file) return
    if (file.size > bytesMax) setFlaw(words.tooLarge)
    else take(decode(await file.arrayBuffer()))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void read(event.dataTransfer.files[0])
  }

  return (
    <Panel title={words.file}>
      <div
        className="pad form drop"
        data-over={over || undefined}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{words.what}</p>
        <div className="row">
          <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={file => void read(file)}>
            {props => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
                {words.choose}
              </Button>
            )}
          </FileButton>
          <span className="hint">{words.dropHere}</span>
        </div>
        {flaw && (
          <p className="error" role="alert">
            {flaw}
          </p>
        )}
        <Textarea
          label={words.paste}
          description={words.pasteHint}
          placeholder={'username,name,email,groups\nada,Ada Lovelace,ada@example.com,Staff'}
          classNames={{ input: 'mono' }}
          autosize
          minRows={4}
          maxRows={12}
          spellCheck={false}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <div>
          <Button disabled={text.trim() === ''} onClick={() => take(text)}>
            {words.lookAtIt}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
